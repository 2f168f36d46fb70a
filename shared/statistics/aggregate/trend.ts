import { type PeriodGrain, roundHalfUp, type UnitScore, type VisitKind } from '../../model/index.ts';
import { latestPerUnit } from './groups.ts';
import { periodOf, wholeSpan } from './period.ts';
import { addScore, createScoreSummary, type ScoreFigures, type ScoreSummary, scoreFigures } from './score-summary.ts';
import { DECIMALS } from './share.ts';

/** Differences of the figures as they are shown, so that a reader who subtracts finds the same. */
export interface Change {
  readonly ratioOfSums: number | null;
  readonly meanOfPercents: number | null;
  readonly median: number | null;
}

export interface TrendPoint {
  readonly period: string;
  /** Of a period without visits: 0 units and no percentage, which is not 0 %. */
  readonly figures: ScoreFigures;
  /** Against the last period before it that has a figure; null in the first one. */
  readonly since: { readonly period: string; readonly change: Change } | null;
}

export interface Trend<in out K extends VisitKind> {
  readonly kind: K;
  readonly points: readonly TrendPoint[];
  /** Results whose day could not be read: they are in no period. */
  readonly undated: number;
}

/** Figures by period of the visit; a unit counts once in each period, with its last result. */
export function trend<K extends VisitKind>(
  kind: K,
  rows: Iterable<UnitScore<NoInfer<K>>>,
  grain: PeriodGrain,
): Trend<K> {
  const summaries = new Map<string, ScoreSummary<K>>();
  let undated = 0;
  for (const row of latestPerUnit(rows, ({ date }) => periodOf(date, grain) ?? '')) {
    if (row.kind !== kind) throw new RangeError('Las series de visitas de distinta clase no se suman.');
    const period = periodOf(row.date, grain);
    if (period === undefined) {
      undated++;
      continue;
    }
    const summary = summaries.get(period) ?? createScoreSummary(kind);
    summaries.set(period, summary);
    addScore(summary, row.percent, row.points, row.weight);
  }
  const points: TrendPoint[] = [];
  let last: TrendPoint | undefined;
  for (const period of wholeSpan(summaries.keys(), grain)) {
    const figures = scoreFigures(summaries.get(period) ?? createScoreSummary(kind));
    const since = last === undefined ? null : { period: last.period, change: changeOf(last.figures, figures) };
    const point = { period, figures, since: figures.units === 0 ? null : since };
    points.push(point);
    if (figures.units > 0) last = point;
  }
  return { kind, points, undated };
}

/** Two periods, or two campaigns: all units of each, and those that are in both. */
export interface Comparison<in out K extends VisitKind> {
  readonly kind: K;
  readonly before: ScoreFigures;
  readonly after: ScoreFigures;
  readonly change: Change;
  /** Units with a score in both: what changed in them is no change of which units were visited. */
  readonly same: {
    readonly units: number;
    readonly better: number;
    readonly worse: number;
    readonly equal: number;
    readonly before: ScoreFigures;
    readonly after: ScoreFigures;
    readonly change: Change;
  };
}

/** @param before and @param after results of one kind of visit; of each unit the last one counts */
export function compareScores<K extends VisitKind>(
  kind: K,
  before: Iterable<UnitScore<NoInfer<K>>>,
  after: Iterable<UnitScore<NoInfer<K>>>,
): Comparison<K> {
  const [first, second] = [latestPerUnit(before), latestPerUnit(after)];
  const earlier = scored(first);
  const later = scored(second);
  const pairs = [...later.values()].flatMap((row) => {
    const own = earlier.get(row.clues);
    return own ? [{ before: own, after: row }] : [];
  });
  const [all, now] = [figuresOf(kind, first), figuresOf(kind, second)];
  const [then, since] = [
    figuresOf(
      kind,
      pairs.map((pair) => pair.before),
    ),
    figuresOf(
      kind,
      pairs.map((pair) => pair.after),
    ),
  ];
  const differences = pairs.map((pair) => Number(pair.after.percent) - Number(pair.before.percent));
  return {
    kind,
    before: all,
    after: now,
    change: changeOf(all, now),
    same: {
      units: pairs.length,
      better: differences.filter((difference) => difference > 0).length,
      worse: differences.filter((difference) => difference < 0).length,
      equal: differences.filter((difference) => difference === 0).length,
      before: then,
      after: since,
      change: changeOf(then, since),
    },
  };
}

function scored<K extends VisitKind>(rows: readonly UnitScore<K>[]): ReadonlyMap<string, UnitScore<K>> {
  return new Map(rows.filter((row) => typeof row.percent === 'number').map((row) => [row.clues, row]));
}

function figuresOf<K extends VisitKind>(kind: K, rows: readonly UnitScore<NoInfer<K>>[]): ScoreFigures {
  const summary = createScoreSummary(kind);
  for (const row of rows) {
    if (row.kind !== kind) throw new RangeError('Las series de visitas de distinta clase no se suman.');
    addScore(summary, row.percent, row.points, row.weight);
  }
  return scoreFigures(summary);
}

function changeOf(before: ScoreFigures, after: ScoreFigures): Change {
  return {
    ratioOfSums: difference(before.ratioOfSums, after.ratioOfSums),
    meanOfPercents: difference(before.meanOfPercents, after.meanOfPercents),
    median: difference(before.median, after.median),
  };
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : roundHalfUp(after - before, DECIMALS);
}
