import type { DiagnosticReport, Observation, ObservationComponent } from 'fhir/r4';
import type { ObservationData } from '../../../model/index.ts';
import type { RecordContext } from './context.ts';
import { named } from './names.ts';
import { codedAt, coding, conceptText, firstDay, list, number, one, text } from './read.ts';

/** One record for the observation's own value, and one for each component (systolic, diastolic …). */
export function readObservation(observation: Partial<Observation>, context: RecordContext): void {
  const components = list(observation.component);
  const when = instants(observation);
  const shared = { date: when.date, status: text(observation.status) };
  const places = { date: when.path, status: 'status' };
  const own = measured(observation, '', context);
  const silent = own.data.value === undefined && own.data.valueText === undefined;
  const panel = silent && components.length > 0 && observation.dataAbsentReason === undefined;
  if (!panel) context.emit('observation', { ...own.data, ...shared }, { ...own.paths, ...places });
  components.forEach((component, index) => {
    const part = measured(component, `component[${index}].`, context);
    context.emit('observation', { ...part.data, ...shared }, { ...part.paths, ...places });
  });
}

function instants(source: Partial<Observation> | Partial<DiagnosticReport>): ReturnType<typeof firstDay> {
  return firstDay({
    effectiveDateTime: source.effectiveDateTime,
    'effectivePeriod.start': one(source.effectivePeriod).start,
    effectiveInstant: (source as Partial<Observation>).effectiveInstant,
    issued: source.issued,
  });
}

function measured(
  source: Partial<Observation> | Partial<ObservationComponent>,
  base: string,
  context: RecordContext,
): { readonly data: ObservationData; readonly paths: Record<string, string> } {
  const coded = codedAt(`${base}code`, source.code, context.tables.loinc);
  const quantity = one(source.valueQuantity);
  const value = number(quantity.value) ?? number(source.valueInteger);
  const said = saying(source);
  return {
    data: {
      ...coded.data,
      value,
      valueText: said.text,
      unit: text(quantity.code) ?? text(quantity.unit),
    },
    paths: {
      ...coded.paths,
      value: number(quantity.value) === undefined ? `${base}valueInteger` : `${base}valueQuantity.value`,
      valueText: `${base}${said.path}`,
      unit: text(quantity.code) === undefined ? `${base}valueQuantity.unit` : `${base}valueQuantity.code`,
    },
  };
}

/** A value that is no number. */
function saying(source: Partial<Observation> | Partial<ObservationComponent>): {
  readonly text?: string;
  readonly path: string;
} {
  for (const path of ['valueString', 'valueDateTime', 'valueTime'] as const) {
    const written = text(source[path]);
    if (written !== undefined) return { text: written, path };
  }
  const concept = source.valueCodeableConcept;
  return { text: conceptText(concept) ?? coding(concept, [])?.code, path: 'valueCodeableConcept' };
}

/** What a laboratory or an imaging service reports; its results are observations of their own. */
export function readDiagnosticReport(report: Partial<DiagnosticReport>, context: RecordContext): void {
  const { data, paths } = codedAt('code', report.code, context.tables.loinc);
  const { date, path } = instants(report);
  const interpreters = list(report.resultsInterpreter);
  const who = interpreters.length > 0 ? interpreters : list(report.performer);
  const conclusion = text(report.conclusion);
  context.emit(
    'study',
    {
      ...data,
      name: conceptText(report.code),
      date,
      status: text(report.status),
      performer: named(who[0], context),
      conclusion: conclusion ?? conceptText(list(report.conclusionCode)[0]),
    },
    {
      ...paths,
      name: 'code',
      date: path,
      status: 'status',
      performer: interpreters.length > 0 ? 'resultsInterpreter[0]' : 'performer[0]',
      conclusion: conclusion === undefined ? 'conclusionCode[0]' : 'conclusion',
    },
  );
}
