import type { Decision, Item, Question } from '../../../shared/model/index.ts';
import { foldAccents } from '../../../shared/text/accents.ts';

export type Member = Item | Question;

/** What is shown of a list of items or questions; an empty text and nulls leave nothing out. */
export interface MemberFilter {
  readonly text: string;
  readonly domain: string | null;
  readonly decision: Decision['by'] | null;
  /** Only what has a fault, or what the base does not say so. */
  readonly only: 'faulty' | 'changed' | null;
}

export const NO_FILTER: MemberFilter = { text: '', domain: null, decision: null, only: null };

/** Ids of members to mark. */
export interface MemberMarks {
  readonly faulty: ReadonlySet<string>;
  readonly added: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
}

export const NO_MARKS: MemberMarks = { faulty: new Set(), added: new Set(), changed: new Set() };

/** The members that fit, in their order; every word of the text must stand in the id or in the title. */
export function fitting<M extends Member>(
  members: readonly M[],
  filter: MemberFilter,
  marks: MemberMarks,
): readonly M[] {
  const words = foldAccents(filter.text).split(/\s+/).filter(Boolean);
  return members.filter((member) => {
    const { id, domain, title } = member;
    if (filter.domain !== null && domain !== filter.domain) return false;
    if (filter.decision !== null && !('decision' in member && member.decision.by === filter.decision)) return false;
    if (filter.only === 'faulty' && !marks.faulty.has(id)) return false;
    if (filter.only === 'changed' && !marks.added.has(id) && !marks.changed.has(id)) return false;
    if (words.length === 0) return true;
    const text = foldAccents(`${id} ${title}`);
    return words.every((word) => text.includes(word));
  });
}
