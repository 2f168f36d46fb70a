import type { SampleDraw } from '../../model/index.ts';
import { type Respondent, responseOf, type SampleResponse, type VisitedUnit } from './response.ts';
import { type Confidence, studentQuantile } from './student.ts';
import { varianceIfSimple, varianceOfTotal } from './variance.ts';

export type Estimator = 'horvitz-thompson-total' | 'horvitz-thompson-mean' | 'hajek-mean' | 'ratio';

/** Below so many units that were not certain, the interval is said to be rough. */
const FEW_UNITS = 30;

/** A figure for the universe, not rounded. Whatever cannot be estimated is null and a note says why. */
export interface Estimate {
  readonly estimator: Estimator;
  readonly value: number | null;
  readonly standardError: number | null;
  /** Not clamped: with few units an interval of percentages can pass 0 or 100. */
  readonly interval: readonly [number, number] | null;
  readonly confidence: Confidence;
  /** Variance over that of a simple random sample of the same size; null where there is no spread to compare. */
  readonly designEffect: number | null;
  /** What it assumes and what it lacks, in full sentences. */
  readonly notes: readonly string[];
}

/** The figures of a campaign for its universe, beside the plain mean of those visited. */
export interface UniverseEstimate {
  /** Mean of every visited unit with a value: it describes them, not the universe. */
  readonly plain: { readonly units: number; readonly mean: number | null };
  readonly mean: Estimate;
  readonly meanHorvitzThompson: Estimate;
  readonly total: Estimate;
  readonly response: SampleResponse;
}

/** All figures of one variable. @param visits one entry a unit, of one kind of visit */
export function estimateUniverse(
  draw: SampleDraw,
  visits: readonly VisitedUnit[],
  confidence: Confidence = 0.95,
): UniverseEstimate {
  const response = responseOf(draw, visits);
  const { units, sum } = response.visited;
  return {
    plain: { units, mean: units === 0 ? null : sum / units },
    mean: hajekMean(response, confidence),
    meanHorvitzThompson: horvitzThompsonMean(response, confidence),
    total: horvitzThompsonTotal(response, confidence),
    response,
  };
}

/** Ŷ = Σ yₖ/πₖ (Horvitz & Thompson 1952). Unbiased where everybody drawn answered. */
export function horvitzThompsonTotal(response: SampleResponse, confidence: Confidence = 0.95): Estimate {
  const value = weightedSum(response, (unit) => unit.value);
  return finish('horvitz-thompson-total', response, confidence, value, (unit) => unit.value);
}

/** Ŷ / N with the N of the universe that could be drawn. */
export function horvitzThompsonMean(response: SampleResponse, confidence: Confidence = 0.95): Estimate {
  const n = response.represented;
  const value = n === 0 ? null : weightedSum(response, (unit) => unit.value) / n;
  return finish('horvitz-thompson-mean', response, confidence, value, (unit) => unit.value / n);
}

/**
 * Ŷ / N̂ with N̂ = Σ 1/πₖ (Hájek 1971). Slightly biased, and steadier than Ŷ/N where sizes and values have little to do
 * with each other, as with scores and beds. Its variance is that of zₖ = (yₖ − ȳ)/N̂ (Taylor linearisation: Särndal,
 * Swensson & Wretman 1992, section 5.5).
 */
export function hajekMean(response: SampleResponse, confidence: Confidence = 0.95): Estimate {
  const size = weightedSum(response, () => 1);
  const value = size === 0 ? null : weightedSum(response, (unit) => unit.value) / size;
  return finish('hajek-mean', response, confidence, value, (unit) => (unit.value - (value ?? 0)) / size);
}

/**
 * R̂ = Σ yₖ/πₖ / Σ xₖ/πₖ, for Σ/Σ over the universe and for the mean of a part of it (x = 1 in the part, 0 outside, and
 * y = 0 outside). Variance of zₖ = (yₖ − R̂ xₖ)/X̂ (same section).
 */
export function ratioEstimate(response: SampleResponse, confidence: Confidence = 0.95): Estimate {
  const base = weightedSum(response, (unit) => unit.base);
  const value = base === 0 ? null : weightedSum(response, (unit) => unit.value) / base;
  return finish('ratio', response, confidence, value, (unit) => (unit.value - (value ?? 0) * unit.base) / base);
}

function finish(
  estimator: Estimator,
  response: SampleResponse,
  confidence: Confidence,
  value: number | null,
  z: (unit: Respondent) => number,
): Estimate {
  const silent = response.strata.filter((stratum) => stratum.answered === 0 && stratum.represented > 0);
  const none = { estimator, value: null, standardError: null, interval: null, confidence, designEffect: null };
  if (silent.length > 0) {
    const names = silent.map(({ title }) => `«${title}»`).join(', ');
    return { ...none, notes: [`Sin ninguna unidad visitada en ${names} no se puede estimar para el universo.`] };
  }
  if (value === null) return { ...none, notes: ['La suma que divide es 0: no hay razón que estimar.'] };
  const { variance, single, freedom } = varianceOfTotal(response, z);
  if (variance === null) {
    const titles = new Map(response.strata.map(({ id, title }) => [id, title]));
    const names = single.map((id) => `«${titles.get(id)}»`).join(', ');
    const reason = `Con una sola unidad visitada en ${names} no se puede estimar el error estándar.`;
    return { ...none, value, notes: [reason, ...notesOf(response)] };
  }
  const standardError = Math.sqrt(variance);
  const margin = freedom === 0 ? 0 : studentQuantile(confidence, freedom) * standardError;
  const simple = varianceIfSimple(response, z);
  return {
    estimator,
    value,
    standardError,
    interval: [value - margin, value + margin],
    confidence,
    designEffect: simple === null || simple <= 0 ? null : variance / simple,
    notes: [...intervalNotes(response), ...notesOf(response)],
  };
}

function weightedSum(response: SampleResponse, y: (unit: Respondent) => number): number {
  let sum = 0;
  for (const unit of response.respondents) sum += y(unit) / unit.probability;
  return sum;
}

function intervalNotes(response: SampleResponse): readonly string[] {
  const uncertain = response.respondents.filter((unit) => unit.probability < 1).length;
  if (uncertain === 0) return ['Se visitaron todas las unidades del universo: no hay error de muestreo.'];
  const student =
    'El intervalo supone que el estimador se distribuye casi como una normal, con la t de Student por el error estimado, y no incluye errores que no son de muestreo.';
  if (uncertain >= FEW_UNITS) return [student];
  return [student, `Con menos de ${FEW_UNITS} unidades sorteadas esa aproximación es gruesa.`];
}

function notesOf(response: SampleResponse): readonly string[] {
  const notes: string[] = [];
  const missing = response.strata.reduce((sum, stratum) => sum + stratum.missing, 0);
  const replaced = response.strata.reduce((sum, stratum) => sum + stratum.replaced, 0);
  if (missing > 0) {
    notes.push(
      `Unidades sorteadas sin respuesta ni reemplazo: ${missing}. Los pesos se ajustaron dentro de cada estrato, como si las que respondieron fueran una parte al azar de las sorteadas.`,
    );
  }
  if (replaced > 0) {
    notes.push(`Unidades visitadas como reemplazo: ${replaced}. Conservan su propia probabilidad de inclusión.`);
  }
  if (response.excluded > 0) {
    notes.push(`Unidades que no podían salir sorteadas: ${response.excluded}. Las estimaciones no hablan de ellas.`);
  }
  if (response.outside.length > 0) {
    notes.push(`Unidades visitadas fuera de la muestra: ${response.outside.length}. No cuentan para el universo.`);
  }
  return notes;
}
