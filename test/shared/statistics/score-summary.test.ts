import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reported } from '../../../shared/model/index.ts';
import {
  addScore,
  bandCounts,
  createScoreSummary,
  mergeScores,
  type ScoreSummary,
  scoreFigures,
} from '../../../shared/statistics/index.ts';

function summaryOf(percents: readonly Reported[]): ScoreSummary<'external'> {
  const summary = createScoreSummary('external');
  for (const percent of percents) addScore(summary, percent, typeof percent === 'number' ? percent : 0, 100);
  return summary;
}

const percent = fc.oneof(
  fc.integer({ min: 0, max: 1200 }).map((tenths) => tenths / 10),
  fc.constantFrom('not-applicable' as const, 'not-reported' as const, 'blank' as const),
);
const rows = fc.array(
  fc.record({
    percent,
    points: fc.integer({ min: 0, max: 400 }).map((half) => half * 0.25),
    weight: fc.integer({ min: 0, max: 999 }).map((w) => w / 10),
  }),
);

describe('a summary of scores', () => {
  it('says Σ/Σ and the mean of percentages, which are not the same', () => {
    const summary = createScoreSummary('external');
    addScore(summary, 100, 10, 10);
    addScore(summary, 50, 45, 90);
    expect(scoreFigures(summary)).toMatchObject({ units: 2, ratioOfSums: 55, meanOfPercents: 75 });
  });

  it('gives median and quartiles of definition 7, by hand', () => {
    // (n − 1)/4 = 1.25, 2.5 and 3.75 in 10 20 40 50 60 90.
    expect(scoreFigures(summaryOf([90, 10, 40, 20, 60, 50]))).toMatchObject({
      firstQuartile: 25,
      median: 45,
      thirdQuartile: 57.5,
      min: 10,
      max: 90,
    });
    expect(scoreFigures(summaryOf([7.3]))).toMatchObject({
      firstQuartile: 7.3,
      median: 7.3,
      thirdQuartile: 7.3,
      min: 7.3,
      max: 7.3,
    });
  });

  it('rounds half up what is half to the last digit', () => {
    // 0.1 and 0.2 have the mean 0.15, which is 0.1499… in binary.
    expect(scoreFigures(summaryOf([0.1, 0.2]))).toMatchObject({ meanOfPercents: 0.2, median: 0.2 });
  });

  it('keeps zero, blank, not reported and not applicable apart', () => {
    const figures = scoreFigures(summaryOf([0, 0, 80, 'blank', 'not-reported', 'not-reported', 'not-applicable']));
    expect(figures).toMatchObject({
      units: 3,
      zeros: 2,
      absent: { blank: 1, 'not-reported': 2, 'not-applicable': 1 },
      meanOfPercents: 26.7,
    });
  });

  it('without units has no percentage, which is not 0', () => {
    expect(scoreFigures(summaryOf(['blank']))).toMatchObject({
      units: 0,
      ratioOfSums: null,
      meanOfPercents: null,
      median: null,
      firstQuartile: null,
      min: null,
      max: null,
    });
  });

  it('shows and flags more than 100 and clamps nothing', () => {
    const figures = scoreFigures(summaryOf([100, 104.5, 50]));
    expect(figures).toMatchObject({ max: 104.5, overHundred: 1, meanOfPercents: 84.8 });
    expect(figures.bins.map((bin) => bin.units)).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  it('puts a score into the class that it begins, and 100 into the last', () => {
    const { bins } = scoreFigures(summaryOf([0, 9.9, 10, 19.9, 20, 99.9, 100]));
    expect(bins.map((bin) => bin.units)).toEqual([2, 2, 1, 0, 0, 0, 0, 0, 0, 2]);
    expect(bins[1]).toMatchObject({ from: 10, to: 20 });
  });

  it('reads bands off the rounded score', () => {
    const bands = [
      { id: 'alto', title: '', from: 80 },
      { id: 'medio', title: '', from: 50 },
      { id: 'bajo', title: '', from: 0 },
    ];
    expect(bandCounts(summaryOf([80, 79.9, 50, 49.9, 0, 104, 'blank']), bands)).toEqual([
      { band: 'alto', units: 2 },
      { band: 'medio', units: 2 },
      { band: 'bajo', units: 2 },
    ]);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a score of %s', (wrong) => {
    expect(() => addScore(createScoreSummary('self'), wrong, 1, 1)).toThrow(RangeError);
    expect(() => addScore(createScoreSummary('self'), 1, wrong, 1)).toThrow(RangeError);
  });

  it('merges in any grouping and order to the same figures', () => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        const of = (list: typeof a) => {
          const summary = createScoreSummary('internal');
          for (const row of list) addScore(summary, row.percent, row.points, row.weight);
          return summary;
        };
        const merged = (...parts: ScoreSummary<'internal'>[]) => {
          const [first, ...others] = parts;
          for (const part of others) mergeScores(first, part);
          return first;
        };
        const whole = scoreFigures(of([...a, ...b, ...c]));
        expect(scoreFigures(merged(merged(of(a), of(b)), of(c)))).toEqual(whole);
        expect(scoreFigures(merged(of(a), merged(of(b), of(c))))).toEqual(whole);
        expect(scoreFigures(merged(of(c), of(b), of(a)))).toEqual(whole);
      }),
    );
  });

  it('has the order statistics of the sorted list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (values) => {
        const sorted = [...values].sort((left, right) => left - right);
        const at = (share: number) => {
          const place = (sorted.length - 1) * share;
          const low = sorted[Math.floor(place)];
          return low + (sorted[Math.ceil(place)] - low) * (place % 1);
        };
        const figures = scoreFigures(summaryOf(values));
        expect(figures.median).toBeCloseTo(at(0.5), 5);
        expect(Math.abs(figures.firstQuartile! - at(0.25))).toBeLessThanOrEqual(0.0501);
        expect(Math.abs(figures.thirdQuartile! - at(0.75))).toBeLessThanOrEqual(0.0501);
        expect(figures.min).toBe(sorted[0]);
        expect(figures.max).toBe(sorted[sorted.length - 1]);
      }),
    );
  });

  it('of one kind of visit cannot take another: neither by its type nor when it runs', () => {
    const self = createScoreSummary('self');
    const external = createScoreSummary('external');
    // @ts-expect-error two kinds of visit are two types
    expect(() => mergeScores(self, external)).toThrow('no se suman');
    // @ts-expect-error nor is there a wider type that takes both
    const either: ScoreSummary<'self' | 'external'> = self;
    expect(either).toBe(self);
  });
});
