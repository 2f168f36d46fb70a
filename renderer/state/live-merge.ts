import type { LiveMessage, LiveState } from '../../shared/model/index.ts';

/** Lines that the window keeps; the engine keeps 500, and the file on the disk keeps every message. */
export const MOST_MESSAGES = 2000;
/** As many as the engine keeps. */
const MOST_FAULTS = 200;
/** Seconds of which the rate is remembered: twice what the picture shows. */
const MOST_SECONDS = 120;

/** Messages that came within one second. */
export interface RateBin {
  /** Seconds since 1970. */
  readonly second: number;
  readonly clean: number;
  readonly faulty: number;
}

/** What is known after the engine has told more: its lists hold either the last ones or only the new ones. */
export function merge(before: LiveState | null, next: LiveState): LiveState {
  if (before?.session?.id === undefined || before.session.id !== next.session?.id) return next;
  return {
    ...next,
    messages: append(before.messages, next.messages, MOST_MESSAGES),
    faults: append(before.faults, next.faults, MOST_FAULTS),
  };
}

/** What is new comes behind; the list stays the same object where nothing is new. */
function append<T extends { readonly number: number }>(known: readonly T[], told: readonly T[], most: number) {
  const last = known.at(-1)?.number ?? 0;
  const added = told.filter(({ number }) => number > last);
  if (added.length === 0) return known;
  return [...known, ...added].slice(-most);
}

/** The messages that `before` did not have yet. */
export function newMessages(before: LiveState | null, after: LiveState): readonly LiveMessage[] {
  if (before?.session?.id !== after.session?.id) return after.messages;
  const last = before?.messages.at(-1)?.number ?? 0;
  return after.messages.filter(({ number }) => number > last);
}

/** The system that sent it has something to mend. */
export function isFaulty({ errors, problem }: LiveMessage): boolean {
  return errors > 0 || problem !== null;
}

/** Counts messages by the second in which they came. */
export function addToRates(bins: readonly RateBin[], messages: readonly LiveMessage[]): readonly RateBin[] {
  if (messages.length === 0) return bins;
  const bySecond = new Map(bins.map((bin) => [bin.second, bin]));
  for (const message of messages) {
    const second = Math.floor(Date.parse(message.receivedAt) / 1000);
    const { clean, faulty } = bySecond.get(second) ?? { clean: 0, faulty: 0 };
    const isBad = isFaulty(message);
    bySecond.set(second, { second, clean: clean + (isBad ? 0 : 1), faulty: faulty + (isBad ? 1 : 0) });
  }
  return [...bySecond.values()].sort((a, b) => a.second - b.second).slice(-MOST_SECONDS);
}

/** The last `seconds` up to `now`, oldest first; `ago` is 0 for now and negative before. */
export function lastSeconds(bins: readonly RateBin[], now: number, seconds: number) {
  const bySecond = new Map(bins.map((bin) => [bin.second, bin]));
  return Array.from({ length: seconds }, (_, i) => {
    const ago = i - seconds + 1;
    const { clean, faulty } = bySecond.get(now + ago) ?? { clean: 0, faulty: 0 };
    return { ago, clean, faulty };
  });
}
