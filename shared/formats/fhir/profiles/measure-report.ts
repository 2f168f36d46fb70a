import type { Visit } from '../conformance/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';

/** Holds a MeasureReport against its Measure: its groups, their populations and the lists of subjects. */
export function judgeMeasureReport(report: Json, measure: Json, visit: Visit): void {
  const defined = list(measure.group);
  const given = list(report.group);
  const used = new Set<Json>();
  given.forEach((group, index) => {
    const definition = groupOf(defined, group);
    const isNew = definition !== undefined && !used.has(definition);
    if (definition !== undefined) used.add(definition);
    if (!isNew && defined.length > 0) visit.report('measureGroup', ['group', index]);
    judgePopulations(report, definition, group, ['group', index], visit);
  });
}

/** The group of the same code; the only one where neither has a code. */
function groupOf(defined: readonly Json[], group: Json): Json | undefined {
  const codes = codesOf(group.code);
  if (codes.length === 0) return defined.length === 1 ? defined[0] : defined.find(({ code }) => code === undefined);
  const named = defined.find(({ code }) => shares(codes, codesOf(code)));
  // A Measure with one group need not name it.
  return named ?? (defined.length === 1 && defined[0].code === undefined ? defined[0] : undefined);
}

function judgePopulations(
  report: Json,
  definition: Json | undefined,
  group: Json,
  path: readonly Segment[],
  visit: Visit,
): void {
  const known = list(definition?.population).map(({ code }) => codesOf(code));
  list(group.population).forEach((population, index) => {
    const at = [...path, 'population', index];
    const codes = codesOf(population.code);
    const isKnown = known.length === 0 || codes.length === 0 || known.some((own) => shares(codes, own));
    if (!isKnown) visit.report('measurePopulation', [...at, 'code']);
    judgeSubjects(report, population, at, visit);
  });
}

function judgeSubjects(report: Json, { subjectResults, count }: Json, path: readonly Segment[], visit: Visit): void {
  if (!isObject(subjectResults)) return;
  if (report.type !== 'subject-list') {
    visit.report('measureSubjects', [...path, 'subjectResults'], { expected: 'subject-list' });
    return;
  }
  const { reference } = subjectResults;
  if (typeof reference !== 'string' || typeof count !== 'number') return;
  const subjects = reference.startsWith('#')
    ? list(report.contained).find(({ id }) => id === reference.slice(1))
    : visit.resolve?.(reference);
  if (subjects?.resourceType !== 'List') return;
  const entries = list(subjects.entry).filter(({ deleted }) => deleted !== true);
  if (entries.length !== count) visit.report('measureCount', [...path, 'count'], { expected: String(entries.length) });
}

/** `system|code` of a CodeableConcept, or its text where it has no codes. */
function codesOf(concept: unknown): readonly string[] {
  if (!isObject(concept)) return [];
  const codes = list(concept.coding).map(({ system, code }) => `${String(system)}|${String(code)}`);
  return codes.length === 0 && typeof concept.text === 'string' ? [concept.text] : codes;
}

function shares(a: readonly string[], b: readonly string[]): boolean {
  return a.some((code) => b.includes(code));
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
