import type { AnswerKey, AttestedOutcome } from '../../../shared/model/index.ts';

/** Outcomes in the order of the keys 1 to 6. */
export const OUTCOMES: readonly AttestedOutcome[] = [
  'cumple',
  'cumple-parcial',
  'no-cumple',
  'no-aplica',
  'no-desplegado',
  'por-revisar',
];

/** Of one clinical record nobody says that it is not deployed. */
export function mayBe(outcome: AttestedOutcome, cell: { readonly key: AnswerKey }): boolean {
  return cell.key.record === 0 || outcome !== 'no-desplegado';
}

/** What a key does while an item is in hand. */
export type AnswerAction =
  | { readonly do: 'move'; readonly by: number }
  | { readonly do: 'edge'; readonly end: boolean }
  /** To the module at the left or right. */
  | { readonly do: 'cell'; readonly by: number }
  /** From 1. */
  | { readonly do: 'choose'; readonly number: number }
  | { readonly do: 'clear' | 'note' | 'evidence' | 'missing' | 'history' | 'help' };

const KEYS: Readonly<Record<string, AnswerAction>> = {
  j: { do: 'move', by: 1 },
  ArrowDown: { do: 'move', by: 1 },
  k: { do: 'move', by: -1 },
  ArrowUp: { do: 'move', by: -1 },
  Home: { do: 'edge', end: false },
  End: { do: 'edge', end: true },
  l: { do: 'cell', by: 1 },
  ArrowRight: { do: 'cell', by: 1 },
  ArrowLeft: { do: 'cell', by: -1 },
  '0': { do: 'clear' },
  Delete: { do: 'clear' },
  n: { do: 'note' },
  e: { do: 'evidence' },
  m: { do: 'missing' },
  h: { do: 'history' },
  '?': { do: 'help' },
};

/** Keys of the pane of answers; null where the key is not one of them. */
export function answerAction(key: string): AnswerAction | null {
  if (/^[1-9]$/.test(key)) return { do: 'choose', number: Number(key) };
  return KEYS[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

/** Whether keys belong to what is typed in. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type);
}
