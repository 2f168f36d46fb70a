import type {
  Answer,
  AnswerConflict,
  ClosedVisit,
  EvidenceRef,
  ItemResult,
  VisitHead,
  VisitResult,
  VisitVersionRef,
} from '../../../shared/model/index.ts';
import { inflated } from '../deflated.ts';
import type { VisitTable } from '../schema.ts';
import { all, query, type Store } from '../store.ts';
import { logRows, toAnswer } from './answers.ts';
import { evidenceOf } from './evidence-rows.ts';
import { headOf } from './heads.ts';
import { conflictsOf } from './settle.ts';
import { lastClosed, versionRefs } from './versions.ts';

/** An agreement as a closed visit keeps it, with the checklist that its item is of. */
export type VisitAgreement = ClosedVisit['agreements'][number] & { readonly checklist: string | null };

/** Everything that a visit's state, score and closing checks are made from. Nothing here computes a score. */
export interface VisitMaterial {
  readonly head: VisitHead;
  /** CLUES that the unit has today. */
  readonly unit: string;
  /** Those that stand. */
  readonly answers: readonly Answer[];
  readonly conflicts: readonly AnswerConflict[];
  readonly evidence: readonly EvidenceRef[];
  /** Ids of evidence whose bytes are not in this registry. */
  readonly missingEvidence: readonly string[];
  readonly versions: readonly VisitVersionRef[];
  /** What each attached run says of the unit, by run. */
  readonly runItems: ReadonlyMap<string, readonly ItemResult[]>;
  /** Of a follow-up: what the visit before it came to; null where that visit is not in this registry. */
  readonly previous: readonly VisitResult[] | null;
  /** Of a visit that has ended: as they were written then; null while it is open. */
  readonly results: readonly VisitResult[] | null;
  readonly agreements: readonly VisitAgreement[];
  /** The present moment. */
  readonly now: string;
}

export function readMaterial(store: Store, row: VisitTable): VisitMaterial {
  const id = row.id;
  const common = {
    unit: row.unit,
    versions: versionRefs(store, id),
    runItems: runItemsOf(store, id),
    agreements: agreementsOf(store, id),
    now: store.now(),
  };
  const ended = row.status === 'cerrada' || row.status === 'inaccesible' ? lastClosed(store, id) : null;
  if (ended !== null) {
    const { head, answers, evidence, results } = ended.closed;
    const standing = standingOf(answers);
    const missingEvidence = evidenceOf(store, id).missing;
    const previous = previousOf(store, head);
    return { ...common, head, answers: standing, conflicts: [], evidence, missingEvidence, previous, results };
  }
  const head = headOf(row);
  const standing = logRows(store, id).flatMap((answer) => (answer.stands === 1 ? [toAnswer(answer)] : []));
  const { evidence, missing } = evidenceOf(store, id);
  return {
    ...common,
    head,
    answers: standing,
    conflicts: conflictsOf(store, id, standing),
    evidence,
    missingEvidence: missing,
    previous: previousOf(store, head),
    results: null,
  };
}

/**
 * All answers of an open visit as its closed version keeps them: in the order in which they came, but the one that
 * stands is the last one of its question.
 */
export function documentAnswers(store: Store, visit: string): readonly Answer[] {
  const rows = logRows(store, visit);
  const last = new Map(rows.map((row) => [keyText(row), row.seq]));
  const late = rows.filter((row) => row.stands === 1 && last.get(keyText(row)) !== row.seq);
  return [...rows.filter((row) => !late.includes(row)), ...late].map(toAnswer);
}

/** Of the answers of a closed version: the last one of each question. */
export function standingOf(answers: readonly Answer[]): readonly Answer[] {
  return [...new Map(answers.map((answer) => [keyText(answer), answer])).values()];
}

function keyText(key: { checklist: string; item: string; module: string; record: number }): string {
  return `${key.checklist}\n${key.item}\n${key.module}\n${key.record}`;
}

function runItemsOf(store: Store, visit: string): ReadonlyMap<string, readonly ItemResult[]> {
  const rows = all(store, query.selectFrom('visit_run').selectAll().where('visit', '=', visit).orderBy('run'));
  return new Map(
    rows.map((row) => [row.run, JSON.parse(inflated(row.items).toString('utf8')) as readonly ItemResult[]]),
  );
}

function previousOf(store: Store, head: VisitHead): readonly VisitResult[] | null {
  if (head.previous === null) return [];
  return lastClosed(store, head.previous)?.closed.results ?? null;
}

function agreementsOf(store: Store, visit: string): readonly VisitAgreement[] {
  const rows = all(
    store,
    query
      .selectFrom('agreement')
      .select(['id', 'action', 'responsible', 'start', 'expected_end', 'item', 'checklist'])
      .where('visit', '=', visit)
      .where('removed_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id'),
  );
  return rows.map(({ expected_end, ...row }) => ({ ...row, expectedEnd: expected_end }));
}
