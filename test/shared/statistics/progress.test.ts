import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  deviationOf,
  expectedProgress,
  lightOf,
  type PlannedAction,
  progressBoard,
} from '../../../shared/statistics/index.ts';

const action = (id: string, changes: Partial<PlannedAction>): PlannedAction => ({
  id,
  start: '2025-01-01',
  expectedEnd: '2025-12-31',
  expected: 100,
  real: 100,
  weight: 1,
  ...changes,
});

describe('expected progress', () => {
  it.each([
    ['2024-12-31', 0],
    ['2025-01-01', 0],
    ['2025-01-06', 50],
    ['2025-01-11', 100],
    ['2025-02-01', 100],
  ])('on %s is %s %% of ten days', (on, percent) =>
    expect(expectedProgress('2025-01-01', '2025-01-11', on)).toBe(percent),
  );

  it('of a single day is whole on that day', () => {
    expect(expectedProgress('2025-01-01', '2025-01-01', '2025-01-01')).toBe(100);
    expect(expectedProgress('2025-01-01', '2025-01-01', '2024-12-31')).toBe(0);
  });

  it('of days that are none, or that end before they begin, is none', () => {
    expect(expectedProgress('2025-02-30', '2025-03-01', '2025-03-01')).toBeUndefined();
    expect(expectedProgress('2025-03-02', '2025-03-01', '2025-03-01')).toBeUndefined();
    expect(dayNumber('2024-03-01')! - dayNumber('2024-02-28')!).toBe(2);
  });
});

describe('the light of 2011', () => {
  it.each([
    [100, 100, 0, 'as-expected'],
    [50, 80, 60, 'as-expected'],
    [100, 99.9, -0.1, 'behind'],
    [50, 35, -30, 'behind'],
    // The rounded deviation decides: −30.04 is −30.0, −30.06 is −30.1.
    [100, 69.96, -30, 'behind'],
    [100, 69.94, -30.1, 'far-behind'],
    [50, 0, -100, 'far-behind'],
    [0, 0, 0, 'as-expected'],
  ])('with %s expected and %s real is %s %%: %s', (expected, real, deviation, light) => {
    expect(deviationOf(expected, real)).toBe(deviation);
    expect(lightOf(deviation)).toBe(light);
  });

  it('can be read in points', () => {
    const rule = { measure: 'points', limit: 30 } as const;
    expect(lightOf(deviationOf(50, 20, rule), rule)).toBe('behind');
    expect(lightOf(deviationOf(50, 20))).toBe('far-behind');
  });
});

describe('a progress board', () => {
  const board = progressBoard(
    [
      action('a', { weight: 3, expected: 80, real: 40 }),
      action('b', { weight: 1, expected: 40, real: 50 }),
      action('c', { weight: 6, real: 'not-reported' }),
      action('d', { expected: undefined, start: '2025-01-01', expectedEnd: '2025-01-11', real: 110 }),
      action('e', { expected: undefined, start: 'mañana', real: 10 }),
      action('f', { weight: 0 }),
    ],
    '2025-01-06',
  );

  it('weighs expected and real progress, by hand', () => {
    // (3·80 + 1·40 + 1·50)/5 = 66, (3·40 + 1·50 + 1·110)/5 = 56, 100·(56 − 66)/66 = −15.15…
    expect(board).toMatchObject({
      expected: 66,
      real: 56,
      deviation: -15.2,
      light: 'behind',
      counted: 3,
      countedWeight: 5,
      weight: 11,
    });
  });

  it('has a light for each action that reported, and none for one that did not', () => {
    expect(board.rows.map((row) => row.light)).toEqual([
      'far-behind',
      'as-expected',
      null,
      'as-expected',
      null,
      'as-expected',
    ]);
    expect(board.absent).toEqual({ 'not-applicable': 0, 'not-reported': 1, blank: 0 });
    expect(board.faulty).toEqual(['e', 'f']);
  });

  it('flags more than 100 and says what was expected by date', () => {
    expect(board.rows[3]).toMatchObject({ expected: 50, real: 110, overHundred: true, isExpectedByDate: true });
    expect(progressBoard([], '2025-01-06')).toMatchObject({ expected: null, real: null, light: null, counted: 0 });
  });
});
