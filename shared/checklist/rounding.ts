/**
 * Exact percentages. Weights are read as decimal fractions and scaled to integers, so that the sum and the rounding
 * never depend on the order of the items or on binary fractions.
 */

/** The weights times the smallest power of ten that makes all of them integers. */
export function scaleWeights(weights: readonly number[]): readonly bigint[] {
  const decimals = Math.max(0, ...weights.map(countDecimals));
  return weights.map((weight) => BigInt(Math.round(weight * 10 ** decimals)));
}

/**
 * 100 · part / whole, rounded half up to `decimals` places.
 *
 * @param part not negative
 * @param whole greater than 0
 */
export function roundedPercent(part: bigint, whole: bigint, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  const twice = 200n * scale * part + whole;
  return Number(twice / (2n * whole)) / Number(scale);
}

/** Digits after the point in the shortest decimal form of the number. */
function countDecimals(value: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e');
  const digits = mantissa.split('.')[1]?.length ?? 0;
  return Math.max(0, digits - Number(exponent));
}
