import { z } from 'zod';
import type { Checklist, ChecklistDraft, PublishedChecklist } from '../model/index.ts';
import { kebab, method, none, path, uuid, words } from './parts.ts';

/** The part of the contract that is about checklists as data: editions, drafts, files. */

const edition = z.object({ id: kebab, edition: words(40).min(1) });
/** Judged by the checklist's own schema, which says in a sentence what is wrong. */
const checklist = z.custom<Checklist>((value) => typeof value === 'object' && value !== null);

export interface EditionSummary {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  readonly description: string;
  readonly origin: PublishedChecklist['origin'];
  readonly publishedAt: string | null;
  readonly sha256: string;
  readonly items: number;
  readonly questions: number;
  /** What it can serve for: runs where an export decides some of it, visits where a person does. */
  readonly forRuns: boolean;
  readonly forVisits: boolean;
  readonly basedOn: { readonly id: string; readonly edition: string } | null;
  /** The latest edition of its id. */
  readonly latest: boolean;
}

export const checklistMethods = {
  /** By id, and of one id from the latest to the earliest. */
  'checklists.editions': method<readonly EditionSummary[]>()(none),
  'checklists.get': method<PublishedChecklist>()(edition),
  'checklists.drafts': method<readonly ChecklistDraft[]>()(none),
  /** A draft that is a copy; under a new id another checklist, under the same id its next edition. */
  'checklists.copy': method<ChecklistDraft>()(
    z.object({ from: edition, id: kebab, edition: words(40).min(1), title: words(300).optional() }),
  ),
  /** Keeps the draft as it is, faults and all. */
  'checklists.saveDraft': method<ChecklistDraft>()(z.object({ draft: uuid, checklist })),
  'checklists.deleteDraft': method<{ readonly deleted: boolean }>()(z.object({ draft: uuid })),
  /** Refused where the edition exists or the draft has faults. */
  'checklists.publish': method<PublishedChecklist>()(z.object({ draft: uuid })),
  /** Takes a file as a published edition, its inheritance resolved. */
  'checklists.import': method<PublishedChecklist>()(z.object({ path })),
  /** Only to where the person said so in the dialog. */
  'checklists.export': method<{ readonly path: string }>()(z.object({ id: kebab, edition: words(40), path })),
} as const;

export const checklistMainMethods = {
  'dialog.openChecklist': method<{ readonly path: string | null }>()(none),
  /** Asks where, writes the file there; null when the dialog was closed. */
  'checklists.saveFile': method<{ readonly path: string | null }>()(edition),
} as const;
