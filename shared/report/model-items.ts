import type { ItemResult, Outcome } from '../model/index.ts';
import { formatExact, formatNumber } from '../text/format.ts';
import { formatCitations } from './citations.ts';

export interface ItemView {
  readonly item: ItemResult;
  readonly citation: string;
  /** Counts as text; a dash where a person decides and nothing is counted. */
  readonly counts: readonly [applicable: string, held: string, failed: string, undecided: string];
  readonly weight: string;
}

const NONE = '—';
const UNDECIDED_ORDER: readonly Outcome[] = ['error', 'no-evaluada', 'por-revisar', 'no-desplegado', 'no-aplica'];

export function itemViews(items: readonly ItemResult[]): ItemView[] {
  return items.map((item) => ({
    item,
    citation: formatCitations(item.citation),
    counts: item.decidedBy === 'attestation' ? [NONE, NONE, NONE, NONE] : countsOf(item),
    weight: formatExact(item.weight),
  }));
}

function countsOf(item: ItemResult): ItemView['counts'] {
  return [
    formatNumber(item.applicable),
    formatNumber(item.held),
    formatNumber(item.failed),
    formatNumber(item.undecided),
  ];
}

/** What bears no verdict, what the reader can still do something about first. */
export function undecidedItems(views: readonly ItemView[]): ItemView[] {
  return UNDECIDED_ORDER.flatMap((outcome) => views.filter(({ item }) => item.outcome === outcome));
}
