/**
 * Names of Cotejo's own codes in FHIR resources that it writes. URNs, since no server answers for them; they never
 * change.
 */
export const RULE_SYSTEM = 'urn:cotejo:regla';
