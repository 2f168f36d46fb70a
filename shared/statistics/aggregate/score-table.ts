import type { AggregateTable, ScoreBand, Shown, TableScope, VisitKind } from '../../model/index.ts';
import { type Group, type Groups, totalOf } from './groups.ts';
import { bandCounts, type ScoreFigures, type ScoreSummary, scoreFigures } from './score-summary.ts';
import { isFew, suppressLists, suppressTables } from './suppression.ts';

/** The figures of a row, with the units of each band where the table is of one checklist. */
export interface ScoreRow extends ScoreFigures {
  readonly bands: readonly { readonly band: string; readonly units: number }[];
}

export interface ScoreTableOptions {
  /** Smallest number of units whose figures are shown. */
  readonly threshold?: number;
  readonly bands?: readonly ScoreBand[];
}

/**
 * The table of one kind of visit: a row a group, by key, and the total of all. Where a group is hidden all its figures
 * are, for a mean with its number of units gives the sum away; its share of a total with another hidden group is at
 * least `threshold` units. With two dimensions each of them is protected with its totals.
 */
export function scoreTable<K extends VisitKind>(
  groups: Groups<K>,
  scope: TableScope,
  options: ScoreTableOptions = {},
): AggregateTable<K, ScoreRow> {
  const { threshold = 0, bands = [] } = options;
  const ordered = orderedGroups(groups);
  const total = rowOf(totalOf(groups), bands);
  const hidden = hiddenGroups(groups, threshold);
  return {
    kind: groups.kind,
    dimensions: groups.dimensions,
    scope,
    rows: ordered.map(({ keys, summary }, i) => ({
      keys,
      figures: shown(withoutFew(rowOf(summary, bands), threshold), hidden.groups[i]),
    })),
    total: shown(withoutFew(total, threshold), hidden.total),
    threshold,
  };
}

/** Without classes and bands where one of them would tell of fewer units than the threshold. */
export function withoutFew<T extends ScoreFigures & Partial<Pick<ScoreRow, 'bands'>>>(row: T, threshold: number): T {
  const counts = [...row.bins, ...(row.bands ?? [])].map(({ units }) => units);
  if (!counts.some((units) => isFew(units, threshold))) return row;
  return { ...row, bins: [], ...(row.bands === undefined ? {} : { bands: [] }) };
}

/** What of a table by groups is hidden. */
export interface HiddenGroups {
  /** In the order of the table's rows. */
  readonly groups: readonly boolean[];
  /** For each dimension the keys whose units in all groups together are hidden. */
  readonly keys: readonly ReadonlySet<string | null>[];
  readonly total: boolean;
}

/** Which groups are hidden, and which of their sums by one dimension must not be told elsewhere. */
export function hiddenGroups<K extends VisitKind>(groups: Groups<K>, threshold: number): HiddenGroups {
  const ordered = orderedGroups(groups);
  // A mean tells of the units with a score: of few of them it is hidden although the group has more units.
  const counts = [countUnits, countScored].map((count) => ordered.map(({ summary }) => count(summary)));
  if (groups.dimensions.length !== 2) {
    const hidden = suppressLists(counts, threshold);
    const first = ordered.flatMap(({ keys }, i) => (hidden[i] && keys.length > 0 ? [keys[0]] : []));
    return { groups: hidden.slice(0, -1), keys: [new Set(first)], total: hidden[hidden.length - 1] };
  }
  const [rows, columns] = [0, 1].map((d) => [...new Set(ordered.map(({ keys }) => keys[d]))]);
  const [rowAt, columnAt] = [rows, columns].map((keys) => new Map(keys.map((key, i) => [key, i])));
  const places = ordered.map(({ keys: [row, column] }) => [rowAt.get(row) ?? 0, columnAt.get(column) ?? 0] as const);
  const tables = counts.map((own) => {
    const table = rows.map(() => new Array<number>(columns.length).fill(0));
    for (const [i, [row, column]] of places.entries()) table[row][column] = own[i];
    return table;
  });
  const hidden = suppressTables(tables, threshold);
  return {
    groups: places.map(([row, column]) => hidden[row][column]),
    keys: [
      new Set(rows.filter((_, row) => hidden[row][columns.length])),
      new Set(columns.filter((_, column) => hidden[rows.length][column])),
    ],
    total: hidden[rows.length][columns.length] ?? false,
  };
}

function orderedGroups<K extends VisitKind>(groups: Groups<K>): readonly Group<K>[] {
  return [...groups.groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}

/** All units of a group, those without a score too: they are people's units as well. */
function countUnits<K extends VisitKind>(summary: ScoreSummary<K>): number {
  const { absent } = summary;
  return absent['not-applicable'] + absent['not-reported'] + absent.blank + countScored(summary);
}

function countScored<K extends VisitKind>({ percents }: ScoreSummary<K>): number {
  let units = 0;
  for (const count of percents.values()) units += count;
  return units;
}

function rowOf<K extends VisitKind>(summary: ScoreSummary<K>, bands: readonly ScoreBand[]): ScoreRow {
  return { ...scoreFigures(summary), bands: bandCounts(summary, bands) };
}

function shown<T>(value: T, isHidden: boolean): Shown<T> {
  return isHidden ? { hidden: true } : { hidden: false, value };
}
