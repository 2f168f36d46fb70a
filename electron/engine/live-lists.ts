import type { LiveFault, LiveMessage, LiveState } from '../../shared/model/index.ts';

type Lines = Pick<LiveState, 'messages' | 'faults'>;

/** The last lines of a session, and which of them were told. */
export interface LiveLists {
  message(message: LiveMessage): void;
  fault(fault: LiveFault): void;
  /** All that is kept, oldest first. */
  last(): Lines;
  /** What is new since the last call. */
  news(): Lines;
}

const MOST_MESSAGES = 500;
const MOST_FAULTS = 200;

export function createLiveLists(): LiveLists {
  const messages = rolling<LiveMessage>(MOST_MESSAGES);
  const faults = rolling<LiveFault>(MOST_FAULTS);
  return {
    message: messages.add,
    fault: faults.add,
    last: () => ({ messages: messages.last(), faults: faults.last() }),
    news: () => ({ messages: messages.news(), faults: faults.news() }),
  };
}

function rolling<T>(most: number) {
  const lines: T[] = [];
  let untold = 0;
  return {
    add(line: T): void {
      lines.push(line);
      untold++;
      if (lines.length > most) lines.shift();
    },
    last: (): readonly T[] => [...lines],
    news(): readonly T[] {
      const told = Math.max(0, lines.length - untold);
      untold = 0;
      return lines.slice(told);
    },
  };
}
