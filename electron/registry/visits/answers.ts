import type { Answer, AnswerKey } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import type { VisitAnswerTable } from '../schema.ts';
import { sha256Hex } from '../sha256.ts';
import { all, execute, first, query, type Store } from '../store.ts';

/**
 * The answers of an open visit, each chained to the one before. The chain begins with the SHA-256 of the closed
 * version that is being corrected, or with zeros.
 */
const CHAIN_START = '0'.repeat(64);

/** The answer without what has a column of its own. */
type Body = Pick<Answer, 'value' | 'note' | 'by' | 'at' | 'origin' | 'settles'>;

export function toAnswer(row: VisitAnswerTable): Answer {
  const body = JSON.parse(row.body) as Body;
  const { id, checklist, item, module, record, replaces } = row;
  return { id, checklist, item, module, record, replaces, ...body };
}

/** All answers ever given, in the order in which they came. */
export function logRows(store: Store, visit: string): readonly VisitAnswerTable[] {
  return all(store, query.selectFrom('visit_answer').selectAll().where('visit', '=', visit).orderBy('seq'));
}

export function rowsOfKey(store: Store, visit: string, key: AnswerKey): readonly VisitAnswerTable[] {
  return all(
    store,
    query
      .selectFrom('visit_answer')
      .selectAll()
      .where('visit', '=', visit)
      .where('checklist', '=', key.checklist)
      .where('item', '=', key.item)
      .where('module', '=', key.module)
      .where('record', '=', key.record)
      .orderBy('seq'),
  );
}

export function findAnswer(store: Store, visit: string, id: string): Answer | undefined {
  const row = first(
    store,
    query.selectFrom('visit_answer').selectAll().where('visit', '=', visit).where('id', '=', id),
  );
  return row === undefined ? undefined : toAnswer(row);
}

/** Adds answers to the chain, in their order. To be called inside a transaction. */
export function appendAnswers(store: Store, visit: string, answers: readonly Answer[], stands: boolean): void {
  if (answers.length === 0) return;
  let { seq, hash } = lastLink(store, visit);
  for (const answer of answers) {
    const previous = hash;
    const { id, checklist, item, module, record, replaces, ...body } = answer;
    seq += 1;
    hash = linkHash(previous, visit, seq, answer);
    const key = { visit, seq, id, checklist, item, module, record, replaces };
    const row = { ...key, body: JSON.stringify(body), stands: stands ? 1 : 0, previous, hash };
    execute(store, query.insertInto('visit_answer').values(row));
  }
}

/** Says which answers of a question stand: one, or none. */
export function setStanding(store: Store, visit: string, key: AnswerKey, standing: string | null): void {
  for (const row of rowsOfKey(store, visit, key)) {
    const stands = row.id === standing ? 1 : 0;
    if (stands === row.stands) continue;
    execute(
      store,
      query.updateTable('visit_answer').set({ stands }).where('visit', '=', visit).where('seq', '=', row.seq),
    );
  }
}

/** Recomputes the chain of a visit: an answer changed, put in or taken out before the end shows. */
export function isChainIntact(store: Store, visit: string): boolean {
  let previous = chainStart(store, visit);
  for (const [index, row] of logRows(store, visit).entries()) {
    if (row.seq !== index + 1 || row.previous !== previous) return false;
    try {
      if (row.hash !== linkHash(previous, visit, row.seq, toAnswer(row))) return false;
    } catch {
      // A body that is no JSON.
      return false;
    }
    previous = row.hash;
  }
  return true;
}

/** Number and hash of the last answer. */
export function lastLink(store: Store, visit: string): { readonly seq: number; readonly hash: string } {
  const last = first(
    store,
    query.selectFrom('visit_answer').select(['seq', 'hash']).where('visit', '=', visit).orderBy('seq', 'desc').limit(1),
  );
  return last ?? { seq: 0, hash: chainStart(store, visit) };
}

function chainStart(store: Store, visit: string): string {
  const before = first(
    store,
    query.selectFrom('visit_version').select('sha256').where('visit', '=', visit).orderBy('version', 'desc').limit(1),
  );
  return before?.sha256 ?? CHAIN_START;
}

function linkHash(previous: string, visit: string, seq: number, answer: Answer): string {
  return sha256Hex(previous + canonicalJson({ visit, seq, ...answer }));
}
