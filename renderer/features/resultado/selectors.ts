import type {
  AppliedAcceptances,
  ItemResult,
  Outcome,
  RuleResult,
  Severity,
  VerificationResult,
} from '../../../shared/model/index.ts';
import { SEVERITIES, worstFirst } from './findings-index.ts';

/** Order in which outcomes are listed: what is not met first, then what is open, then the rest. */
export const OUTCOME_ORDER: readonly Outcome[] = [
  'no-cumple',
  'cumple-parcial',
  'error',
  'no-evaluada',
  'por-revisar',
  'no-desplegado',
  'cumple',
  'no-aplica',
];

export const NOT_MET: readonly Outcome[] = ['no-cumple', 'cumple-parcial'];
export const UNDECIDED: readonly Outcome[] = ['por-revisar', 'no-evaluada', 'error'];

/** Items that are not met or only in part, heaviest loss of points first. */
export function missingItems(items: readonly ItemResult[]): readonly ItemResult[] {
  const loss = (item: ItemResult) => item.weight * (1 - (item.points ?? 0));
  return items
    .filter((item) => NOT_MET.includes(item.outcome))
    .sort((a, b) => loss(b) - loss(a) || b.weight - a.weight || (a.id < b.id ? -1 : 1));
}

/** By outcome (what is missing first), then by weight; the order of the checklist decides the rest. */
export function sortItems(items: readonly ItemResult[]): readonly ItemResult[] {
  return [...items].sort(
    (a, b) => OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome) || b.weight - a.weight,
  );
}

/** Rules with findings, the worst first. */
export function worstRules(rules: readonly RuleResult[]): readonly RuleResult[] {
  return rules.filter((rule) => rule.total > 0).sort(worstFirst);
}

/** Totals of all findings by severity, kept or not. */
export function severityTotals(rules: readonly RuleResult[]): Readonly<Record<Severity, number>> {
  const totals = { error: 0, warning: 0, info: 0 };
  for (const rule of rules) totals[rule.severity] += rule.total;
  return totals;
}

/** The same without what somebody accepted, which is counted apart. */
export function openTotals(
  rules: readonly RuleResult[],
  applied: Pick<AppliedAcceptances, 'totals'> | null,
): Readonly<Record<Severity, number>> {
  const all = severityTotals(rules);
  if (applied === null) return all;
  const { totals } = applied;
  return { error: all.error - totals.error, warning: all.warning - totals.warning, info: all.info - totals.info };
}

/** How many items ended in each outcome, in the order of {@link OUTCOME_ORDER}, without those that did not occur. */
export function outcomeCounts(
  items: readonly ItemResult[],
): readonly { readonly outcome: Outcome; readonly n: number }[] {
  return OUTCOME_ORDER.map((outcome) => ({
    outcome,
    n: items.filter((item) => item.outcome === outcome).length,
  })).filter(({ n }) => n > 0);
}

/**
 * Rules that speak of an item. A finding's rule bears the id of its check, and an item decided by one check bears that
 * check's id; items with several checks share their first words with them or are found through no rule at all.
 */
export function rulesOfItem(item: ItemResult, result: VerificationResult): readonly RuleResult[] {
  return result.rules.filter((rule) => rule.id === item.id);
}

export { SEVERITIES };
