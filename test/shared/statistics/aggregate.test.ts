import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitScore } from '../../../shared/model/index.ts';
import {
  addAbsence,
  addCategory,
  addItemColumns,
  addItemResult,
  addToGroups,
  categoryTable,
  compareScores,
  createCategorySummary,
  createGroups,
  createItemTally,
  groupScores,
  itemsNotMet,
  latestPerUnit,
  mergeCategories,
  mergeGroups,
  mergeItemTallies,
  OUTCOMES,
  periodOf,
  ranking,
  scoreFigures,
  scoreTable,
  totalOf,
  trend,
} from '../../../shared/statistics/index.ts';
import { SCOPE, scoreOf } from './synthetic.ts';

describe('groups', () => {
  const rows: readonly UnitScore[] = [
    scoreOf('external', 1, { percent: 80, keys: { state: '09', level: '2' } }),
    scoreOf('external', 2, { percent: 40, keys: { state: '09', level: '1' } }),
    scoreOf('external', 3, { percent: 60, keys: { state: '14' } }),
    scoreOf('self', 1, { percent: 100, keys: { state: '09', level: '2' } }),
  ];

  it('keep the kinds of visit apart and a missing key as a group of its own', () => {
    const series = groupScores(rows, ['level']);
    const means = [...series.external.groups.values()].map(({ keys, summary }) => [
      keys[0],
      scoreFigures(summary).meanOfPercents,
    ]);
    expect(means).toEqual([
      ['2', 80],
      ['1', 40],
      [null, 60],
    ]);
    expect(scoreFigures(totalOf(series.external))).toMatchObject({ units: 3, meanOfPercents: 60 });
    expect(scoreFigures(totalOf(series.self))).toMatchObject({ units: 1, meanOfPercents: 100 });
    expect(series.internal.groups.size).toBe(0);
  });

  it('are made by any keys together', () => {
    const groups = groupScores(rows, ['state', 'level']).external;
    expect([...groups.groups.values()].map((group) => group.keys)).toEqual([
      ['09', '2'],
      ['09', '1'],
      ['14', null],
    ]);
  });

  it('merge only with their own kind and dimensions', () => {
    const [states, levels] = [createGroups('external', ['state']), createGroups('external', ['level'])];
    const others = groupScores(rows, ['state']);
    mergeGroups(states, others.external);
    mergeGroups(states, others.external);
    expect(scoreFigures(totalOf(states)).units).toBe(6);
    expect(() => mergeGroups(levels, states)).toThrow('mismas dimensiones');
    // @ts-expect-error self-verifications are no external visits
    expect(() => mergeGroups(states, others.self)).toThrow('no se suman');
    // @ts-expect-error nor is one result of them
    expect(() => addToGroups(states, scoreOf('self', 1))).toThrow('no se suman');
  });

  it('count a unit once, with its last result of each kind', () => {
    const latest = latestPerUnit([
      scoreOf('external', 1, { date: '2024-05-01', percent: 40 }),
      scoreOf('external', 1, { date: '2023-05-01', percent: 20 }),
      scoreOf('external', 1, { date: '2024-05-01', percent: 45 }),
      scoreOf('self', 1, { date: '2025-05-01', percent: 90 }),
    ]);
    expect(latest.map(({ kind, percent }) => [kind, percent])).toEqual([
      ['external', 45],
      ['self', 90],
    ]);
  });

  it('make a table with scope and total, whose small groups are hidden two by two', () => {
    const many = [
      ['01', 9],
      ['02', 2],
      ['03', 5],
      ['04', 6],
    ].flatMap(([state, units]) =>
      Array.from({ length: Number(units) }, (_, i) => scoreOf('external', i, { keys: { state: String(state) } })),
    );
    const table = scoreTable(groupScores(many, ['state']).external, SCOPE, { threshold: 4 });
    expect(table.rows.map(({ keys, figures }) => [keys[0], figures.hidden])).toEqual([
      ['01', false],
      ['02', true],
      ['03', true],
      ['04', false],
    ]);
    expect(table.total).toMatchObject({ hidden: false, value: { units: 22 } });
    expect(table).toMatchObject({ kind: 'external', dimensions: ['state'], scope: SCOPE, threshold: 4 });
    expect(JSON.stringify(table.rows[1])).toBe('{"keys":["02"],"figures":{"hidden":true}}');
  });
});

