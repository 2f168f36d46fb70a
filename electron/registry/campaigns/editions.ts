import type { Checklist } from '../../../shared/model/index.ts';
import { getEdition } from '../checklists/editions.ts';
import { all, query, type Store } from '../store.ts';

/** An edition of a checklist as aggregates need it. */
export interface KeptEdition {
  readonly edition: string;
  /** Its items in order are the meaning of the outcomes of a score. */
  readonly checklist: Checklist;
}

/** The editions of a checklist that visits of this registry can have used. */
export function keptEditions(store: Store, checklist: string): readonly KeptEdition[] {
  const rows = all(store, query.selectFrom('checklist_edition').select('edition').where('id', '=', checklist));
  return rows.flatMap(({ edition }) => {
    const published = getEdition(store, checklist, edition);
    return published === null ? [] : [{ edition, checklist: published.checklist }];
  });
}

/** Titles by id, of the edition that was published last. */
export function checklistTitles(store: Store): ReadonlyMap<string, string> {
  const rows = all(
    store,
    query.selectFrom('checklist_edition').select(['id', 'title']).orderBy('published_at').orderBy('edition'),
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}
