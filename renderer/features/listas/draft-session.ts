import { create } from 'zustand';
import type { Checklist, ChecklistDraft } from '../../../shared/model/index.ts';
import { call, sentenceOf } from '../../state/bridge.ts';
import { begun, type History, redone, stepped, undone } from './history.ts';

/** A draft in hand. */
export interface DraftSession {
  readonly history: History<Checklist>;
  /** What the registry has. */
  readonly kept: Checklist;
  /** What stood in the way of publishing `kept`. */
  readonly faults: readonly string[];
  /** On the clock of this computer; null until something was kept since it was opened. */
  readonly savedAt: number | null;
  readonly saving: boolean;
  /** Why it could not be kept; it stays on the screen and is tried again. */
  readonly problem: string | null;
}

interface Drafts {
  readonly sessions: Readonly<Record<string, DraftSession>>;
  /** Takes a draft in hand; one that is in hand already stays, with what can be undone. */
  readonly open: (draft: ChecklistDraft) => void;
  /** @param mark see {@link stepped} */
  readonly edit: (draft: string, change: (checklist: Checklist) => Checklist, mark?: string | null) => void;
  readonly undo: (draft: string) => void;
  readonly redo: (draft: string) => void;
  /** Keeps what is not kept yet, now; true where everything is. */
  readonly flush: (draft: string) => Promise<boolean>;
  readonly forget: (draft: string) => void;
}

/** Milliseconds without a change after which a draft is kept, and after which a refused one is tried again. */
const PAUSE = 600;
const AGAIN = 5000;

const timers = new Map<string, ReturnType<typeof setTimeout>>();
const running = new Map<string, Promise<boolean>>();

/** Drafts that were opened since the window was: each keeps itself, and what was done to it can be undone. */
export const useDrafts = create<Drafts>((set, get) => {
  const patch = (draft: string, change: Partial<DraftSession>) => {
    const before = get().sessions[draft];
    if (before) set({ sessions: { ...get().sessions, [draft]: { ...before, ...change } } });
  };
  const later = (draft: string, ms: number) => {
    clearTimeout(timers.get(draft));
    timers.set(
      draft,
      setTimeout(() => void get().flush(draft), ms),
    );
  };
  const move = (draft: string, to: (history: History<Checklist>) => History<Checklist>) => {
    const session = get().sessions[draft];
    if (!session) return;
    const history = to(session.history);
    if (history === session.history) return;
    patch(draft, { history });
    later(draft, PAUSE);
  };
  const save = async (draft: string): Promise<boolean> => {
    for (;;) {
      const session = get().sessions[draft];
      if (!session) return false;
      const { present } = session.history;
      if (present === session.kept) return true;
      patch(draft, { saving: true });
      try {
        const { faults } = await call('checklists.saveDraft', { draft, checklist: present });
        patch(draft, { kept: present, faults, savedAt: Date.now(), saving: false, problem: null });
      } catch (error) {
        patch(draft, { saving: false, problem: sentenceOf(error) });
        if (get().sessions[draft]) later(draft, AGAIN);
        return false;
      }
    }
  };

  return {
    sessions: {},
    open: ({ draft, checklist, faults }) => {
      if (get().sessions[draft]) return;
      const fresh = { history: begun(checklist), kept: checklist, faults, savedAt: null, saving: false, problem: null };
      set({ sessions: { ...get().sessions, [draft]: fresh } });
    },
    edit: (draft, change, mark = null) => move(draft, (history) => stepped(history, change(history.present), mark)),
    undo: (draft) => move(draft, undone),
    redo: (draft) => move(draft, redone),
    flush: (draft) => {
      clearTimeout(timers.get(draft));
      // One save at a time: an earlier state must not arrive after a later one.
      const turn = running.get(draft) ?? save(draft).finally(() => running.delete(draft));
      running.set(draft, turn);
      return turn;
    },
    forget: (draft) => {
      clearTimeout(timers.get(draft));
      const { [draft]: _gone, ...sessions } = get().sessions;
      set({ sessions });
    },
  };
});
