import type { RuleDefinition, Severity } from '../../model/index.ts';

/**
 * Makes a rule of a conformance layer.
 *
 * @param id kebab-case Spanish noun phrase that begins with the layer's id
 * @param clause chapter, page, section or element of the standard
 * @param failureTitle said in a finding; names no value of the source
 * @param severity an error where nothing is said
 */
export type RuleMaker = (
  id: string,
  clause: string,
  title: string,
  failureTitle: string,
  why: string,
  remedy: string,
  severity?: Severity,
) => RuleDefinition;

/** Rules that are all cited to one standard, whose text is at hand. */
export function rulesOf(norm: string): RuleMaker {
  return (id, clause, title, failureTitle, why, remedy, severity = 'error') => {
    const citation = [{ norm, clause, confidence: 'confirmed' as const }];
    return { id, severity, title, failureTitle, why, remedy, citation };
  };
}
