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
