import type { CdaElement } from '../document.ts';
import { attribute, statedType } from '../document.ts';
import type { ContentContext } from './context.ts';

/** Elements of type CS, and the event of an EIVL: the standard fixes their code system, and the instance does not say it. */
const FIXED = new Set(['realmCode', 'languageCode', 'statusCode', 'signatureCode', 'event']);
/** HL7's own code systems: what their codes mean is part of the standard. */
const HL7_SYSTEMS = '2.16.840.1.113883.5.';

/**
 * Codes whose system need not be said. What declares that it has no value tells no code (that it has one all the same is
 * another fault), and a qualifier speaks in the system of what it qualifies.
 */
function hasNoSystem(element: CdaElement): boolean {
  if (FIXED.has(element.name) || statedType(element) === 'CS') return true;
  return attribute(element, 'nullFlavor') !== undefined || element.parent?.name === 'qualifier';
}

/** Codes without their system, and clinical codes without their name (said once for the document). */
export function judgeCodes({ survey, report }: ContentContext): void {
  const nameless: CdaElement[] = [];
  for (const element of survey.coded) {
    if (element.space !== 'hl7' || hasNoSystem(element)) continue;
    const system = attribute(element, 'codeSystem');
    if (system === undefined) report('codeWithoutSystem', { element, attribute: 'codeSystem' });
    else if (!system.startsWith(HL7_SYSTEMS) && attribute(element, 'displayName') === undefined) nameless.push(element);
  }
  if (nameless.length === 0) return;
  const message =
    nameless.length === 1
      ? 'Hay un código clínico sin su nombre.'
      : `Hay ${nameless.length} códigos clínicos sin su nombre; este es el primero.`;
  report('codeWithoutName', { element: nameless[0], attribute: 'displayName' }, { message });
}
