import type { MethodInput } from '../../../shared/ipc/contract.ts';
import type { Committee, CommitteeSession } from '../../../shared/model/index.ts';

/** A committee as it is typed. */
export interface CommitteeDraft {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** INEGI key; '' for none. */
  readonly state: string;
  /** Undefined: of no unit. Null: of one that is not chosen yet. */
  readonly unit: string | null | undefined;
  readonly year: string;
  readonly sessions: readonly SessionDraft[];
}

export interface SessionDraft {
  readonly id: string;
  /** ISO 8601 days; '' while none. */
  readonly programmed: string;
  readonly held: string;
  readonly note: string;
}

export type CommitteeFault = 'name' | 'kind' | 'year' | 'unit' | 'sessions';

const YEARS = { first: 1990, last: 2200 } as const;

/** @param today ISO 8601 day: a new committee is of its year */
export function newDraft(id: string, today: string): CommitteeDraft {
  return { id, name: '', kind: '', state: '', unit: undefined, year: today.slice(0, 4), sessions: [] };
}

export function draftOf({ id, name, kind, state, unit, year, sessions }: Committee): CommitteeDraft {
  return {
    ...{ id, name, kind, state: state ?? '', unit: unit ?? undefined, year: String(year) },
    sessions: sessions.map((session) => ({ ...session, held: session.held ?? '' })),
  };
}

/** What is wrong with it; null where nothing is. */
export function committeeFault({ name, kind, year, unit, sessions }: CommitteeDraft): CommitteeFault | null {
  if (name.trim() === '') return 'name';
  if (kind.trim() === '') return 'kind';
  if (!/^\d{4}$/.test(year.trim()) || Number(year) < YEARS.first || Number(year) > YEARS.last) return 'year';
  if (unit === null) return 'unit';
  return sessions.some(({ programmed }) => programmed === '') ? 'sessions' : null;
}

/** What is kept of it: a session without its second day was not held. */
export function savedCommittee(draft: CommitteeDraft): MethodInput<'committees.save'> {
  const { id, name, kind, state, unit, year, sessions } = draft;
  return {
    ...{ id, name: name.trim(), kind: kind.trim(), state: state === '' ? null : state, unit: unit ?? null },
    year: Number(year),
    sessions: sessions.map(
      (session): CommitteeSession => ({
        ...session,
        held: session.held === '' ? null : session.held,
        note: session.note.trim(),
      }),
    ),
  };
}
