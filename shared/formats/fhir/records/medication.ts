import type {
  CodeableConcept,
  MedicationAdministration,
  MedicationRequest,
  MedicationStatement,
  Reference,
} from 'fhir/r4';
import type { Json } from '../json/value.ts';
import type { RecordContext } from './context.ts';
import { medicationFacts } from './facts.ts';
import { codedAt, conceptText, firstDay, one, target, text } from './read.ts';

/** A medication by itself is no fact of a person: it is remembered for those that point at it. */
export function rememberMedication(resource: Json, keys: readonly string[], context: RecordContext): void {
  context.medications.remember(keys, medicationFacts(resource));
}

/** An order not to give something orders nothing. */
export function readMedicationRequest(request: Partial<MedicationRequest>, context: RecordContext): void {
  if (request.doNotPerform === true) return;
  emit(request, { authoredOn: request.authoredOn }, context);
}

export function readMedicationAdministration(
  administration: Partial<MedicationAdministration>,
  context: RecordContext,
): void {
  if (administration.status === 'not-done') return;
  emit(
    administration,
    {
      effectiveDateTime: administration.effectiveDateTime,
      'effectivePeriod.start': one(administration.effectivePeriod).start,
    },
    context,
  );
}

export function readMedicationStatement(statement: Partial<MedicationStatement>, context: RecordContext): void {
  if (statement.status === 'not-taken') return;
  emit(
    statement,
    {
      effectiveDateTime: statement.effectiveDateTime,
      'effectivePeriod.start': one(statement.effectivePeriod).start,
      dateAsserted: statement.dateAsserted,
    },
    context,
  );
}

interface Medicated {
  readonly medicationCodeableConcept?: CodeableConcept;
  readonly medicationReference?: Reference;
  readonly status?: unknown;
}

/** The medication is named by a concept, or by a reference to a resource. */
function emit(source: Medicated, dates: Readonly<Record<string, unknown>>, context: RecordContext): void {
  const concept = source.medicationCodeableConcept;
  const { data, paths } = codedAt('medicationCodeableConcept', concept, []);
  const known = concept ? undefined : context.medications.recall(target(source.medicationReference));
  const display = text(one(source.medicationReference).display);
  const { date, path } = firstDay(dates);
  const there = 'medicationReference';
  context.emit(
    'medication',
    {
      code: data.code ?? known?.code,
      system: data.system ?? known?.system,
      name: conceptText(concept) ?? display ?? known?.name,
      date,
      status: text(source.status),
    },
    {
      code: known ? there : paths.code,
      system: known ? there : paths.system,
      name: concept ? 'medicationCodeableConcept' : there + (display === undefined ? '' : '.display'),
      date: path,
      status: 'status',
    },
  );
}
