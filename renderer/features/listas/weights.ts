/** A weight times a factor, to three decimals: people read no more, and sums of weights stay exact. */
export function scaledWeight(weight: number, factor: number): number {
  return Math.round(weight * factor * 1000) / 1000;
}
