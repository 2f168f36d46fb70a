/**
 * The one rounding of the program: half up. Exact percentages come from integers (weights are read as decimal fractions
 * and scaled), so that the sum and the rounding never depend on the order of the items or on binary fractions.
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
export function countDecimals(value: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e');
  const digits = mantissa.split('.')[1]?.length ?? 0;
  return Math.max(0, digits - Number(exponent));
}

/**
 * Rounds to `decimals` places, halves away from zero: 42.25 → 42.3, 1.005 → 1.01, 57.75 → 57.8.
 *
 * The decimal value that a person reads decides, not the binary one behind it. A figure that arithmetic left a hair
 * beside a half (100 · 0.5775 = 57.74999999999999) is taken as the half: 13 significant digits count, which is coarser
 * than the error of a few operations and finer than any ratio of two counts below 10⁹.
 */
export function roundHalfUp(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const magnitude = Math.abs(value);
  // Beyond this, 13 digits would not reach the place that decides.
  const cleaned = magnitude * 10 ** decimals < 1e11 ? Number(magnitude.toPrecision(13)) : magnitude;
  const rounded = shift(Math.floor(shift(cleaned, decimals) + 0.5), -decimals);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** `value` · 10^`places` by moving the decimal point of its text, which adds no binary error. */
function shift(value: number, places: number): number {
  const [mantissa, exponent] = `${value}e`.split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}
