import type { LayerResult } from '../model/index.ts';
import type { Plan } from './plan.ts';
import type { FileTally, UnitTally } from './tally.ts';

/**
 * What each layer of the formats that were met said of the source records, in the order of the formats. A layer that
 * was left out is named; one that spoke of no record is not.
 */
export function layerResults(plan: Plan, sum: UnitTally, files: readonly FileTally[]): readonly LayerResult[] {
  const met = new Set(files.map(({ format }) => format));
  const titles = new Map<string, string>();
  for (const { format } of plan.formats) {
    if (!met.has(format.id)) continue;
    for (const { id, title } of format.layers) if (!titles.has(id)) titles.set(id, title);
  }
  return [...titles].flatMap(([id, title]): readonly LayerResult[] => {
    const at = plan.layers.indexOf(id) * 3;
    const [failed, held, undecided] = sum.layers.subarray(at, at + 3);
    const leftOut = plan.withoutLayers.has(id);
    if (!leftOut && failed + held + undecided === 0) return [];
    return [{ id, title, held, failed, undecided, ...(leftOut ? { leftOut } : {}) }];
  });
}
