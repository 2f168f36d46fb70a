import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateResult } from '../../../electron/engine/aggregate-result.ts';
import type { ScoreMaterial, VisitScoreRecord } from '../../../electron/registry/campaigns/index.ts';
import type { AggregateResult, Dimension } from '../../../shared/ipc/campaigns.ts';
import {
  ECE_QUESTIONS,
  putEdition,
  putUnits,
  putVisits,
  type SyntheticVisit,
  syntheticChecklist,
  syntheticClues,
} from '../../support/registry/synthetic-visits.ts';
import { handlersOver, queryOf } from './campaign-support.ts';

const checklist = syntheticChecklist('lista', ['uno', 'dos'], '1.0', ECE_QUESTIONS);
const later = syntheticChecklist('lista', ['dos', 'tres'], '2.0', ECE_QUESTIONS);
const other = syntheticChecklist('otra', 1);

let number = 0;
function visit(unit: number, changes: Partial<SyntheticVisit> = {}): SyntheticVisit {
  const id = `visita-${String(number++).padStart(5, '0')}`;
  return { id, clues: syntheticClues(unit), checklist, percent: 50, outcomes: ['cumple', 'no-cumple'], ...changes };
}

/** Handlers over so many units, state 09 for even numbers and 14 for odd ones. */
function over(visits: readonly SyntheticVisit[], units = 40) {
  return handlersOver((store) => {
    const states = ['09', '14'];
    const institutions = ['SSA', 'IMB', 'IST'];
    putUnits(
      store,
      Array.from({ length: units }, (_, i) => ({
        ...{ clues: syntheticClues(i), state: states[i % 2], institution: institutions[i % 3] },
      })),
    );
    for (const edition of [checklist, later, other]) putEdition(store, edition);
    putVisits(store, visits);
  });
}

