import type { AllergyIntolerance, Condition, Immunization, Procedure } from 'fhir/r4';
import { normalizeCie10 } from '../../../identifiers/index.ts';
import type { RecordContext } from './context.ts';
import { codedAt, coding, conceptText, firstDay, one, target, text } from './read.ts';

/** Conditions, procedures, allergies and vaccines: what happened to a person, with a code and a day. */

export function readCondition(condition: Partial<Condition>, context: RecordContext): void {
  const { icd10 } = context.tables;
  const { data, paths } = codedAt('code', condition.code, icd10);
  const isIcd10 = data.system !== undefined && icd10.includes(data.system);
  const subject = context.patients.recall(target(condition.subject));
  const { date, path } = firstDay({
    recordedDate: condition.recordedDate,
    onsetDateTime: condition.onsetDateTime,
    'onsetPeriod.start': one(condition.onsetPeriod).start,
  });
  context.emit(
    'diagnosis',
    {
      code: isIcd10 && data.code !== undefined ? normalizeCie10(data.code) : data.code,
      // Checks know the CIE-10 by its usual systems; another one that a configuration names is the same.
      system: isIcd10 ? icd10[0] : data.system,
      sex: subject?.sex,
      birthDate: subject?.birthDate,
      date,
    },
    { ...paths, sex: 'subject', birthDate: 'subject', date: path },
  );
}

/** A procedure that was not done is no fact of it. */
export function readProcedure(procedure: Partial<Procedure>, context: RecordContext): void {
  if (procedure.status === 'not-done') return;
  const { data, paths } = codedAt('code', procedure.code, context.tables.procedures);
  const { date, path } = firstDay({
    performedDateTime: procedure.performedDateTime,
    'performedPeriod.start': one(procedure.performedPeriod).start,
  });
  context.emit('procedure', { ...data, date }, { ...paths, date: path });
}

export function readAllergyIntolerance(allergy: Partial<AllergyIntolerance>, context: RecordContext): void {
  const { data, paths } = codedAt('code', allergy.code, []);
  const status = coding(allergy.clinicalStatus, []);
  const { date, path } = firstDay({
    recordedDate: allergy.recordedDate,
    onsetDateTime: allergy.onsetDateTime,
    'onsetPeriod.start': one(allergy.onsetPeriod).start,
    lastOccurrence: allergy.lastOccurrence,
  });
  context.emit(
    'allergy',
    { ...data, name: conceptText(allergy.code), date, status: status?.code },
    { ...paths, name: 'code', date: path, status: status ? `clinicalStatus.${status.path}` : 'clinicalStatus' },
  );
}

/** A vaccine that was not given is no fact of it. */
export function readImmunization(immunization: Partial<Immunization>, context: RecordContext): void {
  if (immunization.status === 'not-done') return;
  const { data, paths } = codedAt('vaccineCode', immunization.vaccineCode, []);
  const { date, path } = firstDay({
    occurrenceDateTime: immunization.occurrenceDateTime,
    recorded: immunization.recorded,
  });
  context.emit(
    'immunization',
    { ...data, name: conceptText(immunization.vaccineCode), date, status: text(immunization.status) },
    { ...paths, name: 'vaccineCode', date: path, status: 'status' },
  );
}
