/** What was done to something, so that it can be undone. States share what did not change. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last step was about: one after another about the same are one step. */
  readonly mark: string | null;
}

/** Steps that can be undone; more than anybody goes back. */
const STEPS = 300;

export function begun<T>(present: T): History<T> {
  return { past: [], present, future: [], mark: null };
}

/** @param mark letters typed one after another into one field bear the same; null stands alone */
export function stepped<T>(history: History<T>, next: T, mark: string | null): History<T> {
  const { past, present } = history;
  if (next === present) return history;
  const joined = mark !== null && mark === history.mark && past.length > 0;
  return { past: joined ? past : [...past, present].slice(-STEPS), present: next, future: [], mark };
}

export function undone<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const before = past[past.length - 1];
  if (before === undefined) return history;
  return { past: past.slice(0, -1), present: before, future: [present, ...future], mark: null };
}

export function redone<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const [after, ...later] = future;
  if (after === undefined) return history;
  return { past: [...past, present], present: after, future: later, mark: null };
}
