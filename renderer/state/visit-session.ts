import { create } from 'zustand';
import type { AnswerKey, AnswerValue, VisitState } from '../../shared/model/index.ts';
import { call, sentenceOf } from './bridge.ts';
import { keyText, nextToSend, type Unsaved, waitBefore, withAnswer } from './visit-queue.ts';

/** What was begun and is no whole answer yet: a note before its outcome, «no aplica» before its reason. */
export interface AnswerDraft {
  readonly value: AnswerValue | null;
  readonly note: string;
}

interface VisitSession {
  /** The last state of each visit that was opened, as the registry keeps it. */
  readonly visits: Readonly<Record<string, VisitState>>;
  readonly unsaved: readonly Unsaved[];
  readonly drafts: Readonly<Record<string, AnswerDraft>>;
  /** Who answers, by visit. */
  readonly by: Readonly<Record<string, string>>;
  /** When something was last kept, on the clock of this computer, by visit. */
  readonly savedAt: Readonly<Record<string, number>>;
  readonly sending: boolean;
  readonly load: (visit: string) => Promise<VisitState>;
  /** Asks for something that changes a visit; it waits for what was asked before, so that states come in order. */
  readonly change: (visit: string, ask: () => Promise<VisitState>) => Promise<VisitState>;
  readonly answer: (visit: string, key: AnswerKey, value: AnswerValue, note: string) => void;
  readonly draft: (visit: string, key: AnswerKey, draft: AnswerDraft | null) => void;
  readonly setBy: (visit: string, person: string) => void;
  readonly retry: () => void;
  readonly discard: (id: string) => void;
}

/** Everything asked of the registry about visits, one thing after another. */
let line: Promise<unknown> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;
let attempt = 0;

function inLine<T>(work: () => Promise<T>): Promise<T> {
  const turn = line.then(work, work);
  line = turn.catch(() => undefined);
  return turn;
}

/** Visits in hand. An answer shows at once, is kept as soon as the registry has it, and is sent again until it has. */
export const useVisits = create<VisitSession>((set, get) => {
  const keep = (state: VisitState) => {
    const { id } = state.head;
    set({ visits: { ...get().visits, [id]: state } });
    return state;
  };
  const saved = (visit: string) => set({ savedAt: { ...get().savedAt, [visit]: Date.now() } });

  const send = async (one: Unsaved): Promise<boolean> => {
    const { id, visit, key, value, note, by } = one;
    try {
      const copy = value.kind === 'question' ? { ...value, values: [...value.values] } : value;
      const state = await call('visits.answer', { visit, id, key, value: copy, note, by });
      set({ unsaved: get().unsaved.filter((other) => other.id !== id) });
      keep(state);
      saved(visit);
      return true;
    } catch (error) {
      const problem = sentenceOf(error);
      set({ unsaved: get().unsaved.map((other) => (other.id === id ? { ...other, problem } : other)) });
      return false;
    }
  };

  /** Sends what waits, in the order in which it was given, and comes back later for what was refused. */
  const flush = async (): Promise<void> => {
    if (get().sending) return;
    clearTimeout(timer);
    set({ sending: true });
    const refused = new Set<string>();
    for (;;) {
      const next = nextToSend(get().unsaved, refused);
      if (next === null) break;
      const done = await inLine(() => send(next));
      if (!done) refused.add(next.id);
    }
    set({ sending: false });
    if (get().unsaved.length === 0) {
      attempt = 0;
      return;
    }
    timer = setTimeout(() => void flush(), waitBefore(attempt++));
  };

  return {
    visits: {},
    unsaved: [],
    drafts: {},
    by: {},
    savedAt: {},
    sending: false,
    load: (visit) => inLine(async () => keep(await call('visits.get', { visit }))),
    change: (visit, ask) =>
      inLine(async () => {
        const state = keep(await ask());
        saved(visit);
        return state;
      }),
    answer: (visit, key, value, note) => {
      const by = whoAnswers(get(), visit);
      if (by === null) return;
      const one: Unsaved = { id: crypto.randomUUID(), visit, key, value, note, by, problem: null };
      set({ unsaved: withAnswer(get().unsaved, one), drafts: without(get().drafts, draftKey(visit, key)) });
      void flush();
    },
    draft: (visit, key, draft) => {
      const place = draftKey(visit, key);
      set({ drafts: draft === null ? without(get().drafts, place) : { ...get().drafts, [place]: draft } });
    },
    setBy: (visit, person) => set({ by: { ...get().by, [visit]: person } }),
    retry: () => {
      attempt = 0;
      void flush();
    },
    discard: (id) => set({ unsaved: get().unsaved.filter((one) => one.id !== id) }),
  };
});

export function draftKey(visit: string, key: AnswerKey): string {
  return `${visit}/${keyText(key)}`;
}

/** The evaluator who was said to answer, else the first of the visit. */
export function whoAnswers({ by, visits }: Pick<VisitSession, 'by' | 'visits'>, visit: string): string | null {
  const evaluators = visits[visit]?.head.people.filter(({ role }) => role === 'evaluador') ?? [];
  const said = evaluators.find(({ id }) => id === by[visit]);
  return (said ?? evaluators[0])?.id ?? null;
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
