import type { UnitScore, VisitKind } from '../../model/index.ts';
import { addScore, createScoreSummary, mergeScores, type ScoreSummary } from './score-summary.ts';

/** A group and what is known of it. A key that its units do not have is null: they are a group of their own. */
export interface Group<in out K extends VisitKind> {
  readonly keys: readonly (string | null)[];
  readonly summary: ScoreSummary<K>;
}

/** Groups of one kind of visit, by the text of their keys. */
export interface Groups<in out K extends VisitKind> {
  readonly kind: K;
  readonly dimensions: readonly string[];
  readonly groups: Map<string, Group<K>>;
}

/** The three series side by side: there is no place where they could be added. */
export type Series = { readonly [K in VisitKind]: Groups<K> };

export function createGroups<K extends VisitKind>(kind: K, dimensions: readonly string[]): Groups<K> {
  return { kind, dimensions, groups: new Map() };
}

/** Adds one result to its group. @throws RangeError on a figure that is no score, or on another kind of visit */
export function addToGroups<K extends VisitKind>(groups: Groups<K>, row: UnitScore<NoInfer<K>>): void {
  put(groups, row);
}

/** Adds `from` to `into`. @throws RangeError where they are not of the same kind and dimensions */
export function mergeGroups<K extends VisitKind>(into: Groups<K>, from: Groups<NoInfer<K>>): void {
  if (into.kind !== from.kind) throw new RangeError('Las series de visitas de distinta clase no se suman.');
  if (into.dimensions.join('\n') !== from.dimensions.join('\n')) {
    throw new RangeError('Solo se suman grupos de las mismas dimensiones.');
  }
  for (const { keys, summary } of from.groups.values()) mergeScores(groupOf(into, keys).summary, summary);
}

/** Results of every kind of visit, each in its own series. @param dimensions keys of `UnitScore.keys` */
export function groupScores(rows: Iterable<UnitScore>, dimensions: readonly string[]): Series {
  const series: Series = {
    self: createGroups('self', dimensions),
    internal: createGroups('internal', dimensions),
    external: createGroups('external', dimensions),
  };
  for (const row of rows) {
    if (row.kind === 'self') put(series.self, row);
    else if (row.kind === 'internal') put(series.internal, row);
    else put(series.external, row);
  }
  return series;
}

/**
 * The last result of each unit by day, for tables in which a unit counts once. Kinds of visit are kept apart; of two
 * on one day the one that comes later in the list stays.
 *
 * @param within what a unit may count once in each of: its checklist, a period
 */
export function latestPerUnit<K extends VisitKind>(
  rows: Iterable<UnitScore<K>>,
  within: (row: UnitScore<K>) => string = () => '',
): readonly UnitScore<K>[] {
  const latest = new Map<string, UnitScore<K>>();
  for (const row of rows) {
    const key = `${row.kind}\n${row.clues}\n${within(row)}`;
    const before = latest.get(key);
    if (before === undefined || row.date >= before.date) latest.set(key, row);
  }
  return [...latest.values()];
}

/** All groups as one. */
export function totalOf<K extends VisitKind>(groups: Groups<K>): ScoreSummary<K> {
  const total = createScoreSummary(groups.kind);
  for (const { summary } of groups.groups.values()) mergeScores(total, summary);
  return total;
}

/** What two series could be mixed in is only this: a row whose kind is checked, whatever its type says. */
function put<K extends VisitKind>(groups: Groups<K>, row: UnitScore): void {
  if (row.kind !== groups.kind) throw new RangeError('Las series de visitas de distinta clase no se suman.');
  const keys = groups.dimensions.map((dimension) => row.keys[dimension] ?? null);
  addScore(groupOf(groups, keys).summary, row.percent, row.points, row.weight);
}

function groupOf<K extends VisitKind>(groups: Groups<K>, keys: readonly (string | null)[]): Group<K> {
  const text = JSON.stringify(keys);
  const known = groups.groups.get(text);
  if (known) return known;
  const group: Group<K> = { keys, summary: createScoreSummary(groups.kind) };
  groups.groups.set(text, group);
  return group;
}
