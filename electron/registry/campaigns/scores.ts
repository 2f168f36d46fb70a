import { sql } from 'kysely';
import type { Absence, UnitScore, VisitKind } from '../../../shared/model/index.ts';
import { OUTCOMES } from '../../../shared/statistics/index.ts';
import { auditHead } from '../audit.ts';
import { all, query, type Store } from '../store.ts';
import { foreignItems } from './foreign-items.ts';

/** What the interview of a visit gives to aggregates. */
export interface InterviewFigures {
  readonly eceStatus?: string;
  /** Ids of the questions whose barrier stands. */
  readonly barriers: readonly string[];
  /** Ids of the questions that were answered. */
  readonly asked: readonly string[];
}

/** The result of one checklist in the last closed version of a visit. */
export interface VisitScoreRecord {
  readonly visit: string;
  readonly edition: string;
  readonly campaign: string | null;
  /** As aggregates read it; `keys` tell state, institution, level, type and campaign. */
  readonly score: UnitScore;
  /** One code an item, in the order of its edition. */
  readonly outcomes: Uint8Array;
  /** What the codes are of, where the edition of that name in this registry is another one. */
  readonly items?: readonly { readonly id: string; readonly title: string }[];
  readonly interview: InterviewFigures;
}

/** Which series; a kind of visit is never read with another. */
export interface SeriesKey {
  readonly checklist: string;
  readonly kind: VisitKind;
}

/** Checklist and kind with how many visits, and the first and last day of them. */
export interface ScoreSeries extends SeriesKey {
  readonly visits: number;
  readonly first: string;
  readonly last: string;
}

export function scoreSeries(store: Store): readonly ScoreSeries[] {
  return all(
    store,
    query
      .selectFrom('visit_score')
      .select(['checklist', 'kind'])
      .select((row) => [
        row.fn.countAll<number>().as('visits'),
        row.fn.min<string>('day').as('first'),
        row.fn.max<string>('day').as('last'),
      ])
      .groupBy(['checklist', 'kind'])
      .orderBy('checklist')
      .orderBy('kind'),
  );
}

interface Kept {
  readonly head: string;
  readonly key: string;
  readonly records: readonly VisitScoreRecord[];
}

/** The series that was read last, by registry: a person looks at one in many ways. 20,000 visits are some 20 MB. */
const kept = new WeakMap<Store['db'], Kept>();

/**
 * All results of a checklist in visits of one kind, by day and then in the order in which they were opened. Every
 * change to visits, units and campaigns adds to the audit chain: while its head is the same, so are they.
 */
export function readScores(store: Store, { checklist, kind }: SeriesKey): readonly VisitScoreRecord[] {
  const { hash: head } = auditHead(store);
  const key = `${checklist}\n${kind}`;
  const known = kept.get(store.db);
  if (known?.head === head && known.key === key) return known.records;
  const records = loadScores(store, checklist, kind);
  kept.set(store.db, { head, key, records });
  return records;
}

function loadScores(store: Store, checklist: string, kind: VisitKind): readonly VisitScoreRecord[] {
  const rows = all(
    store,
    query
      .selectFrom('visit_score as score')
      .leftJoin('visit', 'visit.id', 'score.visit')
      .leftJoin('unit', 'unit.clues', 'score.unit')
      .select(['score.visit', 'score.edition', 'score.campaign', 'score.unit', 'score.day', 'score.percent'])
      .select(['score.points', 'score.weight', 'score.outcomes', 'score.answers'])
      .select(['unit.state', 'unit.institution', 'unit.level', 'unit.type'])
      .where('score.checklist', '=', checklist)
      .where('score.kind', '=', kind)
      .orderBy('score.day')
      // As standings are: a correction makes a visit no later.
      .orderBy(sql`julianday(visit.opened_at)`)
      .orderBy('score.visit'),
  );
  const foreign = foreignItems(store, checklist);
  const interviews = new Map<string, InterviewFigures>();
  return rows.map(({ visit, edition, campaign, unit, day, percent, points, weight, outcomes, answers, ...own }) => {
    const interview = interviews.get(answers) ?? (JSON.parse(answers) as InterviewFigures);
    interviews.set(answers, interview);
    const keys = {
      ...{ state: own.state ?? undefined, institution: own.institution ?? undefined },
      ...{ level: own.level ?? undefined, type: own.type ?? undefined, campaign: campaign ?? undefined },
    };
    const score = { kind, clues: unit, date: day, percent: percent ?? whyNone(outcomes), points, weight, keys };
    const items = foreign.get(visit);
    return { visit, edition, campaign, score, outcomes, interview, ...(items === undefined ? {} : { items }) };
  });
}

const NOT_APPLICABLE = OUTCOMES.indexOf('no-aplica');
const NOT_DEPLOYED = OUTCOMES.indexOf('no-desplegado');
const TO_REVIEW = OUTCOMES.indexOf('por-revisar');

/** Why a result has no percentage: nothing of it applies, somebody has still to say, or nothing was asked. */
function whyNone(outcomes: Uint8Array): Absence {
  if (outcomes.every((code) => code === NOT_APPLICABLE || code === NOT_DEPLOYED)) return 'not-applicable';
  return outcomes.includes(TO_REVIEW) ? 'not-reported' : 'blank';
}
