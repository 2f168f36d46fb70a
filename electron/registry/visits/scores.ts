import type { VisitHead, VisitResult } from '../../../shared/model/index.ts';
import { OUTCOMES } from '../../../shared/statistics/index.ts';
import { scoreColumns } from '../run-summary.ts';
import type { VisitScoreTable } from '../schema.ts';
import { execute, query, type Store } from '../store.ts';

/** What one checklist of a closed visit gives to the aggregates; computed where the checklists are known. */
export interface VisitScore {
  readonly result: VisitResult;
  /** Σ weight·points and Σ weight over decided items. */
  readonly points: number;
  readonly weight: number;
  /** What aggregates make of the interview. */
  readonly figures: {
    readonly eceStatus?: string;
    readonly barriers: readonly string[];
    readonly asked: readonly string[];
  };
}

/** Puts the scores of a visit's last version in the place of those there were. To be called inside a transaction. */
export function replaceScores(store: Store, head: VisitHead, unit: string, scores: readonly VisitScore[]): void {
  execute(store, query.deleteFrom('visit_score').where('visit', '=', head.id));
  for (const score of scores) execute(store, query.insertInto('visit_score').values(rowOf(head, unit, score)));
}

function rowOf(head: VisitHead, unit: string, { result, points, weight, figures }: VisitScore): VisitScoreTable {
  const { checklist, score } = result;
  return {
    visit: head.id,
    checklist: checklist.id,
    edition: checklist.edition,
    kind: head.kind,
    unit,
    // The day where the visit was, as its clock showed it.
    day: head.openedAt.slice(0, 10),
    campaign: head.campaign,
    ...scoreColumns(score),
    band: score.band,
    points,
    weight,
    outcomes: Uint8Array.from(score.items, ({ outcome }) => OUTCOMES.indexOf(outcome)),
    answers: JSON.stringify(figures),
  };
}