describe('aggregates over the registry', () => {
  it('counts each unit once, with its last visit of the kind; kinds and checklists stay apart', async () => {
    const { handlers } = over([
      visit(0, { percent: 90, day: '2026-02-01' }),
      visit(0, { percent: 10, day: '2025-02-01' }),
      visit(1, { percent: 40 }),
      visit(1, { percent: 100, kind: 'self', day: '2026-06-01' }),
      visit(2, { percent: 70, checklist: other, outcomes: ['cumple'] }),
    ]);
    const external = await handlers['aggregates.get'](queryOf({ checklist: 'lista' }));
    expect(external.total).toMatchObject({ value: { units: 2, meanOfPercents: 65, min: 40, max: 90 } });
    const self = await handlers['aggregates.get'](queryOf({ checklist: 'lista', kind: 'self' }));
    expect(self.total).toMatchObject({ value: { units: 1, meanOfPercents: 100 } });
    expect(await handlers['aggregates.series'](undefined)).toEqual([
      {
        checklist: 'lista',
        title: 'Lista sintética lista',
        kind: 'external',
        visits: 3,
        first: '2025-02-01',
        last: '2026-03-10',
      },
      {
        checklist: 'lista',
        title: 'Lista sintética lista',
        kind: 'self',
        visits: 1,
        first: '2026-06-01',
        last: '2026-06-01',
      },
      {
        checklist: 'otra',
        title: 'Lista sintética otra',
        kind: 'external',
        visits: 1,
        first: '2026-03-10',
        last: '2026-03-10',
      },
    ]);
  });

  it('of two visits on one day takes the one that was opened last, as standings do, however late one was corrected', async () => {
    const day = '2026-03-10';
    const { handlers } = over([
      // The later moment is not the greater text: 17:00 there is 15:00 here.
      visit(0, { percent: 80, day, openedAt: `${day}T16:00:00-08:00`, closedAt: null }),
      visit(0, { percent: 20, day, openedAt: `${day}T17:00:00-06:00`, closedAt: '2026-06-01T10:00:00-06:00' }),
    ]);
    const result = await handlers['aggregates.get'](queryOf({ checklist: 'lista' }));
    expect(result.total).toMatchObject({ value: { units: 1, meanOfPercents: 80 } });
  });

  it('gives units of an unknown group no place among the others', async () => {
    const none = { level: undefined };
    const { handlers } = handlersOver((store) => {
      putUnits(store, [
        { clues: syntheticClues(0), level: '1' },
        { clues: syntheticClues(1), ...none },
        { clues: syntheticClues(2), level: '2' },
      ]);
      putEdition(store, checklist);
      putVisits(store, [visit(0, { percent: 90 }), visit(1, { percent: 80 }), visit(2, { percent: 70 })]);
    });
    const { ranking } = await handlers['aggregates.get'](queryOf({ checklist: 'lista', groupBy: ['level'] }));
    expect(ranking.map(({ row, place }) => [row.titles[0], row.mean, place])).toEqual([
      ['1', 90, 1],
      ['2', 70, 2],
      ['Sin dato', 80, null],
    ]);
  });

  it('groups by up to two dimensions, ranks with ties and gives the map', async () => {
    const { handlers } = over([0, 1, 2, 3, 4, 5].map((unit) => visit(unit, { percent: unit % 2 === 0 ? 60 : 60.04 })));
    const result = await handlers['aggregates.get'](queryOf({ checklist: 'lista', groupBy: ['state', 'institution'] }));
    expect(result.rows).toHaveLength(6);
    expect(result.rows[0]).toMatchObject({ keys: ['09', 'IMB'], titles: ['Ciudad de México', 'IMB'] });
    expect(result.ranking.map(({ place, tied }) => [place, tied])).toEqual(new Array(6).fill([1, true]));
    expect(result.byState).toEqual([
      { state: '09', figures: { hidden: false, value: { units: 3, mean: 60 } } },
      { state: '14', figures: { hidden: false, value: { units: 3, mean: 60 } } },
    ]);
  });

  it('prints its scope: universe, last day of the data, catalogue of units and edition', async () => {
    const { handlers, registry } = over([visit(0, { day: '2026-04-02' }), visit(1, { day: '2026-05-07' })]);
    const before = await handlers['aggregates.get'](queryOf({ checklist: 'lista' }));
    expect(before.scope).toMatchObject({ universe: { units: 40 }, cutOff: '2026-05-07', catalogs: [] });
    await registry.importUnits([], 'clues@2026-01');
    const { scope } = await handlers['aggregates.get'](queryOf({ checklist: 'lista', filter: { states: ['14'] } }));
    expect(scope).toEqual({
      universe: { title: 'Unidades del registro que cumplen el filtro', units: 20 },
      cutOff: '2026-05-07',
      catalogs: [{ id: 'clues', edition: '2026-01' }],
      checklist: { id: 'lista', edition: '1.0' },
    });
  });

  it('takes only what filter, period and edition say', async () => {
    const { handlers } = over([
      visit(0, { percent: 10, day: '2024-12-31' }),
      visit(1, { percent: 20, day: '2025-01-01' }),
      visit(2, { percent: 30, day: '2025-12-31', checklist: later }),
      visit(3, { percent: 40, day: '2026-01-01' }),
    ]);
    const meanOf = async (query: Parameters<typeof queryOf>[0]) => {
      const { total } = await handlers['aggregates.get'](queryOf(query));
      return total.hidden ? undefined : total.value.meanOfPercents;
    };
    expect(await meanOf({ checklist: 'lista', from: '2025-01-01', to: '2025-12-31' })).toBe(25);
    expect(await meanOf({ checklist: 'lista', edition: '2.0' })).toBe(30);
    expect(await meanOf({ checklist: 'lista', filter: { states: ['14'] } })).toBe(30);
    expect(await meanOf({ checklist: 'lista', filter: { clues: [syntheticClues(0)] } })).toBe(10);
  });

  it('says why a unit has no percentage; none of it is 0', async () => {
    const { handlers } = over([
      visit(0, { percent: 0, outcomes: ['no-cumple', 'no-cumple'] }),
      visit(1, { percent: null, outcomes: ['no-aplica', 'no-desplegado'] }),
      visit(2, { percent: null, outcomes: ['por-revisar', 'no-evaluada'] }),
      visit(3, { percent: null, outcomes: ['no-evaluada', 'no-evaluada'] }),
    ]);
    const { total } = await handlers['aggregates.get'](queryOf({ checklist: 'lista' }));
    expect(total).toMatchObject({
      value: { units: 1, zeros: 1, meanOfPercents: 0, absent: { 'not-applicable': 1, 'not-reported': 1, blank: 1 } },
    });
  });

  it('joins the items of editions by their ids', async () => {
    const { handlers } = over([
      visit(0, { outcomes: ['cumple', 'no-cumple'] }),
      visit(1, { checklist: later, outcomes: ['no-cumple', 'cumple-parcial'], day: '2026-04-01' }),
    ]);
    const { items, checklist: about } = await handlers['aggregates.get'](queryOf({ checklist: 'lista' }));
    expect(about.editions).toEqual(['1.0', '2.0']);
    expect(
      items.map(({ item, place, notMet, met, partly, title }) => ({ item, place, notMet, met, partly, title })),
    ).toEqual([
      { item: 'dos', place: 1, notMet: 2, met: 0, partly: 0, title: 'Se cumple dos' },
      { item: 'tres', place: 2, notMet: 0, met: 0, partly: 1, title: 'Se cumple tres' },
      { item: 'uno', place: 2, notMet: 0, met: 1, partly: 0, title: 'Se cumple uno' },
    ]);
  });

  it('refuses outcomes that are not those of the edition', async () => {
    const { handlers } = over([visit(0, { outcomes: ['cumple'] })]);
    await expect(handlers['aggregates.get'](queryOf({ checklist: 'lista' }))).rejects.toThrow(
      /el registro está dañado/,
    );
  });

  it('makes the table of states of the system and the barriers of the interview', async () => {
    const { handlers } = over([
      visit(0, { interview: { eceStatus: 'operando', barriers: [], asked: ['fondos'] } }),
      visit(1, { interview: { eceStatus: 'sin', barriers: ['fondos'], asked: ['fondos'] } }),
      visit(2, { interview: { barriers: [], asked: [] } }),
    ]);
    const { eceStatus, eceStatusTitles, barriers } = await handlers['aggregates.get'](queryOf({ checklist: 'lista' }));
    expect(eceStatus).toMatchObject({ answered: 2, applicable: 3, absent: { blank: 1 } });
    expect(eceStatus?.rows.map(({ category, units }) => [category, units])).toEqual([
      ['operando', 1],
      ['proyecto', 0],
      ['iniciativa', 0],
      ['sin', 1],
    ]);
    expect(eceStatusTitles[3]).toEqual({ id: 'sin', title: 'Sin expediente electrónico' });
    expect(barriers).toEqual([{ id: 'fondos', title: 'Sin fondos', units: 1, asked: 2, percent: 50 }]);
  });

  it('follows the periods, a unit once in each', async () => {
    const { handlers } = over([
      visit(0, { percent: 10, day: '2024-01-05' }),
      visit(0, { percent: 30, day: '2024-11-05' }),
      visit(0, { percent: 50, day: '2026-01-05' }),
      visit(1, { percent: 70, day: '2024-05-05' }),
    ]);
    const result = await handlers['aggregates.get'](queryOf({ checklist: 'lista', groupBy: ['period'] }));
    expect(result.trend.points.map(({ period, figures }) => [period, figures.units, figures.meanOfPercents])).toEqual([
      ['2024', 2, 50],
      ['2025', 0, null],
      ['2026', 1, 50],
    ]);
    expect(result.rows.map(({ keys, figures }) => [keys, !figures.hidden && figures.value.units])).toEqual([
      [['2024'], 2],
      [['2026'], 1],
    ]);
    // Each unit once: 50 and 70.
    expect(result.total).toMatchObject({ value: { units: 2, meanOfPercents: 60 } });
  });

  it('gives an empty result for a checklist without visits, and for one that nobody knows', async () => {
    const { handlers } = over([]);
    for (const id of ['lista', 'no-existe']) {
      const result = await handlers['aggregates.get'](queryOf({ checklist: id, groupBy: ['state'], threshold: 5 }));
      expect(result).toMatchObject({
        rows: [],
        ranking: [],
        items: [],
        eceStatus: null,
        byState: [],
        trend: { points: [] },
      });
      expect(result.total).toMatchObject({ hidden: false, value: { units: 0, meanOfPercents: null } });
    }
  });

  it('sees what was changed since the last look', async () => {
    const { handlers, registry } = over([visit(0)]);
    const states = async () =>
      (await handlers['aggregates.get'](queryOf({ checklist: 'lista', groupBy: ['institution'] }))).rows.map(
        ({ keys }) => keys[0],
      );
    expect(await states()).toEqual(['SSA']);
    await registry.importUnits(
      [{ clues: syntheticClues(0), name: null, state: null, institution: 'IMB', typology: null }],
      'clues@2026-02',
    );
    expect(await states()).toEqual(['IMB']);
  });
});

