import type { Segment } from '../message.ts';
import { hasField } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { value } from '../values.ts';
import { firstDay, shortText, text } from './cells.ts';
import { coded } from './coded.ts';
import type { PatientContext } from './context.ts';

/** Results that are none (table 0085): deleted, wrong, could not be obtained, only asked for, not asked. */
const NO_RESULT = new Set(['D', 'W', 'X', 'O', 'N']);
/** Waiting for its specimen or its result: a fact only once there is a value. */
const PENDING = 'I';
/** Types of OBX-5 whose value is a document, or points at one. */
const DOCUMENTS = new Set(['ED', 'RP']);
/** What OBX says in a message of documents is the document itself, unless it is measured or coded. */
const MEASURED = new Set(['NM', 'SN', 'CE', 'CWE', 'CNE']);

/** @param request the OBR that the observation answers */
export function emitObservation(obx: Segment, request: Segment | undefined, context: PatientContext): void {
  const { visit, tables } = context;
  const { message, emit } = visit;
  const type = text(message, obx, 2)?.toUpperCase();
  if (message.code === 'MDM' && !MEASURED.has(type ?? '')) return;
  const status = text(message, obx, 11);
  if (status !== undefined && NO_RESULT.has(status)) return;
  const measured = readValue(obx, type, context);
  if (status === PENDING && measured.value === undefined && measured.valueText === undefined) return;
  const { code, system, at, systemAt } = coded(message, obx, 3, tables.loinc);
  const { date, at: dateAt } = firstDay(message, [
    [obx, 14],
    [request, 7],
  ]);
  emit(
    'observation',
    { code, system, value: measured.value, valueText: measured.valueText, unit: text(message, obx, 6), date, status },
    {
      code: at,
      system: systemAt,
      value: measured.at,
      valueText: measured.at,
      unit: spot(obx, 6),
      date: dateAt ?? spot(obx, 14),
      status: spot(obx, 11),
    },
  );
}

interface Measured {
  readonly value?: number;
  readonly valueText?: string;
  readonly at: Spot;
}

const NUMBER = /^[+-]?\d{1,30}(?:\.\d{0,30})?$/;

/** The first value of OBX-5, as its type says: a number, a number with a comparator before it, a code, a text. */
function readValue(obx: Segment, type: string | undefined, { visit }: PatientContext): Measured {
  const { message } = visit;
  const at = spot(obx, 5);
  if (!hasField(obx, 5) || DOCUMENTS.has(type ?? '')) return { at };
  const first = shortText(message, obx, 5);
  if (type === 'SN') {
    const number = numberOf(value(message, obx, 5, 1, 2));
    const isPlain = (first === undefined || first === '=') && value(message, obx, 5, 1, 3) === undefined;
    if (isPlain && number !== undefined) return { value: number, at: spot(obx, 5, 1, 2) };
    return { valueText: shortText(message, obx, 5, 0), at };
  }
  const number = type === 'NM' ? numberOf(first) : undefined;
  if (number !== undefined) return { value: number, at };
  const isCoded = type === 'CE' || type === 'CWE' || type === 'CNE';
  return { valueText: isCoded ? (shortText(message, obx, 5, 2) ?? first) : first, at };
}

function numberOf(written: string | undefined): number | undefined {
  return written !== undefined && NUMBER.test(written) ? Number(written) : undefined;
}

/** Messages that report what a laboratory or an imaging service found; in others OBR is what was asked of it. */
const REPORTS = new Set(['ORU', 'OUL', 'OPU']);
const CANCELLED = 'X';

/** @param answers the OBX that follow */
export function emitStudy(obr: Segment, answers: Segment | undefined, { visit, tables }: PatientContext): void {
  const { message, emit } = visit;
  const status = text(message, obr, 25);
  if (!REPORTS.has(message.code) || status === CANCELLED) return;
  const { code, system, name, at, systemAt } = coded(message, obr, 4, tables.loinc);
  const { date, at: dateAt } = firstDay(message, [
    [obr, 7],
    [obr, 22],
    // Since 2.5 a report may leave the day to its results: of the observation, of the analysis.
    [answers, 14],
    [answers, 19],
  ]);
  const performer = interpreter(obr, answers, message);
  emit(
    'study',
    { code, system, name, date, status, performer: performer.name },
    {
      code: at,
      system: systemAt,
      name: at,
      date: dateAt ?? spot(obr, 7),
      status: spot(obr, 25),
      performer: performer.at,
    },
  );
}

/** Who interpreted the study (OBR-32, a name inside a component), else who answers for its results, else who made it. */
function interpreter(
  obr: Segment,
  obx: Segment | undefined,
  message: PatientContext['visit']['message'],
): { readonly name?: string; readonly at: Spot } {
  const own = joined([3, 4, 2].map((subcomponent) => value(message, obr, 32, 1, 1, subcomponent)));
  const principal = own ?? value(message, obr, 32, 1, 1, 1);
  if (principal !== undefined || obx === undefined) return { name: principal, at: spot(obr, 32) };
  const responsible = joined([3, 4, 2].map((component) => value(message, obx, 16, 1, component)));
  if (responsible !== undefined) return { name: responsible, at: spot(obx, 16) };
  const organization = text(message, obx, 23);
  return organization === undefined ? { at: spot(obr, 32) } : { name: organization, at: spot(obx, 23) };
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
}
