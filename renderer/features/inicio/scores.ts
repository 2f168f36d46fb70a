import { roundHalfUp } from '../../../shared/text/format.ts';

export interface Bin {
  /** 0 to 9: scores from 10·i up to, but not including, 10·(i+1); the last one takes all from 90 on. */
  readonly index: number;
  /** `0–9`, `10–19` … `90–100`. */
  readonly range: string;
  readonly units: number;
}

/** Ten groups of ten points. A score above 100 is counted in the last one. */
export function binsOf(scores: readonly number[]): readonly Bin[] {
  const counts = Array<number>(10).fill(0);
  for (const score of scores) counts[Math.min(9, Math.max(0, Math.floor(score / 10)))]!++;
  return counts.map((units, index) => ({
    index,
    range: index === 9 ? '90–100' : `${index * 10}–${index * 10 + 9}`,
    units,
  }));
}

/** Plain mean of the scores (not weighted by size), to one decimal; null without scores. */
export function meanOf(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  return roundHalfUp(scores.reduce((sum, score) => sum + score, 0) / scores.length, 1);
}
