import { type Agreement, type AgreementStatus, MOST_WEIGHT } from '../../../shared/model/index.ts';
import { foldAccents } from '../../../shared/text/accents.ts';

/** The most that a person can state or report, in percent; what is above 100 is shown as it is. */
const MOST_PERCENT = 1000;

/** Which agreements are shown; null and '' mean all. */
interface Narrowing {
  readonly status: AgreementStatus | null;
  /** Every word must occur, with or without its accents, in the action, the responsible, the item or the unit. */
  readonly text: string;
}

export function narrowed(agreements: readonly Agreement[], { status, text }: Narrowing): readonly Agreement[] {
  const words = foldAccents(text).split(/\s+/).filter(Boolean);
  return agreements.filter((agreement) => {
    if (status !== null && agreement.status !== status) return false;
    if (words.length === 0) return true;
    const { action, responsible, itemTitle, unit, unitName } = agreement;
    const all = foldAccents([action, responsible, itemTitle, unit, unitName].join(' '));
    return words.every((word) => all.includes(word));
  });
}

/**
 * What somebody typed as a percentage: `85`, `85.5`, `85,5`, `120 %`. Nothing is cut to 100.
 *
 * @returns null where nothing was typed, which is not 0; undefined where it is no percentage from 0 to 1,000
 */
export function readPercent(typed: string): number | null | undefined {
  const text = typed.replace(/%\s*$/, '').trim();
  if (text === '') return typed.includes('%') ? undefined : null;
  if (!/^\d{1,4}(?:[.,]\d{1,4})?$/.test(text)) return undefined;
  const percent = Number(text.replace(',', '.'));
  return percent <= MOST_PERCENT ? percent : undefined;
}

interface TypedAgreement {
  readonly action: string;
  /** ISO 8601 days, '' while none. */
  readonly start: string;
  readonly end: string;
  readonly weight: string;
}

/** What is wrong with an agreement as it is typed; null where nothing is. */
export function faultOf({ action, start, end, weight }: TypedAgreement): 'action' | 'end' | 'dates' | 'weight' | null {
  if (action.trim() === '') return 'action';
  if (start === '' || end === '') return 'end';
  if (end < start) return 'dates';
  const amount = Number(weight);
  return weight.trim() !== '' && amount > 0 && amount <= MOST_WEIGHT ? null : 'weight';
}
