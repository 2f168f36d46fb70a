import { setTimeout as wait } from 'node:timers/promises';
import { cancelled } from './error.ts';

/** Time and chance, so that tests wait for nothing. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws ConnectionError `cancelled` */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  async sleep(ms, signal) {
    try {
      await wait(ms, undefined, { signal });
    } catch {
      throw cancelled();
    }
  },
};
