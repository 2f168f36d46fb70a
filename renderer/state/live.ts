import { create } from 'zustand';
import type { Events } from '../../shared/ipc/contract.ts';
import type { LiveFault, LiveMessage, LiveSession, LiveSettings, LiveState } from '../../shared/model/index.ts';
import { bridge, call, sentenceOf } from './bridge.ts';
import { addToRates, merge, newMessages, type RateBin } from './live-merge.ts';

type Ended = Events['verification.ended'];

/** What came on its way to be a run. */
export interface Saving {
  readonly session: LiveSession;
  /** Null until the engine has answered. */
  readonly runId: string | null;
  readonly progress: Events['verification.progress'] | null;
}

/** How the last listening ended, where there is more to say than that it ended. */
export type Aftermath =
  | { readonly kind: 'nothing-came'; readonly faults: readonly LiveFault[] }
  /** The engine stopped by itself; what came until then is among the leftover. */
  | { readonly kind: 'cut-off' };

/** What the list shows. Frozen, it stands still while more comes: until a person says otherwise, or in passing. */
export interface LiveView {
  readonly frozen: { readonly messages: readonly LiveMessage[]; readonly by: 'hand' | 'scroll' | 'pointer' } | null;
  readonly onlyErrors: boolean;
  readonly chosen: number | null;
}

interface LiveStore {
  /** Null until the engine has said how things stand. */
  readonly state: LiveState | null;
  /** Why that is not known. */
  readonly unknown: string | null;
  /** Why the last thing that was asked for was refused. */
  readonly problem: string | null;
  readonly busy: 'start' | 'stop' | 'discard' | null;
  readonly rates: readonly RateBin[];
  readonly saving: Saving | null;
  readonly aftermath: Aftermath | null;
  readonly view: LiveView;
  readonly load: () => Promise<void>;
  readonly start: (settings: LiveSettings) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly save: (session: LiveSession) => Promise<void>;
  readonly discard: (session: LiveSession) => Promise<void>;
  readonly look: (patch: Partial<LiveView>) => void;
  readonly onChanged: (state: LiveState) => void;
  readonly onProgress: (progress: Events['verification.progress']) => void;
  /** Whether this run is, or may be, what came over the interface. */
  readonly owns: (runId: string) => boolean;
  readonly onFailed: (message: string) => void;
}

const NO_VIEW: LiveView = { frozen: null, onlyErrors: false, chosen: null };

/** Runs that ended before the answer said which of them is the one. */
let endedEarly: Ended[] = [];

export const useLive = create<LiveStore>((set, get) => {
  const take = (told: LiveState) => {
    const { state: before, rates, view } = get();
    const state = merge(before, told);
    const isSame = before?.session?.id === state.session?.id;
    const added = newMessages(before, state);
    const cut = before?.status === 'listening' && wasLeft(before, state);
    set({
      state,
      unknown: null,
      rates: addToRates(isSame ? rates : [], added),
      view: isSame ? settled(view, state) : NO_VIEW,
      ...(cut ? { aftermath: { kind: 'cut-off' } } : {}),
    });
  };

  /** One thing at a time; what is refused is said where the buttons are. */
  const ask = async (busy: NonNullable<LiveStore['busy']>, act: () => Promise<void>) => {
    if (get().busy !== null) return;
    set({ busy, problem: null });
    try {
      await act();
    } catch (error) {
      set({ problem: sentenceOf(error) });
    } finally {
      set({ busy: null });
    }
  };

  return {
    state: null,
    unknown: null,
    problem: null,
    busy: null,
    rates: [],
    saving: null,
    aftermath: null,
    view: NO_VIEW,

    load: async () => {
      try {
        take(await call('live.state', undefined));
      } catch (error) {
        set({ unknown: sentenceOf(error) });
      }
    },

    start: (settings) =>
      ask('start', async () => {
        const state = await call('live.start', settings);
        set({ aftermath: null });
        take(state);
      }),

    stop: () =>
      ask('stop', async () => {
        const known = get().state?.faults ?? [];
        const state = await call('live.stop', undefined);
        const faults = state.faults.length > 0 ? state.faults : known;
        take(state);
        if (state.status === 'idle') set({ aftermath: { kind: 'nothing-came', faults } });
      }),

    save: async (session) => {
      if (get().saving !== null) return;
      endedEarly = [];
      set({ saving: { session, runId: null, progress: null }, problem: null, aftermath: null });
      try {
        const { runId } = await call('live.save', { session: session.id });
        const ended = endedEarly.find((event) => event.runId === runId);
        set({ saving: { session, runId, progress: null } });
        if (ended) finish(ended);
        await get().load();
      } catch (error) {
        set({ saving: null, problem: sentenceOf(error) });
      }
    },

    discard: (session) =>
      ask('discard', async () => {
        await call('live.discard', { session: session.id });
        take(await call('live.state', undefined));
        set({ aftermath: null });
      }),

    look: (patch) => set({ view: { ...get().view, ...patch } }),

    onChanged: take,

    onProgress: (progress) => {
      const { saving } = get();
      if (saving?.runId === progress.runId) set({ saving: { ...saving, progress } });
    },

    owns: (runId) => {
      const { saving } = get();
      return saving !== null && (saving.runId === null || saving.runId === runId);
    },

    onFailed: (message) => set({ saving: null, busy: null, unknown: message }),
  };
});

/** Nothing moves any more once nothing listens; what was chosen stays chosen. */
function settled(view: LiveView, { status }: LiveState): LiveView {
  return status === 'stopped' && view.frozen !== null ? { ...view, frozen: null } : view;
}

/** The engine began anew and found what it had been listening to. */
function wasLeft({ session }: LiveState, { status, leftover }: LiveState): boolean {
  return status === 'idle' && session !== null && leftover.some(({ id }) => id === session.id);
}

let tellEnd: (ended: Ended) => void = () => undefined;

/** The run of what came has ended: nothing is on its way any more. */
function finish(ended: Ended): void {
  useLive.setState({ saving: null, ...(ended.status === 'error' ? { problem: ended.message } : {}) });
  tellEnd(ended);
}

/** Silence after which the engine is asked whether it still listens: one that broke down and began anew tells nothing. */
const SILENCE_MS = 5000;

/**
 * Listens to the engine for as long as the window lives; returns how to stop.
 *
 * @param onSaved what came over the interface is a run now
 */
export function listenToLive(onSaved: (ended: Ended) => void): () => void {
  const { load, onChanged, onProgress, onFailed } = useLive.getState();
  let heard = performance.now();
  tellEnd = onSaved;
  void load();
  const stops = [
    bridge().on('live.changed', (state) => {
      heard = performance.now();
      onChanged(state);
    }),
    bridge().on('verification.progress', onProgress),
    bridge().on('verification.ended', (ended) => {
      const { saving } = useLive.getState();
      if (saving === null) return;
      if (saving.runId === null) endedEarly.push(ended);
      else if (saving.runId === ended.runId) finish(ended);
    }),
    bridge().on('engine.failed', ({ message }) => onFailed(message)),
  ];
  const watch = setInterval(() => {
    if (useLive.getState().state?.status === 'listening' && performance.now() - heard > SILENCE_MS) void load();
  }, SILENCE_MS);
  return () => {
    clearInterval(watch);
    for (const stop of stops) stop();
  };
}
