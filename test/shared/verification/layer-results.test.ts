import { describe, expect, it } from 'vitest';
import { createCatalogSet } from '../../../shared/catalogs/create.ts';
import type { Format } from '../../../shared/formats/format.ts';
import { layerResults } from '../../../shared/verification/layer-results.ts';
import { type Plan, planVerification } from '../../../shared/verification/plan.ts';
import { emptyUnitTally, type FileTally } from '../../../shared/verification/tally.ts';

const format = (id: string, layers: readonly string[]): Format => ({
  id,
  title: id,
  sniff: () => 0,
  open: () => {
    throw new Error('nobody reads here');
  },
  carries: {},
  rules: [],
  layers: layers.map((layer) => ({ id: layer, title: `Capa ${layer}` })),
});

const formats = [format('uno', ['a', 'b']), format('dos', ['b', 'c', 'd']), format('tres', ['e'])];
const file = (of: string) => ({ format: of }) as FileTally;

function judged(plan: Plan, verdicts: Readonly<Record<string, readonly [number, number, number]>>) {
  const tally = emptyUnitTally(plan);
  for (const [id, counts] of Object.entries(verdicts)) tally.layers.set(counts, plan.layers.indexOf(id) * 3);
  return tally;
}

describe('what the layers said', () => {
  it('is told of the formats that were met, once a layer, and not of those that were silent', () => {
    const plan = planVerification(formats, [], createCatalogSet([]), 10);
    const sum = judged(plan, { a: [1, 2, 3], b: [0, 5, 0], e: [7, 0, 0] });
    expect(layerResults(plan, sum, [file('uno'), file('dos'), file('uno')])).toEqual([
      { id: 'a', title: 'Capa a', failed: 1, held: 2, undecided: 3 },
      { id: 'b', title: 'Capa b', failed: 0, held: 5, undecided: 0 },
    ]);
    expect(layerResults(plan, sum, [])).toEqual([]);
  });

  it('names a layer that was left out', () => {
    const plan = planVerification(formats, [], createCatalogSet([]), 10, undefined, undefined, {
      withoutLayers: ['d'],
    });
    expect(layerResults(plan, judged(plan, {}), [file('dos')])).toEqual([
      { id: 'd', title: 'Capa d', failed: 0, held: 0, undecided: 0, leftOut: true },
    ]);
  });
});