describe('categories', () => {
  it('keep absences out of the counts and say both shares', () => {
    const summary = createCategorySummary('internal', ['operando', 'sin']);
    addCategory(summary, 'operando', 3);
    addCategory(summary, 'otra', 1);
    addAbsence(summary, 'blank', 2);
    addAbsence(summary, 'not-reported', 2);
    addAbsence(summary, 'not-applicable', 5);
    const other = createCategorySummary('internal');
    addCategory(other, 'sin', 1);
    mergeCategories(summary, other);
    const { rows, answered, applicable, absent } = categoryTable(summary, ['operando', 'sin']);
    expect(rows.map((row) => [row.category, row.units, row.ofAnswered.percent, row.ofApplicable.percent])).toEqual([
      ['operando', 3, 60, 33.3],
      ['sin', 1, 20, 11.1],
      ['otra', 1, 20, 11.1],
    ]);
    expect([answered, applicable, absent]).toEqual([5, 9, { blank: 2, 'not-reported': 2, 'not-applicable': 5 }]);
    // @ts-expect-error two kinds of visit are two types
    expect(() => mergeCategories(summary, createCategorySummary('self'))).toThrow('no se suman');
  });
});

describe('items', () => {
  const code = (outcome: (typeof OUTCOMES)[number]) => OUTCOMES.indexOf(outcome);

  it('most often not met come first, with places and shares of those they apply to', () => {
    const tally = createItemTally('external', ['a', 'b', 'c', 'd', 'e']);
    const add = (item: number, ...outcomes: (typeof OUTCOMES)[number][]) => {
      for (const outcome of outcomes) addItemResult(tally, 0, item, code(outcome));
    };
    add(0, 'no-cumple', 'no-cumple', 'cumple', 'cumple-parcial');
    add(1, 'no-cumple', 'no-cumple', 'no-cumple', 'por-revisar', 'no-aplica');
    add(2, 'no-cumple', 'no-cumple', 'no-aplica', 'no-desplegado');
    add(3, 'cumple', 'error', 'no-evaluada');
    add(4, 'no-aplica');
    const rows = itemsNotMet(tally, 0, 'exclude');
    expect(
      rows.map((row) => [row.place, row.item, row.notMet, row.notMetOfApplicable.percent, row.notMetOfDecided.percent]),
    ).toEqual([
      [1, 'b', 3, 75, 100],
      [2, 'c', 2, 100, 100],
      [2, 'a', 2, 50, 50],
      [4, 'd', 0, 0, 0],
      [4, 'e', 0, null, null],
    ]);
    expect(itemsNotMet(tally, 0, 'zero')[1].notMetOfApplicable).toMatchObject({ part: 2, whole: 3, percent: 66.7 });
    expect(rows[0]).toMatchObject({ undecided: 1, notApplicable: 1 });
  });

  it('are added by columns as one by one, in groups, and in any order of merging', () => {
    const row = fc.record({ unit: fc.nat(3), item: fc.nat(2), outcome: fc.nat(7) });
    fc.assert(
      fc.property(fc.array(row), fc.nat(30), (rows, cut) => {
        const groupOfUnit = Uint32Array.of(0, 1, 1, 0);
        const byColumns = (part: typeof rows) => {
          const tally = createItemTally('self', ['a', 'b', 'c'], 2);
          const column = (of: (one: (typeof rows)[number]) => number) => part.map(of);
          addItemColumns(
            tally,
            {
              rows: part.length,
              unit: Uint32Array.from(column((one) => one.unit)),
              item: Uint16Array.from(column((one) => one.item)),
              outcome: Uint8Array.from(column((one) => one.outcome)),
            },
            groupOfUnit,
          );
          return tally;
        };
        const single = createItemTally('self', ['a', 'b', 'c'], 2);
        for (const one of rows) addItemResult(single, groupOfUnit[one.unit], one.item, one.outcome);
        const [head, tail] = [byColumns(rows.slice(0, cut)), byColumns(rows.slice(cut))];
        mergeItemTallies(tail, head);
        expect(byColumns(rows).counts).toEqual(single.counts);
        expect(tail.counts).toEqual(single.counts);
      }),
    );
  });

  it('that there are not, or of another list or kind, are refused', () => {
    const tally = createItemTally('self', ['a']);
    const columns = { rows: 1, unit: Uint32Array.of(0), item: Uint16Array.of(1), outcome: Uint8Array.of(0) };
    expect(() => addItemColumns(tally, columns, Uint32Array.of(0))).toThrow('El resultado 1 nombra');
    expect(() =>
      addItemColumns(tally, { ...columns, item: Uint16Array.of(0), unit: Uint32Array.of(7) }, Uint32Array.of(0)),
    ).toThrow(RangeError);
    expect(() => mergeItemTallies(tally, createItemTally('self', ['b']))).toThrow('mismos reactivos');
    // @ts-expect-error two kinds of visit are two types
    expect(() => mergeItemTallies(tally, createItemTally('external', ['a']))).toThrow('no se suman');
    expect(() => createItemTally('self', new Array(100_000).fill('x'), 60_000)).toThrow('son demasiados');
  });
});

