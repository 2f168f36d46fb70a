import { rulesOf } from '../../support/standard-rules.ts';

/** A rule of a conformance layer, cited to chapter and section of HL7 v2: `2.5.3`. */
export const rule = rulesOf('HL7 v2');
