import type { AnswerKey, AnswerValue } from '../../shared/model/index.ts';

/** An answer that the registry has not yet acknowledged. */
export interface Unsaved {
  /** Made here once: sent again, it is still the same answer. */
  readonly id: string;
  readonly visit: string;
  readonly key: AnswerKey;
  readonly value: AnswerValue;
  readonly note: string;
  readonly by: string;
  /** Why it was not kept when it was last sent; null while it was not sent or is on its way. */
  readonly problem: string | null;
}

/** Milliseconds until what could not be kept is sent again; the last one from then on. */
const WAITS = [2_000, 5_000, 15_000, 30_000, 60_000] as const;

export function waitBefore(attempt: number): number {
  return WAITS[Math.min(attempt, WAITS.length - 1)] ?? 60_000;
}

/** Where an answer belongs, as one text. */
export function keyText({ checklist, item, module, record }: AnswerKey): string {
  return `${checklist}/${item}/${module}/${record}`;
}

/** Puts an answer behind the others. One to the same question that was refused gives way: the person changed it. */
export function withAnswer(queue: readonly Unsaved[], added: Unsaved): readonly Unsaved[] {
  const same = samePlace(added);
  return [...queue.filter((one) => !(same(one) && one.problem !== null)), added];
}

/**
 * The first answer that may go out. What was refused in this round holds back only the later answers to the same
 * question, so that one refusal does not keep the others from being saved, and none overtakes an earlier one.
 */
export function nextToSend(queue: readonly Unsaved[], refused: ReadonlySet<string>): Unsaved | null {
  const held = new Set(queue.filter(({ id }) => refused.has(id)).map(placeText));
  return queue.find((one) => !held.has(placeText(one))) ?? null;
}

/** The last unsaved answer to a question, which is the one that the person sees. */
export function lastUnsaved(queue: readonly Unsaved[], visit: string, key: AnswerKey): Unsaved | null {
  const text = keyText(key);
  return queue.findLast((one) => one.visit === visit && keyText(one.key) === text) ?? null;
}

function samePlace(one: Unsaved): (other: Unsaved) => boolean {
  const text = placeText(one);
  return (other) => placeText(other) === text;
}

function placeText({ visit, key }: Unsaved): string {
  return `${visit}/${keyText(key)}`;
}
