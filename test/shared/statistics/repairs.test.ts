import { describe, expect, it } from 'vitest';
import type { ItemResult, VerificationResult } from '../../../shared/model/index.ts';
import { usefulRepairs } from '../../../shared/statistics/repairs.ts';
import { makeResult } from '../../support/result-fixture.ts';

const SAMPLE = makeResult({ findings: 40 });

function item(id: string, weight: number, points: number | null, changes: Partial<ItemResult> = {}): ItemResult {
  const outcome =
    points === null ? 'no-evaluada' : points === 1 ? 'cumple' : points === 0 ? 'no-cumple' : 'cumple-parcial';
  return { ...SAMPLE.score.items[0], id, weight, points, outcome, mandatory: false, failed: 5, ...changes };
}

function withItems(...items: readonly ItemResult[]): VerificationResult {
  return { ...SAMPLE, score: { ...SAMPLE.score, items } };
}

const told = (...items: readonly ItemResult[]) =>
  usefulRepairs(withItems(...items)).map(({ item: { id }, gain }) => [id, gain]);

describe('the most useful repairs', () => {
  it('are those that the score gains most from, over the decided weight', () => {
    expect(told(item('a', 2, 0.5), item('b', 5, 0), item('c', 1, 1), item('d', 9, null))).toEqual([
      ['b', 62.5],
      ['a', 12.5],
    ]);
  });

  it('lead from the score to 100 together', () => {
    const result = makeResult({ findings: 300 });
    const decided = result.score.items.filter(({ points }) => points !== null);
    const gained = usefulRepairs(result, decided.length).reduce((sum, { gain }) => sum + gain, 0);
    expect((result.score.percent ?? 0) + gained).toBeCloseTo(100, 0);
    expect(usefulRepairs(result, 2)).toHaveLength(2);
  });

  it('are exact with weights that binary fractions miss', () => {
    expect(told(item('a', 0.1, 0), item('b', 0.2, 1))).toEqual([['a', 33.3]]);
    expect(told(item('a', 0.7, 0.5), item('b', 0.1, 0), item('c', 1.2, 1))).toEqual([
      ['a', 17.5],
      ['b', 5],
    ]);
  });

  it('of equal gain put the mandatory first, then what takes fewer records', () => {
    expect(
      told(item('a', 1, 0, { failed: 9 }), item('b', 1, 0, { failed: 2 }), item('c', 1, 0, { mandatory: true })),
    ).toEqual([
      ['c', 33.3],
      ['b', 33.3],
      ['a', 33.3],
    ]);
  });

  it('are none where nothing is decided, nothing fails or nothing weighs', () => {
    expect(told()).toEqual([]);
    expect(told(item('a', 1, null))).toEqual([]);
    expect(told(item('a', 1, 1))).toEqual([]);
    expect(told(item('a', 0, 0))).toEqual([]);
    expect(told(item('a', 1, 0, { outcome: 'no-desplegado' }))).toEqual([]);
  });
});
