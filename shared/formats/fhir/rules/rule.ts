import { rulesOf } from '../../support/standard-rules.ts';

/** A rule of a conformance layer, cited to a page of HL7 FHIR R4. */
export const rule = rulesOf('HL7 FHIR R4 4.0.1');

/** What most breaches of a SHALL come to. */
export const REJECTED = 'Un servidor o un expediente que cumple el estándar rechaza el recurso.';
