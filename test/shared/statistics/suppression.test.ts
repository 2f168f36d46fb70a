import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressList, suppressLists, suppressTable, suppressTables } from '../../../shared/statistics/index.ts';

describe('hiding in a list with its total', () => {
  it.each([
    ['nothing where all are large', [9, 8, 7], 5, [false, false, false, false]],
    [
      'a second one, the smallest, so that the total gives nothing away',
      [20, 3, 9, 12],
      5,
      [false, true, true, false, false],
    ],
    [
      'two small ones alone where together they reach the threshold',
      [20, 3, 2, 12],
      5,
      [false, true, true, false, false],
    ],
    ['a third one where two add to less', [20, 1, 1, 12], 5, [false, true, true, true, false]],
    [
      'another one where as many units as cells would tell each of them',
      [20, 1, 1, 12],
      2,
      [false, true, true, true, false],
    ],
    ['the total where every group is of one unit', [1, 1, 1], 3, [true, true, true, true]],
    ['no zero', [0, 20, 9], 5, [false, false, false, false]],
    ['the total where there is nothing else but zeros', [0, 3, 0], 5, [false, true, false, true]],
    ['nothing below a threshold of 1', [1, 1], 1, [false, false, false]],
    ['nothing in an empty list', [], 5, [false]],
  ])('hides %s', (_, counts, threshold, hidden) => {
    expect(suppressList(counts, threshold)).toEqual(hidden);
  });
});

describe('hiding by several counts of the same cells', () => {
  it('hides what any of them calls few, and lets it follow from none', () => {
    // Units, and those with a score: the second group has one. The third, without any score, does not cover it alone.
    expect(
      suppressLists(
        [
          [20, 6, 7, 9],
          [20, 1, 0, 9],
        ],
        5,
      ),
    ).toEqual([false, true, true, true, false]);
    expect(
      suppressLists(
        [
          [20, 2, 7],
          [20, 2, 0],
        ],
        5,
      ),
    ).toEqual([true, true, true, false]);
    expect(
      suppressLists(
        [
          [20, 9],
          [0, 0],
        ],
        5,
      ),
    ).toEqual([false, false, false]);
    const [units, scored] = [
      [
        [9, 9],
        [9, 9],
      ],
      [
        [9, 3],
        [9, 9],
      ],
    ];
    expect(suppressTables([units, scored], 5).flat().filter(Boolean)).toHaveLength(4);
  });
});

describe('hiding in a table with its totals', () => {
  it('hides a rectangle where one cell is small', () => {
    expect(
      suppressTable(
        [
          [2, 20, 30],
          [10, 8, 40],
          [50, 60, 70],
        ],
        5,
      ),
    ).toEqual([
      [true, true, false, false],
      [true, true, false, false],
      [false, false, false, false],
      [false, false, false, false],
    ]);
  });

  it('hides every small count, and lets none follow from its row or its column', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((columns) =>
          fc.array(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: columns, maxLength: columns }), {
            minLength: 1,
            maxLength: 5,
          }),
        ),
        fc.integer({ min: 0, max: 8 }),
        (counts, threshold) => {
          const hidden = suppressTable(counts, threshold);
          const table = counts.map((row) => [...row, row.reduce((sum, count) => sum + count, 0)]);
          table.push(table[0].map((__, column) => table.reduce((sum, row) => sum + row[column], 0)));
          const columns = table[0].map((__, column) => ({
            counts: table.map((row) => row[column]),
            hidden: hidden.map((row) => row[column]),
          }));
          for (const line of [...table.map((row, i) => ({ counts: row, hidden: hidden[i] })), ...columns]) {
            line.counts.forEach((count, i) => {
              if (count > 0 && count < threshold) expect(line.hidden[i]).toBe(true);
            });
            const covered = line.hidden.filter(Boolean).length;
            expect(covered).not.toBe(1);
            const isTotalShown = !line.hidden[line.hidden.length - 1];
            const sum = line.counts.reduce((found, count, i) => (line.hidden[i] ? found + count : found), 0);
            if (covered > 0 && isTotalShown) expect(sum).toBeGreaterThanOrEqual(threshold);
          }
          if (threshold <= 1) expect(hidden.flat()).not.toContain(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
