import type { RuleDefinition, Severity } from '../../../model/index.ts';
import { rulesOf } from '../../support/standard-rules.ts';

/** A rule of a conformance layer, cited to a chapter of HL7 CDA R2. */
export const rule = rulesOf('HL7 CDA R2');

/**
 * A rule of the Mexican clinical summary, cited to the annex GIIS-A001.
 *
 * @param confidence how sure the project is of the fact; what is only `reported` convicts nobody: a warning at most
 */
export function annexRule(
  id: string,
  clause: string,
  title: string,
  failureTitle: string,
  why: string,
  remedy: string,
  severity: Severity,
  confidence: 'confirmed' | 'reported',
): RuleDefinition {
  const citation = [{ norm: 'GIIS-A001', clause, confidence }];
  return { id, severity, title, failureTitle, why, remedy, citation };
}
