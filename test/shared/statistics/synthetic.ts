import type {
  SampleDesign,
  SampleDraw,
  StratumDesign,
  TableScope,
  UnitScore,
  UniverseUnit,
  VisitKind,
} from '../../../shared/model/index.ts';
import { drawSample } from '../../../shared/statistics/index.ts';

/** CLUES of nobody: `XXSYN` is no institution of the register. */
export function syntheticClues(number: number): string {
  return `XXSYN${String(number).padStart(6, '0')}`;
}

/** `sizes.length` synthetic units of one stratum. */
export function unitsOf(stratum: string, sizes: readonly (number | null)[], first = 0): readonly UniverseUnit[] {
  return sizes.map((size, i) => ({ clues: syntheticClues(first + i), stratum, size }));
}

export function designOf(strata: readonly StratumDesign[], seed = 'semilla'): SampleDesign {
  return { schema: 'cotejo/sample-design@1', id: 'prueba', title: 'Diseño sintético', seed, strata };
}

export function stratumOf(id: string, changes: Partial<StratumDesign>): StratumDesign {
  return { id, title: id, method: 'equal', ...changes };
}

/** The draw, or the faults as an error that the test shows. */
export function drawn(design: SampleDesign, universe: readonly UniverseUnit[]): SampleDraw {
  const outcome = drawSample(design, universe);
  if ('faults' in outcome) throw new Error(outcome.faults.map((fault) => fault.message).join('\n'));
  return outcome.draw;
}

export function scoreOf<K extends VisitKind>(
  kind: K,
  number: number,
  changes: Partial<UnitScore<K>> = {},
): UnitScore<K> {
  const percent = changes.percent ?? 50;
  const points = typeof percent === 'number' ? percent : 0;
  const weight = typeof percent === 'number' ? 100 : 0;
  return { kind, clues: syntheticClues(number), date: '2025-03-10', percent, points, weight, keys: {}, ...changes };
}

export const SCOPE: TableScope = {
  universe: { title: 'Universo sintético', units: 382 },
  cutOff: '2011-07-31',
  catalogs: [{ id: 'clues', edition: 'sintética' }],
};
