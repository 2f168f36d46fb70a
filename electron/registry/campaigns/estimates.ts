import { sql } from 'kysely';
import type { SampleDraw, VisitKind } from '../../../shared/model/index.ts';
import {
  addScore,
  createScoreSummary,
  estimateUniverse,
  scoreFigures,
  type UniverseEstimate,
  type VisitedUnit,
} from '../../../shared/statistics/index.ts';
import { all, query, type Store } from '../store.ts';
import type { FieldUnit } from './field.ts';

/** What was seen in a campaign beside what it says of the universe, for one checklist and one kind of visit. */
export interface SeriesEstimate {
  readonly checklist: string;
  readonly editions: readonly string[];
  readonly kind: VisitKind;
  /** Day of the last visit that counts. */
  readonly cutOff: string;
  /** Of the percentages of the visited, rounded as every percentage is. */
  readonly visited: {
    readonly units: number;
    readonly mean: number | null;
    readonly min: number | null;
    readonly max: number | null;
  };
  readonly estimate: UniverseEstimate;
}

interface ScoredVisit {
  readonly unit: string;
  readonly checklist: string;
  readonly edition: string;
  readonly kind: VisitKind;
  readonly day: string;
  readonly percent: number | null;
  readonly points: number;
  readonly weight: number;
}

/**
 * One entry for each checklist and kind of visit with a score in the campaign; checklists without scores, as
 * interviews are, have none. A unit counts with its last visit of the kind.
 */
export function seriesEstimates(
  store: Store,
  campaign: string,
  draw: SampleDraw,
  field: readonly FieldUnit[],
): readonly SeriesEstimate[] {
  const series = Map.groupBy(scoredVisits(store, campaign), ({ checklist, kind }) => `${checklist}\n${kind}`);
  return [...series.values()]
    .filter((rows) => rows.some(({ percent }) => percent !== null))
    .map((rows) => estimateOf(rows, draw, field));
}

function estimateOf(rows: readonly ScoredVisit[], draw: SampleDraw, field: readonly FieldUnit[]): SeriesEstimate {
  const [{ checklist, kind }] = rows;
  // By day: of each unit the last one stays.
  const last = new Map(rows.map((row) => [row.unit, row]));
  const summary = createScoreSummary(kind);
  for (const { percent, points, weight } of last.values()) {
    if (percent !== null) addScore(summary, percent, points, weight);
  }
  const { units, meanOfPercents: mean, min, max } = scoreFigures(summary);
  return {
    ...{ checklist, kind, visited: { units, mean, min, max } },
    editions: [...new Set(rows.map(({ edition }) => edition))],
    cutOff: rows[rows.length - 1].day,
    estimate: estimateUniverse(draw, visitedUnits(last, field)),
  };
}

/** Units of the campaign under the CLUES that they were drawn by, then those that are no part of it. */
function visitedUnits(last: ReadonlyMap<string, ScoredVisit>, field: readonly FieldUnit[]): readonly VisitedUnit[] {
  const own = field.flatMap(({ clues, unit, replaces }): readonly VisitedUnit[] => {
    const found = last.get(unit);
    if (found === undefined) return [];
    return [{ clues, value: found.percent, ...(replaces === null ? {} : { replaces }) }];
  });
  const known = new Set(field.map(({ unit }) => unit));
  const others = [...last].filter(([unit]) => !known.has(unit));
  return [...own, ...others.map(([clues, { percent }]) => ({ clues, value: percent }))];
}

function scoredVisits(store: Store, campaign: string): readonly ScoredVisit[] {
  return all(
    store,
    query
      .selectFrom('visit')
      .innerJoin('visit_score', 'visit_score.visit', 'visit.id')
      .select(['visit_score.unit', 'visit_score.checklist', 'visit_score.edition', 'visit_score.kind'])
      .select(['visit_score.day', 'visit_score.percent', 'visit_score.points', 'visit_score.weight'])
      // By the index of visits: of the scores there is none on the campaign.
      .where('visit.campaign', '=', campaign)
      .orderBy('visit_score.day')
      .orderBy(sql`julianday(visit.opened_at)`)
      .orderBy('visit_score.visit'),
  );
}
