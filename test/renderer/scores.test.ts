import { describe, expect, it } from 'vitest';
import { binsOf, meanOf } from '../../renderer/features/inicio/scores.ts';

describe('binsOf', () => {
  it('puts each score in one of ten groups, the ends included', () => {
    const bins = binsOf([0, 9.9, 10, 42, 42.5, 89.9, 90, 100]);
    expect(bins.map((bin) => bin.units)).toEqual([2, 1, 0, 0, 2, 0, 0, 0, 1, 2]);
    expect(bins[0]!.range).toBe('0–9');
    expect(bins[9]!.range).toBe('90–100');
  });

  it('counts a score above 100 in the last group and loses none', () => {
    expect(binsOf([104.2])[9]!.units).toBe(1);
    expect(binsOf([]).every((bin) => bin.units === 0)).toBe(true);
  });
});

describe('meanOf', () => {
  it('is the plain mean to one decimal, half up, and null without scores', () => {
    expect(meanOf([40, 41.1])).toBe(40.6);
    expect(meanOf([0])).toBe(0);
    expect(meanOf([])).toBeNull();
  });
});
