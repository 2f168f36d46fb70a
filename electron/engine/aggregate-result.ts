import { stateByKey } from '../../shared/identifiers/index.ts';
import type { AggregateQuery, AggregateResult, Dimension } from '../../shared/ipc/campaigns.ts';
import type { TableScope, UnitScore, VisitKind } from '../../shared/model/index.ts';
import {
  addToGroups,
  createGroups,
  type Groups,
  type HiddenGroups,
  hiddenGroups,
  latestPerUnit,
  periodOf,
  ranking,
  type ScoreFigures,
  scoreTable,
  type Trend,
  type TrendPoint,
  trend,
  withoutFew,
} from '../../shared/statistics/index.ts';
import type { ScoreMaterial } from '../registry/campaigns/index.ts';
import { interviewTables } from './aggregate-interview.ts';
import { itemTable } from './aggregate-items.ts';
import { type ChosenScores, chooseScores, shownEdition, tableScope } from './aggregate-query.ts';

/**
 * Every figure that a query asks for. What is hidden in one of its tables is hidden in all of them: ranking, map and
 * trend are made of what is shown.
 */
export function aggregateResult(query: AggregateQuery, material: ScoreMaterial): AggregateResult {
  const { kind, threshold, grain } = query;
  const dimensions = [...new Set(query.groupBy)];
  const chosen = chooseScores(query, material);
  const scope = tableScope(query, material, chosen);
  const checklist = shownEdition(chosen);
  const options = { threshold, bands: checklist?.scoreBands };
  const groups = groupsOf(kind, chosen.grouped, dimensions);
  const hidden = hiddenGroups(groups, threshold);
  const whole = scoreTable(groupsOf(kind, chosen.counted, []), scope, options);
  const isHidden = hidden.total || whole.total.hidden;
  const rows = dimensions.length === 0 ? [] : rowsOf(groups, scope, options, { dimensions, material, isHidden });
  const tables = isHidden ? NOTHING : tablesOf(query, chosen);
  const series = trendOf(query, chosen, hiddenKeys(hidden, dimensions, 'period'), isHidden);
  const isPartly = rows.some(({ figures }) => figures.hidden);
  return {
    scope,
    kind,
    dimensions,
    checklist: {
      id: query.checklist,
      title: checklist?.title ?? material.titles.get(query.checklist) ?? query.checklist,
      editions: chosen.editions.map(({ edition }) => edition),
    },
    rows,
    total:
      isHidden || whole.total.hidden ? { hidden: true } : { hidden: false, value: beside(whole.total.value, isPartly) },
    threshold,
    ranking: rankingOf(rows),
    ...tables.shown,
    trend: {
      ...series.trend,
      points: series.trend.points.map((point) => ({
        ...point,
        figures: beside(point.figures, isPartly),
        since: point.since === null || !isPartly ? point.since : withoutMedian(point.since),
      })),
    },
    grain,
    byState: byStateOf(query, chosen, hiddenKeys(hidden, dimensions, 'state'), isHidden),
    hidden: { ...tables.hidden, periods: series.hidden },
  };
}

/** Of one kind of visit; a result of another one would be refused. */
function groupsOf(kind: VisitKind, scores: readonly UnitScore[], dimensions: readonly string[]): Groups<VisitKind> {
  const groups = createGroups(kind, dimensions);
  for (const score of scores) addToGroups(groups, score);
  return groups;
}

type Rows = AggregateResult['rows'];

function rowsOf(
  groups: Groups<VisitKind>,
  scope: TableScope,
  options: Parameters<typeof scoreTable>[2],
  about: { readonly dimensions: readonly Dimension[]; readonly material: ScoreMaterial; readonly isHidden: boolean },
): Rows {
  const campaigns = new Map(about.material.campaigns.map(({ id, title }) => [id, title]));
  const titleOf = (dimension: Dimension, key: string | null) => {
    if (key === null) return dimension === 'campaign' ? 'Sin campaña' : 'Sin dato';
    if (dimension === 'state') return stateByKey(key)?.name ?? key;
    return dimension === 'campaign' ? (campaigns.get(key) ?? key) : key;
  };
  return scoreTable(groups, scope, options).rows.map(({ keys, figures }) => ({
    keys,
    titles: keys.map((key, i) => titleOf(about.dimensions[i], key)),
    figures: about.isHidden ? { hidden: true } : figures,
  }));
}

/** Beside hidden groups, order statistics and classes of what they are a part of would tell theirs. */
function beside<T extends ScoreFigures>(figures: T, isPartly: boolean): T {
  if (!isPartly) return figures;
  const none = { median: null, firstQuartile: null, thirdQuartile: null, min: null, max: null, bins: [] };
  return { ...figures, ...none, ...('bands' in figures ? { bands: [] } : {}) };
}

