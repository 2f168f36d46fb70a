import type { Checklist } from '../../../shared/model/index.ts';

/** What every form of the editor is given. */
export interface Editing {
  readonly checklist: Checklist;
  /** The edition that it was made from; null while it is not known. */
  readonly base: Checklist | null;
  /** Why it could not be read. */
  readonly baseProblem: string | null;
  /** @param mark letters typed one after another into one field bear the same, and are undone at once */
  readonly edit: (change: (checklist: Checklist) => Checklist, mark?: string) => void;
  /** All that stands in the way of publishing. */
  readonly faults: readonly string[];
}
