import { normalizeCie10 } from '../../../identifiers/index.ts';
import type { Segment } from '../message.ts';
import { hasField } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { fieldSpot, firstDay, text } from './cells.ts';
import { anyCode, type Coded, coded } from './coded.ts';
import type { PatientContext } from './context.ts';

/** Diagnoses, procedures, allergies: what happened to a person, with a code and a day. */

/** By which the checks know the CIE-10, however the message names it (`I10`, `CIE10` …). */
const ICD10_OID = '2.16.840.1.113883.6.3';
/** Action code of a line that takes it back (table 0206). */
const DELETED = 'D';

export function emitDiagnosis(dg1: Segment, context: PatientContext): void {
  const { message } = context.visit;
  if (text(message, dg1, 21) === DELETED) return;
  const priority = Number(text(message, dg1, 15));
  const found = coded(message, dg1, 3, context.tables.icd10);
  // Until 2.3 the coding method stood in a field of its own.
  const method = found.system === undefined ? text(message, dg1, 2) : undefined;
  const { date, at } = firstDay(message, [[dg1, 5]]);
  emitCoded(found, method, fieldSpot(dg1, 'DG1', 2), context, {
    rank: Number.isInteger(priority) && priority > 0 ? priority : undefined,
    rankAt: spot(dg1, 15),
    date: date ?? context.careDate,
    dateAt: date === undefined && context.careDate !== undefined ? context.careAt : (at ?? spot(dg1, 5)),
  });
}

interface DiagnosisRest {
  readonly rank?: number;
  readonly rankAt: Spot;
  readonly date?: string;
  readonly dateAt: Spot;
}

/** A code of a diagnosis, wherever the message has it; `method` is the system that another field names. */
export function emitCoded(
  { code, system, preferred, at, systemAt }: Coded,
  method: string | undefined,
  methodAt: Spot,
  context: PatientContext,
  rest: DiagnosisRest,
): void {
  const { visit, tables, pid, sex, birthDate } = context;
  const isIcd10 = preferred || (method !== undefined && tables.icd10.has(method.toUpperCase()));
  visit.emit(
    'diagnosis',
    {
      code: isIcd10 && code !== undefined ? normalizeCie10(code) : code,
      system: isIcd10 ? ICD10_OID : (system ?? method),
      rank: rest.rank,
      sex,
      birthDate,
      date: rest.date,
    },
    {
      code: at,
      system: system === undefined && method !== undefined ? methodAt : systemAt,
      rank: rest.rankAt,
      sex: fieldSpot(pid, 'PID', 8),
      birthDate: fieldSpot(pid, 'PID', 7),
      date: rest.dateAt,
    },
  );
}

export function emitProcedure(pr1: Segment, { visit, tables }: PatientContext): void {
  const { message, emit } = visit;
  if (text(message, pr1, 20) === DELETED) return;
  const found = coded(message, pr1, 3, tables.procedures);
  const { date, at } = firstDay(message, [[pr1, 5]]);
  const method = found.system === undefined ? text(message, pr1, 2) : undefined;
  emit(
    'procedure',
    { code: found.code, system: found.system ?? method, date },
    { code: found.at, system: method === undefined ? found.systemAt : spot(pr1, 2), date: at ?? spot(pr1, 5) },
  );
}

/** A charge names the procedure that it is for (FT1-25), and the diagnoses where no DG1 does (FT1-19). */
export function emitCharge(ft1: Segment, hasDiagnoses: boolean, context: PatientContext): void {
  const { visit, tables } = context;
  const { message } = visit;
  const { date, at } = firstDay(message, [[ft1, 4]]);
  const dateAt = at ?? spot(ft1, 4);
  if (hasField(ft1, 25)) {
    const found = coded(message, ft1, 25, tables.procedures);
    const { code, system } = found;
    visit.emit('procedure', { code, system, date }, { code: found.at, system: found.systemAt, date: dateAt });
  }
  if (hasDiagnoses || !hasField(ft1, 19)) return;
  emitCoded(coded(message, ft1, 19, tables.icd10), undefined, dateAt, context, { rankAt: spot(ft1, 19), date, dateAt });
}

/** An allergy of AL1 (all of them, as they are) or of IAM (one by one, with what is to be done with it). */
export function emitAllergy(segment: Segment, { visit }: PatientContext): void {
  const { message, emit } = visit;
  const isAction = segment.name === 'IAM';
  if (isAction && text(message, segment, 6) === DELETED) return;
  const { code, system, name, at, systemAt } = anyCode(message, segment, 3);
  if (code === undefined && name === undefined) return;
  const dates = isAction ? [11, 13] : [6];
  const found = firstDay(
    message,
    dates.map((field) => [segment, field] as const),
  );
  emit(
    'allergy',
    { code, system, name, date: found.date, status: isAction ? text(message, segment, 17) : undefined },
    { code: at, system: systemAt, name: at, date: found.at ?? spot(segment, dates[0]), status: spot(segment, 17) },
  );
}
