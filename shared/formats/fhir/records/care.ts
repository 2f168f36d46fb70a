import type { Condition, Encounter, MedicationRequest, Observation, ObservationComponent, Procedure } from 'fhir/r4';
import { normalizeCie10 } from '../../../identifiers/index.ts';
import type { DiagnosisData, EncounterData, ObservationData } from '../../../model/index.ts';
import type { RecordContext } from './context.ts';
import { coding, conceptText, day, list, number, one, target, text } from './read.ts';

export function readEncounter(encounter: Partial<Encounter>, context: RecordContext): void {
  const { start, end } = one(encounter.period);
  const provider = one(encounter.serviceProvider);
  const reference = target(encounter.serviceProvider);
  if (reference !== undefined) context.providers.remember([reference], true);
  const { system, value } = one(provider.identifier);
  const direct = system !== undefined && context.tables.identifiers.clues.includes(system) ? text(value) : undefined;
  const date = day(start);
  const data: EncounterData = {
    date,
    dateText: date === undefined ? text(start) : undefined,
    end: day(end),
    birthDate: context.patients.recall(target(encounter.subject))?.birthDate,
    clues: direct ?? context.establishments.recall(reference)?.clues ?? locationClues(encounter, context),
    class: text(one(encounter.class).code),
    status: text(encounter.status),
  };
  context.emit('encounter', data, {
    date: 'period.start',
    dateText: 'period.start',
    end: 'period.end',
    birthDate: 'subject',
    clues: direct === undefined ? 'serviceProvider' : 'serviceProvider.identifier.value',
    class: 'class.code',
    status: 'status',
  });
}

function locationClues(encounter: Partial<Encounter>, context: RecordContext): string | undefined {
  for (const { location } of list(encounter.location)) {
    const clues = context.establishments.recall(target(location))?.clues;
    if (clues !== undefined) return clues;
  }
  return undefined;
}

export function readCondition(condition: Partial<Condition>, context: RecordContext): void {
  const picked = coding(condition.code, context.tables.icd10);
  const subject = context.patients.recall(target(condition.subject));
  const recorded = day(condition.recordedDate);
  const data: DiagnosisData = {
    code: picked?.preferred ? normalizeCie10(picked.code) : picked?.code,
    system: picked?.system,
    sex: subject?.sex,
    birthDate: subject?.birthDate,
    date: recorded ?? day(condition.onsetDateTime) ?? day(one(condition.onsetPeriod).start),
  };
  context.emit('diagnosis', data, {
    code: picked ? `code.${picked.path}` : 'code',
    system: picked ? `code.${picked.path.replace(/code$/, 'system')}` : 'code',
    sex: 'subject',
    birthDate: 'subject',
    date: recorded === undefined ? 'onsetDateTime' : 'recordedDate',
  });
}

/** One record for the observation's own value, and one for each component (systolic, diastolic …). */
export function readObservation(observation: Partial<Observation>, context: RecordContext): void {
  const components = list(observation.component);
  const instants = {
    effectiveDateTime: observation.effectiveDateTime,
    'effectivePeriod.start': one(observation.effectivePeriod).start,
    effectiveInstant: observation.effectiveInstant,
    issued: observation.issued,
  };
  const [datePath, when] = Object.entries(instants).find(([, value]) => day(value)) ?? ['effectiveDateTime', undefined];
  const shared = { date: day(when), status: text(observation.status) };
  const own = measured(observation, '', context);
  const silent = own.data.value === undefined && own.data.valueText === undefined;
  const panel = silent && components.length > 0 && observation.dataAbsentReason === undefined;
  if (!panel)
    context.emit('observation', { ...own.data, ...shared }, { ...own.paths, date: datePath, status: 'status' });
  components.forEach((component, index) => {
    const part = measured(component, `component[${index}].`, context);
    context.emit('observation', { ...part.data, ...shared }, { ...part.paths, date: datePath, status: 'status' });
  });
}

function measured(
  source: Partial<Observation> | Partial<ObservationComponent>,
  base: string,
  context: RecordContext,
): { readonly data: ObservationData; readonly paths: Record<string, string> } {
  const picked = coding(source.code, context.tables.loinc);
  const quantity = one(source.valueQuantity);
  const value = number(quantity.value) ?? number(source.valueInteger);
  const concept = coding(source.valueCodeableConcept, []);
  const code = picked ? `${base}code.${picked.path}` : `${base}code`;
  const written = text(source.valueString);
  return {
    data: {
      code: picked?.code,
      system: picked?.system,
      value,
      valueText: written ?? conceptText(source.valueCodeableConcept) ?? concept?.code,
      unit: text(quantity.code) ?? text(quantity.unit),
    },
    paths: {
      code,
      system: picked ? code.replace(/code$/, 'system') : code,
      value: number(quantity.value) === undefined ? `${base}valueInteger` : `${base}valueQuantity.value`,
      valueText: written === undefined ? `${base}valueCodeableConcept` : `${base}valueString`,
      unit: text(quantity.code) === undefined ? `${base}valueQuantity.unit` : `${base}valueQuantity.code`,
    },
  };
}

export function readProcedure(procedure: Partial<Procedure>, context: RecordContext): void {
  const picked = coding(procedure.code, []);
  const start = day(procedure.performedDateTime);
  context.emit(
    'procedure',
    { code: picked?.code, system: picked?.system, date: start ?? day(one(procedure.performedPeriod).start) },
    {
      code: picked ? `code.${picked.path}` : 'code',
      system: picked ? `code.${picked.path.replace(/code$/, 'system')}` : 'code',
      date: start === undefined ? 'performedPeriod.start' : 'performedDateTime',
    },
  );
}

export function readMedicationRequest(request: Partial<MedicationRequest>, context: RecordContext): void {
  const concept = request.medicationCodeableConcept;
  const picked = coding(concept, []);
  const base = 'medicationCodeableConcept';
  context.emit(
    'medication',
    {
      code: picked?.code,
      system: picked?.system,
      name: conceptText(concept) ?? text(one(request.medicationReference).display),
      date: day(request.authoredOn),
      status: text(request.status),
    },
    {
      code: picked ? `${base}.${picked.path}` : base,
      system: picked ? `${base}.${picked.path.replace(/code$/, 'system')}` : base,
      name: concept ? base : 'medicationReference.display',
      date: 'authoredOn',
      status: 'status',
    },
  );
}
