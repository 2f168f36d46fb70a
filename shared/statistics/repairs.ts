import type { ItemResult, VerificationResult } from '../model/index.ts';
import { roundedPercent, scaleWeights } from '../model/rounding.ts';

/** A requirement that is not met, or met in part, and what the score gains once it is met. */
export interface Repair {
  readonly item: ItemResult;
  /** Percentage points, rounded half up to one decimal: 100 · weight · (1 − points) / Σ weight of what is decided. */
  readonly gain: number;
}

/**
 * What is most useful to mend, most points first; then what a norm makes mandatory, then what takes the fewest records.
 * The sum of the gains may differ from the rounded sum by the rounding. Of a preliminary score it holds as far as
 * the undecided requirements stay undecided.
 *
 * @param most how many are given
 */
export function usefulRepairs({ score }: Pick<VerificationResult, 'score'>, most = 10): readonly Repair[] {
  const decided = score.items.filter(({ points }) => points !== null);
  const weights = scaleWeights(decided.map(({ weight }) => weight));
  const missing = scaleWeights([1, ...decided.map(({ points }) => 1 - (points ?? 0))]);
  const whole = weights.reduce((sum, weight) => sum + weight, 0n) * missing[0];
  if (whole === 0n) return [];
  return decided
    .map((item, i) => ({ item, lost: weights[i] * missing[i + 1] }))
    .filter(({ item, lost }) => lost > 0n && (item.outcome === 'no-cumple' || item.outcome === 'cumple-parcial'))
    .sort((a, b) => descending(a.lost, b.lost) || order(a.item, b.item))
    .slice(0, most)
    .map(({ item, lost }) => ({ item, gain: roundedPercent(lost, whole, 1) }));
}

function descending(a: bigint, b: bigint): number {
  return a > b ? -1 : a < b ? 1 : 0;
}

function order(a: ItemResult, b: ItemResult): number {
  return Number(b.mandatory) - Number(a.mandatory) || a.failed - b.failed || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
