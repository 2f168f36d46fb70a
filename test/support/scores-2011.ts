/**
 * As many synthetic scores as units, of mean 42, at least 7 and at most 71, the adherence that the report of 2011
 * publishes: pairs around 42, with 7 and 71, whose excess (42 − 7) − (71 − 42) = 6 six units at 43 make up for.
 *
 * @param units an even number, at least 8
 */
export function syntheticScores(units: number): readonly number[] {
  const pairs = Array.from({ length: (units - 8) / 2 }, (_, i) => 1 + (i % 28));
  return [7, 71, ...new Array<number>(6).fill(43), ...pairs.flatMap((away) => [42 - away, 42 + away])];
}
