import type { AbsenceCounts, Reported, ScoreBand, VisitKind } from '../../model/index.ts';
import { roundedPercent } from '../../model/index.ts';
import { DECIMALS, NO_ABSENCES } from './share.ts';

/**
 * What is kept of the scores of many units of one kind of visit. All are integers, so that adding and merging are
 * associative and commutative to the last digit, and as many machines as there are give the same figures. `in out`
 * makes a summary of self-verifications no summary of anything wider: two kinds cannot be merged.
 */
export interface ScoreSummary<in out K extends VisitKind> {
  readonly kind: K;
  /** Σ weight·points and Σ weight, in {@link WEIGHT_UNIT}s. */
  points: number;
  weight: number;
  /** How often each percentage came, in {@link PERCENT_UNIT}s: enough for every exact order statistic. */
  readonly percents: Map<number, number>;
  readonly absent: Record<keyof AbsenceCounts, number>;
}

/** Scores have one decimal; four leave room for checklists that round otherwise. */
const PERCENT_UNIT = 1e-4;
const PER_PERCENT = Math.round(1 / PERCENT_UNIT);

/** Half points times weights of few decimals. Sums stay exact up to 9·10⁹, a hundred times the sector's. */
const WEIGHT_UNIT = 1e-6;
const PER_WEIGHT = Math.round(1 / WEIGHT_UNIT);

export function createScoreSummary<K extends VisitKind>(kind: K): ScoreSummary<K> {
  return { kind, points: 0, weight: 0, percents: new Map(), absent: { ...NO_ABSENCES } };
}

/**
 * Adds one unit. Nothing is allocated but for a percentage that was not seen before.
 *
 * @throws RangeError on a figure that is negative or no number: a score is never that
 */
export function addScore<K extends VisitKind>(
  summary: ScoreSummary<K>,
  percent: Reported,
  points: number,
  weight: number,
): void {
  if (typeof percent === 'string') {
    summary.absent[percent]++;
    return;
  }
  if (!(percent >= 0 && points >= 0 && weight >= 0) || !Number.isFinite(percent + points + weight)) {
    throw new RangeError('Una calificación, sus puntos y sus pesos son números que no son negativos.');
  }
  const key = Math.round(percent * PER_PERCENT);
  summary.percents.set(key, (summary.percents.get(key) ?? 0) + 1);
  summary.points += Math.round(points * PER_WEIGHT);
  summary.weight += Math.round(weight * PER_WEIGHT);
}

/** Adds `from` to `into`. @throws RangeError where they are of two kinds of visit after all (stored data) */
export function mergeScores<K extends VisitKind>(into: ScoreSummary<K>, from: ScoreSummary<NoInfer<K>>): void {
  if (into.kind !== from.kind) throw new RangeError('Las series de visitas de distinta clase no se suman.');
  for (const [key, count] of from.percents) into.percents.set(key, (into.percents.get(key) ?? 0) + count);
  into.points += from.points;
  into.weight += from.weight;
  into.absent['not-applicable'] += from.absent['not-applicable'];
  into.absent['not-reported'] += from.absent['not-reported'];
  into.absent.blank += from.absent.blank;
}

/** A class of the distribution: from (included) to (excluded); the class of 90 includes 100. */
export interface DistributionBin {
  readonly from: number;
  readonly to: number;
  readonly units: number;
}

/** The figures of a group of units; percentages rounded half up to one decimal, null where there is no unit. */
export interface ScoreFigures {
  /** Units with a score, those of 0 among them. */
  readonly units: number;
  readonly zeros: number;
  readonly absent: AbsenceCounts;
  /** 100 · Σ points / Σ weights over the units: a unit with more items counts more. */
  readonly ratioOfSums: number | null;
  /** Mean of the units' percentages: each unit counts the same. */
  readonly meanOfPercents: number | null;
  readonly median: number | null;
  readonly firstQuartile: number | null;
  readonly thirdQuartile: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Ten classes of ten points. */
  readonly bins: readonly DistributionBin[];
  /** Units above 100, in no class: shown and flagged, not clamped. */
  readonly overHundred: number;
}

/** Quartiles are those of definition 7 of Hyndman & Fan (1996), the one of the spreadsheets' QUARTILE.INC. */
export function scoreFigures<K extends VisitKind>(summary: ScoreSummary<K>): ScoreFigures {
  const sorted = [...summary.percents].sort(([left], [right]) => left - right);
  let units = 0;
  let sum = 0n;
  for (const [key, count] of sorted) {
    units += count;
    sum += BigInt(key) * BigInt(count);
  }
  const { bins, overHundred } = distribution(sorted);
  return {
    units,
    zeros: summary.percents.get(0) ?? 0,
    absent: { ...summary.absent },
    ratioOfSums: summary.weight === 0 ? null : roundedPercent(BigInt(summary.points), BigInt(summary.weight), DECIMALS),
    meanOfPercents: units === 0 ? null : inPercent(sum, units),
    median: quartile(sorted, units, 2),
    firstQuartile: quartile(sorted, units, 1),
    thirdQuartile: quartile(sorted, units, 3),
    min: units === 0 ? null : inPercent(BigInt(sorted[0][0]), 1),
    max: units === 0 ? null : inPercent(BigInt(sorted[sorted.length - 1][0]), 1),
    bins,
    overHundred,
  };
}

/** Units in each band of a checklist, read off the units' rounded percentages, in the order of the bands. */
export function bandCounts<K extends VisitKind>(
  summary: ScoreSummary<K>,
  bands: readonly ScoreBand[],
): readonly { readonly band: string; readonly units: number }[] {
  const counts = new Map(bands.map((band) => [band.id, 0]));
  for (const [key, count] of summary.percents) {
    const band = bands.find(({ from }) => key >= Math.round(from * PER_PERCENT));
    if (band) counts.set(band.id, (counts.get(band.id) ?? 0) + count);
  }
  return bands.map(({ id }) => ({ band: id, units: counts.get(id) ?? 0 }));
}

type Counted = readonly (readonly [number, number])[];

function distribution(sorted: Counted): { readonly bins: readonly DistributionBin[]; readonly overHundred: number } {
  const counts = new Array<number>(10).fill(0);
  let overHundred = 0;
  for (const [key, count] of sorted) {
    if (key > 100 * PER_PERCENT) overHundred += count;
    else counts[Math.min(9, Math.floor(key / (10 * PER_PERCENT)))] += count;
  }
  return { bins: counts.map((units, i) => ({ from: 10 * i, to: 10 * i + 10, units })), overHundred };
}

/** The value at (n − 1)·k/4 of the ordered ones, between two of them by quarters, so that it stays exact. */
function quartile(sorted: Counted, units: number, k: number): number | null {
  if (units === 0) return null;
  const at = Math.floor(((units - 1) * k) / 4);
  const quarters = ((units - 1) * k) % 4;
  const low = valueAt(sorted, at);
  const high = quarters === 0 ? low : valueAt(sorted, at + 1);
  return inPercent(BigInt(low * (4 - quarters) + high * quarters), 4);
}

function valueAt(sorted: Counted, index: number): number {
  let before = 0;
  for (const [key, count] of sorted) {
    before += count;
    if (index < before) return key;
  }
  return sorted[sorted.length - 1][0];
}

/** `sum` / `divisor` PERCENT_UNITs as a percentage. */
function inPercent(sum: bigint, divisor: number): number {
  return roundedPercent(sum, BigInt(divisor) * BigInt(100 * PER_PERCENT), DECIMALS);
}
