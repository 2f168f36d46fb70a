import type { AggregateQuery } from '../../shared/ipc/campaigns.ts';
import type { Checklist, TableScope, UnitScore } from '../../shared/model/index.ts';
import { latestPerUnit, periodOf } from '../../shared/statistics/index.ts';
import type { KeptEdition, ScoreMaterial, VisitScoreRecord } from '../registry/campaigns/index.ts';

/** The results that a query is about. */
export interface ChosenScores {
  /** All of them, by day. */
  readonly all: readonly UnitScore[];
  /** Each unit once, with its last one. */
  readonly counted: readonly UnitScore[];
  /** Each unit once in each period or campaign where it is grouped by one, else the same. */
  readonly grouped: readonly UnitScore[];
  /** What stands behind `counted`. */
  readonly records: readonly VisitScoreRecord[];
  /** The editions that `records` were made with, the one used last at the end. */
  readonly editions: readonly KeptEdition[];
}

/** Groupings in which a unit can be more than once. */
const SEVERAL = ['period', 'campaign'] as const;

export function chooseScores(query: AggregateQuery, material: ScoreMaterial): ChosenScores {
  const { records, scope } = material;
  const chosen = records.filter(
    ({ score, edition, campaign }) =>
      (query.edition === undefined || edition === query.edition) &&
      (query.campaign === undefined || campaign === query.campaign) &&
      (query.from === undefined || score.date >= query.from) &&
      (query.to === undefined || score.date <= query.to) &&
      (scope.keys === null || scope.keys.has(score.clues)),
  );
  const all = chosen.map(({ score }) => score);
  const counted = latestPerUnit(all);
  const byScore = new Map(chosen.map((record) => [record.score, record]));
  const own = counted.flatMap((score) => byScore.get(score) ?? []);
  // By day: what is put in anew goes to the end.
  const used = new Set<string>();
  for (const { edition } of chosen) {
    used.delete(edition);
    used.add(edition);
  }
  const last = [...used];
  return {
    all,
    counted,
    grouped: groupedScores(query, all, counted),
    records: own,
    editions: material.editions
      .filter(({ edition }) => used.has(edition))
      .sort((left, right) => last.indexOf(left.edition) - last.indexOf(right.edition)),
  };
}

function groupedScores(
  { groupBy, grain }: AggregateQuery,
  all: readonly UnitScore[],
  counted: readonly UnitScore[],
): readonly UnitScore[] {
  const several = SEVERAL.filter((dimension) => groupBy.includes(dimension));
  if (several.length === 0) return counted;
  const keyed = groupBy.includes('period')
    ? all.map((score) => ({ ...score, keys: { ...score.keys, period: periodOf(score.date, grain) } }))
    : all;
  return latestPerUnit(keyed, ({ keys }) => several.map((dimension) => keys[dimension] ?? '').join('\n'));
}

/** What is printed under every table. */
export function tableScope(query: AggregateQuery, material: ScoreMaterial, chosen: ChosenScores): TableScope {
  const { scope, catalog, today, campaigns } = material;
  const campaign = campaigns.find(({ id }) => id === query.campaign)?.title;
  const base = campaign === undefined ? 'Unidades del registro' : `Unidades del universo de la campaña «${campaign}»`;
  const title = scope.keys === null ? base : `${base} que cumplen el filtro`;
  const cutOff = chosen.counted.reduce((last, { date }) => (date > last ? date : last), '');
  const editions = chosen.editions.map(({ edition }) => edition).join(', ');
  return {
    universe: { title, units: scope.universe },
    cutOff: cutOff === '' ? (query.to ?? today) : cutOff,
    catalogs: catalog === null ? [] : [catalog],
    checklist: { id: query.checklist, edition: editions === '' ? (query.edition ?? '') : editions },
    ...(campaign === undefined ? {} : { campaign }),
  };
}

/** The edition whose titles and rules are shown: the one that was used last. */
export function shownEdition({ editions }: ChosenScores): Checklist | undefined {
  return editions.at(-1)?.checklist;
}