/** Records of a group, by the keys that the table has. */
function unitsOf(
  records: readonly VisitScoreRecord[],
  groupBy: readonly Dimension[],
  keys: readonly (string | null)[],
) {
  return records.filter(({ score }) =>
    groupBy.every((dimension, i) => {
      const key = dimension === 'period' ? score.date.slice(0, 4) : (score.keys[dimension] ?? null);
      return key === keys[i];
    }),
  );
}

/** Whether so many units, or so many with a score, are some and below five. */
function tellsOfFew(records: readonly VisitScoreRecord[]): boolean {
  const scored = records.filter(({ score }) => typeof score.percent === 'number').length;
  return [records.length, scored].some((count) => count > 0 && count < 5);
}

function isShown({ byState }: AggregateResult, key: string | null): boolean {
  return byState.some(({ state, figures }) => state === key && !figures.hidden);
}

function hasPeriod({ trend }: AggregateResult, key: string | null): boolean {
  return trend.points.some(({ period }) => period === key);
}

function materialOf(records: readonly VisitScoreRecord[]): ScoreMaterial {
  const scope = { keys: null, universe: records.length };
  const editions = [{ edition: '1.0', checklist }];
  return { records, editions, scope, catalog: null, today: '2026-11-22', campaigns: [], titles: new Map() };
}

