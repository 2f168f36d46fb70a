import { describe, expect, it } from 'vitest';
import { comparePublished, readReported, share, sumReported } from '../../../shared/statistics/index.ts';

describe('a published figure', () => {
  it.each([
    ['25', (100 * 94) / 382, 25, 0, 'agrees'],
    ['24', (100 * 94) / 382, 25, 1, 'differs'],
    ['72.73', (100 * 8) / 23, 34.78, -37.95, 'differs'],
    ['88', 87.5, 88, 0, 'agrees'],
    ['100.00', 100, 100, 0, 'agrees'],
    ['2,610', 2610, 2610, 0, 'agrees'],
    ['0.00', null, null, null, 'not-recomputable'],
    ['-', 0, 0, null, 'not-published'],
  ])('%s beside %s', (published, recomputed, shown, difference, status) => {
    expect(comparePublished(published, recomputed)).toMatchObject({
      recomputed,
      shown,
      difference,
      status,
      flagged: status === 'differs',
    });
  });

  it('that is no figure is refused', () => {
    expect(() => comparePublished('setenta', 70)).toThrow('«setenta» no es una cifra ni dice que no la hay.');
  });
});

describe('a reported figure', () => {
  it.each([
    ['0', 0],
    ['1,234.5', 1234.5],
    ['-3', -3],
    [' - ', 'not-reported'],
    ['ND', 'not-reported'],
    ['', 'blank'],
    ['No aplica', 'not-applicable'],
    ['1,23', undefined],
    ['doce', undefined],
  ])('«%s» is %s', (text, value) => expect(readReported(text)).toBe(value));

  it('is added without taking an absence for 0', () => {
    expect(sumReported([3, 0, 'not-reported', 'blank', 'not-applicable', 4])).toEqual({
      sum: 7,
      reported: 3,
      zeros: 1,
      absent: { 'not-reported': 1, blank: 1, 'not-applicable': 1 },
    });
    expect(sumReported(['not-reported']).sum).toBeNull();
  });

  it('as a share is above 100 where it is, and none of nothing', () => {
    expect(share(6, 4)).toEqual({ part: 6, whole: 4, percent: 150, overHundred: true });
    expect(share(0, 0)).toEqual({ part: 0, whole: 0, percent: null, overHundred: false });
    expect(share(1, 8)).toMatchObject({ percent: 12.5 });
    expect(share(1, 16)).toMatchObject({ percent: 6.3 });
  });
});