describe('ranking', () => {
  it('gives 1, 2, 2, 4 to what is shown, ties by key, and no place to what has no figure', () => {
    const rows: readonly { key: string; percent: number | null }[] = [
      { key: 'd', percent: 10 },
      { key: 'x', percent: null },
      { key: 'c', percent: 50 },
      { key: 'b', percent: 50 },
      { key: 'a', percent: 90 },
    ];
    const placed = ranking(
      rows,
      (row) => row.percent,
      (row) => row.key,
    );
    expect(placed.map(({ row, place, tied }) => [row.key, place, tied])).toEqual([
      ['a', 1, false],
      ['b', 2, true],
      ['c', 2, true],
      ['d', 4, false],
      ['x', null, false],
    ]);
  });
});

describe('periods', () => {
  it.each([
    ['2024-01-31', '2024', '2024-Q1', '2024-01'],
    ['2024-03-31', '2024', '2024-Q1', '2024-03'],
    ['2024-04-01', '2024', '2024-Q2', '2024-04'],
    ['2024-12-31T23:59:00-06:00', '2024', '2024-Q4', '2024-12'],
  ])('of %s are %s, %s and %s', (date, year, quarter, month) => {
    expect([periodOf(date, 'year'), periodOf(date, 'quarter'), periodOf(date, 'month')]).toEqual([
      year,
      quarter,
      month,
    ]);
  });

  it('of what is no day are none', () => {
    expect([periodOf('', 'year'), periodOf('2024', 'year'), periodOf('2024-13-01', 'month')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a trend', () => {
  const rows = [
    scoreOf('external', 1, { date: '2023-11-10', percent: 40 }),
    scoreOf('external', 1, { date: '2023-12-10', percent: 44 }),
    scoreOf('external', 2, { date: '2024-05-10', percent: 60 }),
    scoreOf('external', 1, { date: '2024-06-10', percent: 51 }),
    scoreOf('external', 3, { date: 'sin fecha', percent: 99 }),
  ];

  it('shows periods without visits as such, and changes against the last that has a figure', () => {
    const { points, undated } = trend('external', rows, 'quarter');
    expect(
      points.map(({ period, figures, since }) => [
        period,
        figures.units,
        figures.meanOfPercents,
        since?.period ?? null,
        since?.change.meanOfPercents ?? null,
      ]),
    ).toEqual([
      ['2023-Q4', 1, 44, null, null],
      ['2024-Q1', 0, null, null, null],
      ['2024-Q2', 2, 55.5, '2023-Q4', 11.5],
    ]);
    expect(undated).toBe(1);
    expect(trend('external', rows, 'year').points.map((point) => point.period)).toEqual(['2023', '2024']);
    expect(trend('external', rows, 'month').points).toHaveLength(8);
  });

  it('with a year written wrong does not grow without end', () => {
    const { points } = trend('self', [scoreOf('self', 1, { date: '0202-01-01' }), scoreOf('self', 1)], 'month');
    expect(points.map((point) => point.period)).toEqual(['0202-01', '2025-03']);
    expect(trend('self', [], 'year').points).toEqual([]);
  });

  it('compares two periods over all units and over the same ones', () => {
    const before = [
      scoreOf('external', 1, { percent: 40 }),
      scoreOf('external', 2, { percent: 80 }),
      scoreOf('external', 4, { percent: 10 }),
    ];
    const after = [
      scoreOf('external', 1, { percent: 50 }),
      scoreOf('external', 2, { percent: 70.5 }),
      scoreOf('external', 3, { percent: 90 }),
      scoreOf('external', 4, { percent: 'not-reported' }),
    ];
    const { change, same } = compareScores('external', before, after);
    expect(change).toEqual({ ratioOfSums: 26.9, meanOfPercents: 26.9, median: 30.5 });
    expect(same).toMatchObject({ units: 2, better: 1, worse: 1, equal: 0, change: { meanOfPercents: 0.3 } });
    // @ts-expect-error what an external visit found is not compared with what the unit said of itself
    expect(() => compareScores('external', before, [scoreOf('self', 1)])).toThrow('no se suman');
  });
});
