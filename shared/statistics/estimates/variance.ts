import type { Respondent, SampleResponse } from './response.ts';

export interface VarianceEstimate {
  /** null where a stratum does not let it be estimated. */
  readonly variance: number | null;
  /** Strata with a single unit that was not certain: one value says nothing of their spread. */
  readonly single: readonly string[];
  /** Degrees of freedom: units that were not certain less the strata that they are in. */
  readonly freedom: number;
}

/**
 * Estimated variance of the total Σ zₖ/πₖ of a stratified draw without replacement, the sum of the strata's:
 *
 *   V̂ₕ = Σ cₖ (zₖ/πₖ − B)²,  cₖ = (1 − πₖ) · n/(n − 1),  B = Σ cₖ zₖ/πₖ / Σ cₖ
 *
 * over the n units with πₖ < 1 (Hájek 1964; with the correction n/(n − 1) one of the estimators for designs of high
 * entropy in Brewer & Donadio 2003). It needs no joint probabilities. For equal probabilities it is the exact
 * N² (1 − n/N) s²/n of simple random sampling; for units that were all taken it is 0. For a systematic draw in random
 * order it is an approximation. Where units did not answer, πₖ holds the response too, so that a stratum with certainty
 * that was visited in part contributes again.
 *
 * @param z linearised variable of a respondent
 */
export function varianceOfTotal(response: SampleResponse, z: (unit: Respondent) => number): VarianceEstimate {
  const single: string[] = [];
  let variance = 0;
  let freedom = 0;
  for (const [stratum, units] of Map.groupBy(response.respondents, (unit) => unit.stratum)) {
    const uncertain = units.filter((unit) => unit.probability < 1);
    if (uncertain.length === 0) continue;
    freedom += uncertain.length - 1;
    if (uncertain.length === 1) single.push(stratum);
    else variance += stratumVariance(uncertain, z);
  }
  return { variance: single.length > 0 ? null : variance, single: single.sort(), freedom };
}

function stratumVariance(units: readonly Respondent[], z: (unit: Respondent) => number): number {
  const correction = units.length / (units.length - 1);
  let weights = 0;
  let weighted = 0;
  for (const unit of units) {
    const c = (1 - unit.probability) * correction;
    weights += c;
    weighted += (c * z(unit)) / unit.probability;
  }
  const centre = weighted / weights;
  let variance = 0;
  for (const unit of units) {
    variance += (1 - unit.probability) * correction * (z(unit) / unit.probability - centre) ** 2;
  }
  return variance;
}

/**
 * What the variance of the same total would be in a simple random sample of as many units from the whole universe:
 * N² (1 − n/N) S²/n, with S² estimated with the weights of the sample. The design effect divides by it (Kish 1965).
 */
export function varianceIfSimple(response: SampleResponse, z: (unit: Respondent) => number): number | null {
  const { respondents, represented } = response;
  const n = respondents.length;
  if (n < 2) return null;
  let weights = 0;
  let weighted = 0;
  for (const unit of respondents) {
    weights += 1 / unit.probability;
    weighted += z(unit) / unit.probability;
  }
  const mean = weighted / weights;
  let squares = 0;
  for (const unit of respondents) squares += (z(unit) - mean) ** 2 / unit.probability;
  const spread = ((squares / weights) * n) / (n - 1);
  return represented ** 2 * (1 - n / represented) * (spread / n);
}
