import { create } from 'zustand';
import type { Events } from '../../shared/ipc/contract.ts';
import type { FetchTarget } from '../../shared/model/index.ts';
import { bridge, call, sentenceOf } from './bridge.ts';

export type FetchEnd = Omit<Events['fetch.ended'], 'fetchId' | 'folder'>;

/** What is fetched, from where, and to where: all that is needed to go on with it. */
export interface FetchJob {
  readonly connection: { readonly id: string; readonly name: string };
  readonly target: FetchTarget;
  readonly folder: string;
}

/** Where the fetch of this window stands; there is one at a time. */
export type FetchPhase =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running';
      readonly job: FetchJob;
      /** Null until the engine has answered. */
      readonly fetchId: string | null;
      readonly progress: Events['fetch.progress'] | null;
      /** Milliseconds of the window's own clock. */
      readonly since: number;
      readonly cancelling: boolean;
    }
  | { readonly kind: 'ended'; readonly job: FetchJob; readonly end: FetchEnd };

interface FetchState {
  readonly phase: FetchPhase;
  /** @throws Error with a sentence, where it cannot begin; the phase is then what it was */
  readonly start: (job: FetchJob, resume: boolean) => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly clear: () => void;
  readonly onProgress: (progress: Events['fetch.progress']) => void;
  readonly onEnded: (ended: Events['fetch.ended']) => void;
  readonly onFailed: (message: string) => void;
}

export const useFetch = create<FetchState>((set, get) => ({
  phase: { kind: 'none' },

  start: async (job, resume) => {
    const before = get().phase;
    if (before.kind === 'running') return;
    const since = performance.now();
    set({ phase: { kind: 'running', job, fetchId: null, progress: null, since, cancelling: false } });
    try {
      const { connection, target, folder } = job;
      const { fetchId } = await call('fetch.start', { connection: connection.id, target, folder, resume });
      const now = get().phase;
      // A short one may have ended before the answer came.
      if (now.kind === 'running' && now.fetchId === null) set({ phase: { ...now, fetchId } });
    } catch (error) {
      set({ phase: before });
      throw new Error(sentenceOf(error));
    }
  },

  cancel: async () => {
    const { phase } = get();
    if (phase.kind !== 'running' || phase.fetchId === null) return;
    set({ phase: { ...phase, cancelling: true } });
    const { cancelled } = await call('fetch.cancel', { fetchId: phase.fetchId });
    const now = get().phase;
    if (!cancelled && now.kind === 'running') set({ phase: { ...now, cancelling: false } });
  },

  clear: () => {
    if (get().phase.kind === 'ended') set({ phase: { kind: 'none' } });
  },

  onProgress: (progress) => {
    const { phase } = get();
    if (phase.kind !== 'running' || (phase.fetchId !== null && phase.fetchId !== progress.fetchId)) return;
    set({ phase: { ...phase, fetchId: progress.fetchId, progress } });
  },

  onEnded: ({ fetchId, folder: _folder, ...end }) => {
    const { phase } = get();
    if (phase.kind !== 'running' || (phase.fetchId !== null && phase.fetchId !== fetchId)) return;
    set({ phase: { kind: 'ended', job: phase.job, end } });
  },

  onFailed: (message) => {
    const { phase } = get();
    if (phase.kind !== 'running') return;
    set({ phase: { kind: 'ended', job: phase.job, end: { status: 'error', message, manifest: null } } });
  },
}));

/** Whether there is something in the folder that a verification can read. */
export function hasData({ manifest }: FetchEnd): boolean {
  return manifest?.files.some(({ resources }) => resources > 0) ?? false;
}

/** Where the files of a fetch lie. Not the folder as such: what it says of itself is nothing to verify. */
export function fetchedPaths({ folder }: FetchJob, { manifest }: FetchEnd): readonly string[] {
  const separator = /^([A-Za-z]:|\\\\)/.test(folder) ? '\\' : '/';
  return (manifest?.files ?? []).map(({ name }) => `${folder}${separator}${name}`);
}

/** Whether going on can bring what is still missing. */
export function canResume({ status }: FetchEnd): boolean {
  return status !== 'completa' && status !== 'recortada';
}

/** Listens to the engine for as long as the window lives; returns how to stop. */
export function listenToFetch(onEnded: (status: FetchEnd['status']) => void): () => void {
  const { onProgress, onEnded: ended, onFailed } = useFetch.getState();
  const stops = [
    bridge().on('fetch.progress', onProgress),
    bridge().on('fetch.ended', (event) => {
      ended(event);
      onEnded(event.status);
    }),
    bridge().on('engine.failed', ({ message }) => onFailed(message)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
