import type { AggregateQuery, AggregateResult } from '../../shared/ipc/campaigns.ts';
import type { MethodName } from '../../shared/ipc/contract.ts';
import type { TableScope, UnitScore } from '../../shared/model/index.ts';
import {
  addCategory,
  addItemResult,
  addToGroups,
  categoryTable,
  createCategorySummary,
  createGroups,
  createItemTally,
  itemsNotMet,
  latestPerUnit,
  periodOf,
  ranking,
  scoreTable,
  trend,
} from '../../shared/statistics/index.ts';
import { stateName } from '../features/unidades/states.ts';

const UNITS = 382;
const STATUS = ['operando', 'proyecto', 'iniciativa', 'ninguna'];

/** Synthetic results of external visits: two rounds of the same units, few of some states and none of two. */
const SCORES: readonly UnitScore[] = Array.from({ length: 2 * UNITS }, (_, i): UnitScore => {
  const unit = i % UNITS;
  const round = i < UNITS ? 0 : 1;
  const percent = Math.min(71, 7 + ((unit * 37) % 590) / 10 + 4 * round);
  const state = unit < 3 ? '06' : String(((unit * 7) % 30) + 1).padStart(2, '0');
  return {
    ...{
      kind: 'external',
      clues: `DFSIN${String(unit).padStart(6, '0')}`,
      date: `${2025 + round}-0${(unit % 9) + 1}-15`,
    },
    ...{ percent, points: percent * 1.2, weight: 120 },
    keys: { state, institution: ['SSA', 'IMSS', 'ISSSTE', 'IMB'][unit % 4], level: ['Segundo', 'Tercero'][unit % 2] },
  };
});

/** Answers about aggregates; `?none` has no closed visits. */
export function mockAggregates(options: URLSearchParams): {
  readonly [M in MethodName]?: (input: never) => unknown;
} {
  const series = [
    ['ece-funcional', 'Lista de funciones del expediente clínico electrónico'],
    ['capacidad-ece', 'Entrevista de capacidad para el expediente clínico electrónico'],
  ].map(([checklist, title]) => ({
    ...{ checklist, title, kind: 'external' as const, visits: SCORES.length },
    ...{ first: '2025-01-15', last: '2026-09-15' },
  }));
  return {
    'aggregates.series': () => (options.has('none') || options.has('empty') ? [] : series),
    'aggregates.get': (query: AggregateQuery) => resultOf(query),
    'aggregates.saveFile': () => ({ path: 'D:\\informes\\agregados.csv' }),
  };
}

function resultOf(query: AggregateQuery): AggregateResult {
  const { kind, checklist, groupBy, grain, threshold } = query;
  const scope: TableScope = {
    universe: { title: 'Unidades del registro', units: 15_295 },
    ...{
      cutOff: '2026-09-15',
      catalogs: [{ id: 'clues', edition: '2026-10' }],
      checklist: { id: checklist, edition: '1.0' },
    },
  };
  const all = kind === 'external' ? SCORES : [];
  const counted = latestPerUnit(all);
  const grouped = (dimensions: readonly string[]) => {
    const groups = createGroups(kind, dimensions);
    for (const score of counted) {
      addToGroups(groups, { ...score, keys: { ...score.keys, period: periodOf(score.date, grain) } });
    }
    return scoreTable(groups, scope, { threshold });
  };
  const rows =
    groupBy.length === 0
      ? []
      : grouped(groupBy).rows.map((row) => ({ ...row, titles: row.keys.map((key) => stateName(key) ?? 'Sin dato') }));
  const shown = rows.flatMap(({ titles, figures }) =>
    figures.hidden ? [] : [{ titles, mean: figures.value.meanOfPercents, units: figures.value.units }],
  );
  return {
    ...{ scope, kind, dimensions: groupBy, threshold, grain, rows },
    checklist: { id: checklist, title: checklist, editions: ['1.0'] },
    total: grouped([]).total,
    ranking: ranking(
      shown,
      ({ mean }) => mean,
      ({ titles }) => titles.join(),
    ),
    ...interviewOf(checklist, counted.length),
    items: checklist === 'capacidad-ece' ? [] : itemsOf(),
    trend: trend(kind, all, grain),
    byState: grouped(['state']).rows.flatMap(({ keys: [state], figures }): AggregateResult['byState'] => {
      if (state === null) return [];
      if (figures.hidden) return [{ state, figures: { hidden: true } }];
      const { units, meanOfPercents: mean } = figures.value;
      return [{ state, figures: { hidden: false, value: { units, mean } } }];
    }),
    hidden: { periods: [], categories: [], barriers: threshold > 1 ? ['Fondos'] : [], items: threshold > 1 ? 3 : 0 },
  };
}

function interviewOf(
  checklist: string,
  units: number,
): Pick<AggregateResult, 'eceStatus' | 'eceStatusTitles' | 'barriers'> {
  if (checklist !== 'capacidad-ece' || units === 0) return { eceStatus: null, eceStatusTitles: [], barriers: [] };
  const summary = createCategorySummary('external', STATUS);
  for (const [i, n] of [94, 73, 23, 192].entries()) addCategory(summary, STATUS[i] ?? '', n);
  return {
    eceStatus: categoryTable(summary, STATUS),
    eceStatusTitles: STATUS.map((id) => ({ id, title: `Expediente: ${id}` })),
    barriers: ['Fondos para sostenerlo', 'Personal para desarrollarlo', 'Telecomunicaciones'].map((title, i) => {
      const of = 300 - 90 * i;
      return { id: `barrera-${i}`, title, units: of, asked: 382, percent: Math.round((1000 * of) / 382) / 10 };
    }),
  };
}

function itemsOf(): AggregateResult['items'] {
  const ids = Array.from({ length: 40 }, (_, i) => `funcion-sintetica-${i + 1}`);
  const tally = createItemTally('external', ids);
  for (let unit = 0; unit < UNITS; unit++) {
    for (let i = 0; i < ids.length; i++)
      addItemResult(tally, 0, i, (unit * 7 + i * 3) % 40 < 40 - i ? 2 : (unit + i) % 5);
  }
  return itemsNotMet(tally, 0, 'exclude').map((row) => ({
    ...row,
    title: `Función sintética ${row.item.slice(18)} del expediente`,
  }));
}
