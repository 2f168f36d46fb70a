import type { ItemResult, Outcome } from '../model/index.ts';

/** Names of this program's own code systems: chosen once, never changed. */
const OUTCOMES = 'urn:uuid:5b1de0c4-8a3f-4a4e-9d07-6e3c2f9b7a10';
const FIGURES = 'urn:uuid:c07f3e52-41c9-4f5b-8e62-0d9a5b3f1c24';

const OUTCOME_TEXT: Readonly<Record<Outcome, string>> = {
  cumple: 'Cumple',
  'cumple-parcial': 'Cumple en parte',
  'no-cumple': 'No cumple',
  'no-aplica': 'No aplica',
  'no-desplegado': 'No desplegado',
  'por-revisar': 'Por revisar',
  'no-evaluada': 'No evaluada',
  error: 'No se pudo evaluar',
};

const FIGURE_TEXT = {
  puntaje: 'Puntaje',
  'puntaje-preliminar': 'Puntaje preliminar: hay requisitos sin decidir',
  cobertura: 'Cobertura: peso decidido entre peso aplicable',
  'intervalo-minimo': 'Puntaje si todo lo no decidido fallara',
  'intervalo-maximo': 'Puntaje si todo lo no decidido se cumpliera',
} as const;

/** A group of a MeasureReport with one figure. */
export function figure(code: keyof typeof FIGURE_TEXT, percent: number | null): object {
  return { code: { coding: [{ system: FIGURES, code }], text: FIGURE_TEXT[code] }, ...measured(percent) };
}

/** No score is not a score of zero: it is left out. */
export function measured(percent: number | null): object {
  if (percent === null) return {};
  return { measureScore: { value: percent, unit: '%', system: 'http://unitsofmeasure.org', code: '%' } };
}

/** How many requirements came to each outcome. */
export function populations(outcomes: Readonly<Partial<Record<Outcome, number>>>): object {
  const population = Object.entries(outcomes).map(([code, count]) => ({
    code: { coding: [{ system: OUTCOMES, code }], text: OUTCOME_TEXT[code as Outcome] },
    count,
  }));
  return population.length === 0 ? {} : { population };
}

export function countOutcomes(items: readonly ItemResult[]): Readonly<Partial<Record<Outcome, number>>> {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of items) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
