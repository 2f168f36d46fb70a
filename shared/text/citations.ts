import type { Citation } from '../model/index.ts';

export const REPORTED_MARK = '†';
export const REPORTED_NOTE = 'Numeral según fuente secundaria: consulte el texto oficial antes de citarlo.';

/**
 * The norm as a report may name it: the clause plainly where it is `confirmed`, with a mark where it is `reported`, and
 * the norm alone where the number is `recalled` or `uncertain` (DESIGN section 3).
 */
export function formatCitation(citation: Citation): string {
  if (citation.clause === undefined) return citation.norm;
  if (citation.confidence === 'confirmed') return `${citation.norm}, ${citation.clause}`;
  if (citation.confidence === 'reported') return `${citation.norm}, ${citation.clause}${REPORTED_MARK}`;
  return citation.norm;
}

/** Several citations, each text once. */
export function formatCitations(citations: readonly Citation[]): string {
  return [...new Set(citations.map(formatCitation))].join('; ');
}

/** Whether some clause is known only from what others say of the norm. */
export function hasReportedClause(citations: readonly Citation[]): boolean {
  return citations.some((citation) => citation.clause !== undefined && citation.confidence === 'reported');
}
