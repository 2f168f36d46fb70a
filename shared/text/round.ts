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
