import { randomUUID } from 'node:crypto';
import type { Checklist, ChecklistDraft } from '../../../shared/model/index.ts';
import { RegistryError } from '../errors.ts';
import { all, execute, first, query, type Store, write } from '../store.ts';

/** A draft as it is kept: its faults hang on what else there is, and are told by whoever knows that. */
export type KeptDraft = Omit<ChecklistDraft, 'faults'>;

/** The one changed last comes first. */
export function listDrafts(store: Store): readonly KeptDraft[] {
  const rows = all(
    store,
    query.selectFrom('checklist_draft').selectAll().orderBy('changed_at', 'desc').orderBy('draft'),
  );
  return rows.map(toDraft);
}

/** @throws RegistryError `not-found` */
export function getDraft(store: Store, draft: string): KeptDraft {
  const row = first(store, query.selectFrom('checklist_draft').selectAll().where('draft', '=', draft));
  if (row === undefined) throw new RegistryError('not-found', 'Ese borrador ya no está en el registro.');
  return toDraft(row);
}

/** Keeps a draft as it is, faults and all. @param draft left out, a new one. @throws RegistryError `not-found` */
export function saveDraft(store: Store, checklist: Checklist, draft?: string): KeptDraft {
  return write(store, () => {
    if (draft !== undefined) getDraft(store, draft);
    const row = { draft: draft ?? randomUUID(), body: JSON.stringify(checklist), changed_at: store.now() };
    const { draft: _id, ...changed } = row;
    execute(
      store,
      query
        .insertInto('checklist_draft')
        .values(row)
        .onConflict((conflict) => conflict.column('draft').doUpdateSet(changed)),
    );
    return toDraft(row);
  });
}

export function deleteDraft(store: Store, draft: string): boolean {
  return write(store, () => execute(store, query.deleteFrom('checklist_draft').where('draft', '=', draft)) > 0);
}

function toDraft(row: { readonly draft: string; readonly body: string; readonly changed_at: string }): KeptDraft {
  return { draft: row.draft, checklist: JSON.parse(row.body) as Checklist, changedAt: row.changed_at };
}