function withoutMedian(since: NonNullable<TrendPoint['since']>): TrendPoint['since'] {
  return { ...since, change: { ...since.change, median: null } };
}

function rankingOf(rows: Rows): AggregateResult['ranking'] {
  const figures = rows.flatMap((row) =>
    row.figures.hidden
      ? []
      : [
          {
            shown: { titles: row.titles, mean: row.figures.value.meanOfPercents, units: row.figures.value.units },
            // Units of which it is not known where they belong are no competitor; they follow without a place.
            mean: row.keys.includes(null) ? null : row.figures.value.meanOfPercents,
          },
        ],
  );
  const placed = ranking(
    figures,
    ({ mean }) => mean,
    ({ shown }) => shown.titles.join('\n'),
  );
  return placed.map(({ row: { shown }, ...rest }) => ({ row: shown, ...rest }));
}

/** Keys of a dimension that must not be told of, where the table has it. */
function hiddenKeys(hidden: HiddenGroups, dimensions: readonly Dimension[], dimension: Dimension) {
  return hidden.keys[dimensions.indexOf(dimension)] ?? new Set<string | null>();
}

function byStateOf(
  { kind, threshold }: AggregateQuery,
  { counted }: ChosenScores,
  elsewhere: ReadonlySet<string | null>,
  isHidden: boolean,
): AggregateResult['byState'] {
  const groups = groupsOf(kind, counted, ['state']);
  const table = scoreTable(groups, NO_SCOPE, { threshold });
  // The number of all units stands elsewhere: beside it, as many hidden states would tell that each has one.
  if (table.total.hidden && !isHidden) return [];
  return table.rows.flatMap(({ keys: [state], figures }): AggregateResult['byState'] => {
    if (state === null) return [];
    if (figures.hidden || isHidden || elsewhere.has(state)) return [{ state, figures: { hidden: true } }];
    const { units, meanOfPercents: mean } = figures.value;
    return [{ state, figures: { hidden: false, value: { units, mean } } }];
  });
}

/** Of a table that is read here and not shown. */
const NO_SCOPE: TableScope = { universe: { title: '', units: 0 }, cutOff: '', catalogs: [] };

/** Changes are against the last period that is shown, so that none tells of a hidden one. */
function trendOf(
  { kind, grain, threshold }: AggregateQuery,
  { all }: ChosenScores,
  elsewhere: ReadonlySet<string | null>,
  isHidden: boolean,
): { readonly trend: Trend<VisitKind>; readonly hidden: readonly string[] } {
  if (isHidden) return { trend: { kind, points: [], undated: 0 }, hidden: [] };
  const whole = trend(kind, all, grain);
  if (threshold <= 1) return { trend: whole, hidden: [] };
  const keyed = all.map((score): UnitScore => ({ ...score, keys: { period: periodOf(score.date, grain) } }));
  const last = latestPerUnit(keyed, ({ keys }) => keys.period ?? '');
  const own = hiddenGroups(groupsOf(kind, last, ['period']), threshold).keys[0];
  const hidden = whole.points.map(({ period }) => period).filter((period) => own.has(period) || elsewhere.has(period));
  const shown = trend(
    kind,
    all.filter(({ date }) => !hidden.includes(periodOf(date, grain) ?? '')),
    grain,
  );
  const points = shown.points
    .filter(({ period }) => !hidden.includes(period))
    .map((point) => ({ ...point, figures: withoutFew(point.figures, threshold) }));
  return { trend: { ...shown, points }, hidden };
}

type Tables = {
  readonly shown: Pick<AggregateResult, 'eceStatus' | 'eceStatusTitles' | 'barriers' | 'items'>;
  readonly hidden: Omit<AggregateResult['hidden'], 'periods'>;
};

/** Where even the number of all units is hidden. */
const NOTHING: Tables = {
  shown: { eceStatus: null, eceStatusTitles: [], barriers: [], items: [] },
  hidden: { categories: [], barriers: [], items: 0 },
};

function tablesOf({ kind, threshold }: AggregateQuery, chosen: ChosenScores): Tables {
  const { items, hidden } = itemTable(kind, chosen, threshold);
  const { hiddenCategories, hiddenBarriers, ...interview } = interviewTables(kind, chosen, threshold);
  return {
    shown: { ...interview, items },
    hidden: { categories: hiddenCategories, barriers: hiddenBarriers, items: hidden },
  };
}
