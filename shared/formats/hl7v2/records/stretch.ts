import type { PatientData } from '../../../model/index.ts';
import type { Segment } from '../message.ts';
import { spot } from '../spot.ts';
import { emitAllergy, emitCharge, emitDiagnosis, emitProcedure } from './care.ts';
import type { MessageContext, PatientContext } from './context.ts';
import { emitCoverage } from './coverage.ts';
import { emitConsent, emitDocument } from './documents.ts';
import { careDay, careUnit, emitEncounter } from './encounter.ts';
import { createFacilities } from './facilities.ts';
import { emitImmunization, emitMedication } from './medication.ts';
import { patientKey, patientLabel, readPatient } from './patient.ts';
import { emitObservation, emitStudy } from './results.ts';

/** A patient and the segments up to the next one. */
export interface Stretch {
  readonly context: PatientContext;
  /** Reports the patient, unless a stretch before it did, and what the segments say. */
  emit(): void;
}

/** The patients of a message, with what is said of each. None where their records were deleted. */
export function readStretches(context: MessageContext): Stretch[] {
  if (!context.event.person) return [];
  const { segments } = context.visit.message;
  const starts = segments.flatMap(({ name }, index) => (name === 'PID' ? [index] : []));
  const known = new Map<string, ReturnType<typeof readPatient>>();
  return starts.map((start, number) => {
    const own = segments.slice(start + 1, starts[number + 1]);
    const key = patientKey(segments[start], context.visit.message);
    const before = key === undefined ? undefined : known.get(key);
    const patient = before ?? readPatient(segments[start], context);
    if (key !== undefined) known.set(key, patient);
    return readStretch(segments[start], own, patient, before === undefined, context);
  });
}

function readStretch(
  pid: Segment,
  segments: readonly Segment[],
  { data, spots }: ReturnType<typeof readPatient>,
  isNew: boolean,
  message: MessageContext,
): Stretch {
  const stay = segments.find(({ name }) => name === 'PV1');
  const request = segments.find(({ name }) => name === 'OBR');
  const care = careDay(message.visit.message, message.trigger, stay, request);
  const careAt = care.at ?? spot(pid);
  const { sex, birthDate } = data;
  const label = patientLabel(data);
  const context: PatientContext = { ...message, pid, sex, birthDate, label, stay, careDate: care.date, careAt };
  return {
    context,
    emit() {
      const patient: PatientData = { ...data, careDate: care.date };
      if (isNew) message.visit.emit('patient', patient, { ...spots, careDate: careAt });
      if (message.event.care) emitSegments(segments, context);
    },
  };
}

type Emit = (segment: Segment, context: PatientContext) => void;

/** Segments that are told by themselves. */
const ALONE: Readonly<Record<string, Emit>> = {
  DG1: emitDiagnosis,
  PR1: emitProcedure,
  AL1: emitAllergy,
  IAM: emitAllergy,
  IN1: emitCoverage,
  CON: emitConsent,
};

function emitSegments(segments: readonly Segment[], context: PatientContext): void {
  const facilities = createFacilities(context.visit.message, context.tables, () => undefined);
  const hasDiagnoses = segments.some(({ name }) => name === 'DG1');
  let order: Segment | undefined;
  let request: Segment | undefined;
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index];
    ALONE[segment.name]?.(segment, context);
    switch (segment.name) {
      case 'PV1':
        emitEncounter(segment, careUnit(facilities.ofLocation(segment, 3), context), context);
        break;
      case 'FT1':
        emitCharge(segment, hasDiagnoses, context);
        break;
      case 'ORC':
        order = segment;
        request = undefined;
        break;
      case 'OBR':
        request = segment;
        emitStudy(segment, firstObservation(segments, index), context);
        break;
      case 'OBX':
        emitObservation(segment, request, context);
        break;
      case 'TXA':
        emitDocument(segment, firstObservation(segments, index), context);
        break;
      case 'RXA':
        emitImmunization(segment, context);
        emitMedication(segment, order, context);
        break;
      case 'RXE':
      case 'RXO':
      case 'RXD':
      case 'RXG':
        emitMedication(segment, order, context);
    }
  }
}

/** The OBX that follows before another request or document begins. */
function firstObservation(segments: readonly Segment[], from: number): Segment | undefined {
  for (let index = from + 1; index < segments.length; index++) {
    const { name } = segments[index];
    if (name === 'OBX') return segments[index];
    if (name === 'OBR' || name === 'TXA') return undefined;
  }
  return undefined;
}
