import type { AggregateTable, ScoreBand, Shown, TableScope, VisitKind } from '../../model/index.ts';
import { type Groups, totalOf } from './groups.ts';
import { bandCounts, type ScoreFigures, type ScoreSummary, scoreFigures } from './score-summary.ts';
import { suppressList } from './suppression.ts';

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
 * least `threshold` units.
 */
export function scoreTable<K extends VisitKind>(
  groups: Groups<K>,
  scope: TableScope,
  options: ScoreTableOptions = {},
): AggregateTable<K, ScoreRow> {
  const { threshold = 0, bands = [] } = options;
  const ordered = [...groups.groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
  const rows = ordered.map(({ summary }) => rowOf(summary, bands));
  const total = rowOf(totalOf(groups), bands);
  const hidden = suppressList(rows.map(unitsOf), threshold);
  return {
    kind: groups.kind,
    dimensions: groups.dimensions,
    scope,
    rows: ordered.map(({ keys }, i) => ({ keys, figures: shown(rows[i], hidden[i]) })),
    total: shown(total, hidden[hidden.length - 1]),
    threshold,
  };
}

/** All units of a group, those without a score too: they are people's units as well. */
function unitsOf(row: ScoreRow): number {
  return row.units + row.absent['not-applicable'] + row.absent['not-reported'] + row.absent.blank;
}

function rowOf<K extends VisitKind>(summary: ScoreSummary<K>, bands: readonly ScoreBand[]): ScoreRow {
  return { ...scoreFigures(summary), bands: bandCounts(summary, bands) };
}

function shown<T>(value: T, isHidden: boolean): Shown<T> {
  return isHidden ? { hidden: true } : { hidden: false, value };
}