describe('small cells', () => {
  /** 12 units of state 09, 3 of state 14. */
  const few = Array.from({ length: 15 }, (_, i) =>
    visit(i < 12 ? 2 * i : 2 * (i - 12) + 1, { percent: i < 12 ? 50 : 90, day: i < 12 ? '2025-03-01' : '2026-03-01' }),
  );

  it('leave the map out where as many units as hidden states would tell that each has one', async () => {
    const { handlers } = over([visit(0), visit(1, { percent: 80 })]);
    const { total, byState, rows } = await handlers['aggregates.get'](queryOf({ checklist: 'lista', threshold: 2 }));
    expect(total).toMatchObject({ value: { units: 2 } });
    expect([byState, rows]).toEqual([[], []]);
    const grouped = await handlers['aggregates.get'](queryOf({ checklist: 'lista', groupBy: ['state'], threshold: 2 }));
    expect(grouped.total).toEqual({ hidden: true });
  });

  it('hide everything of a group in rows, ranking, map and trend', async () => {
    const { handlers } = over(few);
    for (const groupBy of [['state'], ['period']] as const) {
      const result = await handlers['aggregates.get'](
        queryOf({ checklist: 'lista', groupBy: [...groupBy], threshold: 5 }),
      );
      // One hidden row alone would follow from the total: the next smallest goes with it.
      expect(result.rows.map(({ figures }) => figures.hidden)).toEqual([true, true]);
      expect(result.ranking).toEqual([]);
      expect(result.byState.map(({ figures }) => figures.hidden)).toEqual([true, true]);
      expect(result.trend.points).toEqual([]);
      expect(result.hidden.periods).toEqual(['2025', '2026']);
      expect(result.total).toMatchObject({
        hidden: false,
        value: { units: 15, median: null, firstQuartile: null, thirdQuartile: null, min: null, max: null, bins: [] },
      });
      expect(JSON.stringify(result)).not.toContain('90');
    }
  });

  it('compare a period with the last one that is shown', async () => {
    const years = (year: number, units: number, percent: number) =>
      Array.from({ length: units }, (_, i) => visit(i, { day: `${year}-03-01`, percent }));
    const { handlers } = over([
      ...years(2022, 9, 10),
      ...years(2023, 2, 99),
      ...years(2024, 5, 98),
      ...years(2025, 9, 30),
    ]);
    const { trend, hidden } = await handlers['aggregates.get'](queryOf({ checklist: 'lista', threshold: 5 }));
    expect(hidden.periods).toEqual(['2023', '2024']);
    expect(trend.points.map(({ period, since }) => [period, since?.period, since?.change.meanOfPercents])).toEqual([
      ['2022', undefined, undefined],
      ['2025', '2022', 20],
    ]);
  });

  it('of two dimensions do not follow from rows, columns or the map', async () => {
    // 09: SSA 8, IMB 2, IST 7; 14: SSA 9, IMB 8, IST 6.
    const counts = { '09': [8, 2, 7], '14': [9, 8, 6] };
    const visits = Object.entries(counts).flatMap(([state, of]) =>
      of.flatMap((count, institution) =>
        Array.from({ length: count }, (_, i) => {
          // Numbers whose state and institution are those: n mod 2 and n mod 3.
          const first = Array.from({ length: 6 }, (__, n) => n).find(
            (n) => n % 2 === (state === '09' ? 0 : 1) && n % 3 === institution,
          )!;
          return visit(first + 6 * i);
        }),
      ),
    );
    const { handlers } = over(visits, 80);
    const { rows, byState } = await handlers['aggregates.get'](
      queryOf({ checklist: 'lista', groupBy: ['state', 'institution'], threshold: 5 }),
    );
    const hidden = rows.filter(({ figures }) => figures.hidden).map(({ keys }) => keys.join(' '));
    expect(hidden).toEqual(['09 IMB', '09 IST', '14 IMB', '14 IST']);
    expect(byState.every(({ figures }) => !figures.hidden)).toBe(true);
  });

  it('hide categories, barriers and items that tell of few', async () => {
    const statuses = [
      'operando',
      'operando',
      'operando',
      'operando',
      'operando',
      'operando',
      'sin',
      'proyecto',
      'proyecto',
      'proyecto',
      'proyecto',
      'proyecto',
      'proyecto',
      'proyecto',
    ];
    const { handlers } = over(
      statuses.map((eceStatus, i) =>
        visit(i, {
          interview: { eceStatus, barriers: i === 0 ? ['fondos'] : [], asked: ['fondos'] },
          outcomes: [i === 0 ? 'no-cumple' : 'cumple', 'no-cumple'],
        }),
      ),
    );
    const result = await handlers['aggregates.get'](queryOf({ checklist: 'lista', threshold: 3 }));
    expect(result.eceStatus?.rows.map(({ category }) => category)).toEqual(['proyecto', 'iniciativa']);
    expect(result.hidden).toEqual({ periods: [], categories: ['operando', 'sin'], barriers: ['Sin fondos'], items: 1 });
    expect(result.barriers).toEqual([]);
    expect(result.items).toMatchObject([{ item: 'dos', place: 1, notMet: 14 }]);
  });

  it('hide a mean of few units, though more have no score, and what it would follow from', async () => {
    // 14: five units, one with a score. 09: six with a score, and one without.
    const scored = (i: number, percent: number | null) =>
      visit(i, { percent, outcomes: percent === null ? ['no-aplica', 'no-aplica'] : ['cumple', 'cumple'] });
    const { handlers } = over([
      ...[37.7, null, null, null, null].map((percent, i) => scored(2 * i + 1, percent)),
      ...[50, 50, 50, 50, 50, 50, null].map((percent, i) => scored(2 * i, percent)),
    ]);
    const result = await handlers['aggregates.get'](queryOf({ checklist: 'lista', groupBy: ['state'], threshold: 5 }));
    expect(result.rows.map(({ figures }) => figures.hidden)).toEqual([true, true]);
    expect(result.byState.map(({ figures }) => figures.hidden)).toEqual([true, true]);
    expect(result.total).toMatchObject({ hidden: false, value: { units: 7, min: null, bins: [], bands: [] } });
    expect(JSON.stringify(result)).not.toContain('37.7');
  });

  it('leave out classes and bands that tell of few', async () => {
    const percents = [5, 90, 91, 92, 93, 94, 95];
    const { handlers } = over(percents.map((percent, i) => visit(i, { percent })));
    const shown = await handlers['aggregates.get'](queryOf({ checklist: 'lista', threshold: 5 }));
    expect(shown.total).toMatchObject({ hidden: false, value: { units: 7, bins: [], bands: [] } });
    expect(shown.trend.points).toMatchObject([{ figures: { units: 7, bins: [] } }]);
    const whole = await handlers['aggregates.get'](queryOf({ checklist: 'lista' }));
    expect(whole.total).toMatchObject({ value: { bands: [{ units: 6 }, { units: 1 }] } });
  });

  it('hide a barrier that all but few answered', async () => {
    const { handlers } = over(
      Array.from({ length: 13 }, (_, i) =>
        visit(i, { interview: { barriers: i < 6 ? ['fondos'] : [], asked: i < 12 ? ['fondos'] : [] } }),
      ),
    );
    const barriers = async (threshold: number) =>
      (await handlers['aggregates.get'](queryOf({ checklist: 'lista', threshold }))).barriers;
    expect(await barriers(0)).toMatchObject([{ units: 6, asked: 12 }]);
    expect(await barriers(5)).toEqual([]);
  });

  it('cannot be had by subtracting what is shown from totals, map or trend', () => {
    const keys = fc.record({
      state: fc.constantFrom('09', '14', '30', undefined),
      institution: fc.constantFrom('SSA', 'IMB'),
    });
    const unit = fc.record({ keys, percent: fc.option(fc.integer({ min: 0, max: 100 })), year: fc.nat(2) });
    const groupings = fc.constantFrom<Dimension[]>(
      [],
      ['state'],
      ['state', 'institution'],
      ['period'],
      ['period', 'state'],
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), groupings, (units, groupBy) => {
        const records = units.map((one, i): VisitScoreRecord => {
          const score = { kind: 'external', clues: syntheticClues(i), date: `${2024 + one.year}-05-01` } as const;
          const percent = one.percent ?? ('not-applicable' as const);
          const weight = one.percent === null ? 0 : 100;
          return {
            ...{ visit: `v${i}`, edition: '1.0', campaign: null, outcomes: Uint8Array.of(0, 0) },
            ...{ interview: { barriers: [], asked: [] } },
            score: { ...score, percent, points: one.percent ?? 0, weight, keys: one.keys },
          };
        });
        const query = queryOf({ checklist: 'lista', groupBy, threshold: 5 });
        const result = aggregateResult(
          query,
          materialOf(records.toSorted((a, b) => (a.score.date < b.score.date ? -1 : 1))),
        );
        const rows = result.rows.map(({ keys, figures }) => ({ keys, figures, of: unitsOf(records, groupBy, keys) }));
        for (const { figures, of } of rows) if (!figures.hidden) expect(tellsOfFew(of)).toBe(false);
        // Each line of the table with its total, where that is shown.
        const lines = [
          { total: !result.total.hidden, rows },
          ...(groupBy.length < 2 ? [] : [0, 1]).flatMap((d) =>
            [...new Set(rows.map((row) => row.keys[d]))].map((key) => ({
              total: groupBy[d] === 'state' ? isShown(result, key) : groupBy[d] === 'period' && hasPeriod(result, key),
              rows: rows.filter((row) => row.keys[d] === key),
            })),
          ),
        ];
        for (const line of lines) {
          const covered = line.rows.filter(({ figures }) => figures.hidden).flatMap(({ of }) => of);
          if (line.total) expect(tellsOfFew(covered)).toBe(false);
        }
        for (const { state, figures } of result.byState) {
          if (!figures.hidden) expect(tellsOfFew(unitsOf(records, ['state'], [state]))).toBe(false);
        }
        const dark = result.byState.filter(({ figures }) => figures.hidden).map(({ state }) => state as string | null);
        const unknown = unitsOf(records, ['state'], [null]);
        if (!result.total.hidden) {
          expect(tellsOfFew([...dark.flatMap((state) => unitsOf(records, ['state'], [state])), ...unknown])).toBe(
            false,
          );
        }
        for (const { period, figures } of result.trend.points) {
          if (figures.units > 0) expect(tellsOfFew(unitsOf(records, ['period'], [period]))).toBe(false);
        }
        const gone = result.hidden.periods.flatMap((period) => unitsOf(records, ['period'], [period]));
        if (!result.total.hidden) expect(tellsOfFew(gone)).toBe(false);
        expect(result.ranking.every(({ row }) => row.units === 0 || row.units >= 5)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('hide all where all are few', async () => {
    const { handlers } = over([visit(0), visit(2)]);
    const result = await handlers['aggregates.get'](queryOf({ checklist: 'lista', groupBy: ['state'], threshold: 5 }));
    expect(result).toMatchObject({ total: { hidden: true }, items: [], eceStatus: null, barriers: [], ranking: [] });
    expect(result.rows.every(({ figures }) => figures.hidden)).toBe(true);
    expect(result.trend.points).toEqual([]);
  });
});

describe('the file of aggregates', () => {
  it('has each table with its scope, and no cell that runs as a formula', async () => {
    const { handlers, folder } = handlersOver((store) => {
      putUnits(store, [{ clues: syntheticClues(0), institution: '=HYPERLINK("x")' }]);
      putEdition(store, checklist);
      putVisits(store, [visit(0, { percent: 41.8 })]);
    });
    const path = join(folder, 'tablas.csv');
    const query = queryOf({ checklist: 'lista', groupBy: ['institution'] });
    expect(await handlers['aggregates.export']({ query, path })).toEqual({ path });
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\ufeffCalificaciones\r\n')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")",1,0,0,0,41.8,41.8`);
    expect(text).not.toMatch(/^=|,=/m);
    const tables = text.split('\r\n\r\n').filter((table) => table.trim() !== '');
    expect(tables.length).toBe(7);
    for (const table of tables) {
      expect(table).toContain('Universo,Unidades del registro,1');
      expect(table).toContain('Fecha de corte,2026-03-10');
      expect(table).toContain('Tipo de visita,Visita externa');
      expect(table).toContain('Catálogo de establecimientos,no se ha importado');
    }
  });

  it('writes «oculto» for what is hidden, and names no figure of it', async () => {
    const { handlers, folder } = over([visit(0, { percent: 37.7 })]);
    const path = join(folder, 'tablas.csv');
    await handlers['aggregates.export']({
      query: queryOf({ checklist: 'lista', groupBy: ['state'], threshold: 4 }),
      path,
    });
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('Ciudad de México,oculto');
    expect(text).not.toContain('37.7');
  });

  it('says in a sentence where it cannot be written', async () => {
    const { handlers, folder } = over([visit(0)]);
    const path = join(folder, 'no-hay', 'tablas.csv');
    await expect(handlers['aggregates.export']({ query: queryOf({ checklist: 'lista' }), path })).rejects.toThrow(
      /No existe la carpeta/,
    );
  });
});
