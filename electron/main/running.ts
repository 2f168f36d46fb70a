import type { EngineEvent, EngineMethods } from '../../shared/ipc/contract.ts';

/** Knows which verifications are going on, from what passes between window and engine. */
export interface RunFollower {
  active(): readonly string[];
  onAnswer(method: keyof EngineMethods, output: unknown): void;
  onEvent(event: EngineEvent): void;
  /** Resolves when none is going on, or after `patience` milliseconds. */
  settled(patience: number): Promise<void>;
}

export function followRuns(): RunFollower {
  const active = new Set<string>();
  /** Also those whose start was not answered yet: a short run may end before. */
  const ended = new Set<string>();
  let onSettled: (() => void)[] = [];

  return {
    active: () => [...active],
    onAnswer(method, output) {
      if (method !== 'verification.start') return;
      const { runId } = output as { readonly runId: string };
      if (!ended.has(runId)) active.add(runId);
    },
    onEvent(event) {
      if (event.event === 'verification.progress') {
        if (!ended.has(event.payload.runId)) active.add(event.payload.runId);
      } else if (event.event === 'verification.ended') {
        ended.add(event.payload.runId);
        active.delete(event.payload.runId);
        if (active.size > 0) return;
        for (const tell of onSettled) tell();
        onSettled = [];
      }
    },
    settled(patience) {
      if (active.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, patience);
        onSettled.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}

/** Knows which fetches from servers are going on, and where to, from what passes between window and engine. */
export interface FetchFollower {
  active(): readonly { readonly fetchId: string; readonly folder: string }[];
  onAnswer(method: keyof EngineMethods, input: unknown, output: unknown): void;
  onEvent(event: EngineEvent): void;
}

export function followFetches(): FetchFollower {
  const active = new Map<string, string>();
  /** Also those whose start was not answered yet: a short one may end before. */
  const ended = new Set<string>();
  return {
    active: () => [...active].map(([fetchId, folder]) => ({ fetchId, folder })),
    onAnswer(method, input, output) {
      if (method !== 'fetch.start') return;
      const { fetchId } = output as { readonly fetchId: string };
      if (!ended.has(fetchId)) active.set(fetchId, (input as { readonly folder: string }).folder);
    },
    onEvent(event) {
      if (event.event !== 'fetch.ended') return;
      ended.add(event.payload.fetchId);
      active.delete(event.payload.fetchId);
    },
  };
}
