import type { Checklist, EditionRef, PublishedChecklist } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { deflated, inflated } from '../deflated.ts';
import type { ChecklistEditionTable } from '../schema.ts';
import { all, execute, first, query, type Store } from '../store.ts';

/** What keeping an edition did: it is there now, it was there with the same content, or another one has its name. */
export type KeptEdition = 'added' | 'same' | 'conflict';

/** All editions kept here, by id and edition. */
export function listEditions(store: Store): readonly PublishedChecklist[] {
  const rows = all(store, query.selectFrom('checklist_edition').selectAll().orderBy('id').orderBy('edition'));
  return rows.map(toPublished);
}

/** The edition, where it is kept here; what only the program carries is not. */
export function getEdition(store: Store, id: string, edition: string): PublishedChecklist | null {
  const row = rowOf(store, { id, edition });
  return row === undefined ? null : toPublished(row);
}

/**
 * Keeps an edition as it was published, so that a visit which uses it does not lose it to a later version of the
 * program. It never replaces one: on `conflict` nothing is written. To be called inside a transaction.
 */
export function keepEdition(store: Store, { checklist, sha256, origin, publishedAt }: PublishedChecklist): KeptEdition {
  const body = canonicalJson(checklist);
  const known = rowOf(store, checklist);
  if (known !== undefined) return known.sha256 === sha256 || bodyOf(known) === body ? 'same' : 'conflict';
  const row: ChecklistEditionTable = {
    id: checklist.id,
    edition: checklist.edition,
    sha256,
    origin,
    published_at: publishedAt,
    title: checklist.title,
    items: JSON.stringify(checklist.items.map(({ id }) => id)),
    body: deflated(body),
  };
  execute(store, query.insertInto('checklist_edition').values(row));
  return 'added';
}

function rowOf(store: Store, { id, edition }: EditionRef): ChecklistEditionTable | undefined {
  return first(
    store,
    query.selectFrom('checklist_edition').selectAll().where('id', '=', id).where('edition', '=', edition),
  );
}

function toPublished(row: ChecklistEditionTable): PublishedChecklist {
  const checklist = JSON.parse(bodyOf(row)) as Checklist;
  return { checklist, sha256: row.sha256, origin: row.origin, publishedAt: row.published_at };
}

function bodyOf({ body }: ChecklistEditionTable): string {
  return inflated(body).toString('utf8');
}
