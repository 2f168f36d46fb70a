import type { Checklist, PublishedChecklist } from '../../../shared/model/index.ts';
import { write } from '../store.ts';
import type { Use } from '../use.ts';
import { deleteDraft, getDraft, type KeptDraft, listDrafts, saveDraft } from './drafts.ts';
import { getEdition, type KeptEdition, keepEdition, listEditions } from './editions.ts';
import { importChecklist, publishDraft } from './publish.ts';

export type { KeptDraft } from './drafts.ts';
export { getEdition, type KeptEdition, keepEdition, listEditions } from './editions.ts';
export { checklistDigest } from './publish.ts';

/** Checklists that the registry keeps: own and imported editions, those of the program that visits used, and drafts. */
export interface ChecklistRegistry {
  list(): Promise<readonly PublishedChecklist[]>;
  get(id: string, edition: string): Promise<PublishedChecklist | null>;
  /** Keeps an edition as it is; never replaces one. */
  keep(published: PublishedChecklist): Promise<KeptEdition>;
  drafts(): Promise<readonly KeptDraft[]>;
  draft(draft: string): Promise<KeptDraft>;
  /** Without `draft`, a new one. */
  saveDraft(checklist: Checklist, draft?: string): Promise<KeptDraft>;
  deleteDraft(draft: string): Promise<boolean>;
  publish(draft: string): Promise<PublishedChecklist>;
  /** Takes in what came as a file. */
  take(checklist: Checklist): Promise<PublishedChecklist>;
}

export function createChecklistRegistry(use: Use): ChecklistRegistry {
  return {
    list: () => use(listEditions),
    get: (id, edition) => use((store) => getEdition(store, id, edition)),
    keep: (published) => use((store) => write(store, () => keepEdition(store, published))),
    drafts: () => use(listDrafts),
    draft: (draft) => use((store) => getDraft(store, draft)),
    saveDraft: (checklist, draft) => use((store) => saveDraft(store, checklist, draft)),
    deleteDraft: (draft) => use((store) => deleteDraft(store, draft)),
    publish: (draft) => use((store) => publishDraft(store, draft)),
    take: (checklist) => use((store) => importChecklist(store, checklist)),
  };
}
