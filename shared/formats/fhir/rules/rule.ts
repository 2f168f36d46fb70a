import type { RuleDefinition, Severity } from '../../../model/index.ts';

/**
 * A rule of a conformance layer, cited to a page of HL7 FHIR R4.
 *
 * @param id kebab-case Spanish noun phrase that begins with the layer's id
 * @param clause page or section of the specification
 * @param failureTitle said in a finding; names no value of the source
 */
export function rule(
  id: string,
  clause: string,
  title: string,
  failureTitle: string,
  why: string,
  remedy: string,
  severity: Severity = 'error',
): RuleDefinition {
  const citation = [{ norm: 'HL7 FHIR R4 4.0.1', clause, confidence: 'confirmed' as const }];
  return { id, severity, title, failureTitle, why, remedy, citation };
}

/** What most breaches of a SHALL come to. */
export const REJECTED = 'Un servidor o un expediente que cumple el estándar rechaza el recurso.';
