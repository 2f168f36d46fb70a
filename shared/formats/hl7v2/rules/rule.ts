import { type RuleMaker, rulesOf } from '../../support/standard-rules.ts';

const cited = rulesOf('HL7 v2');

/** A rule of a conformance layer, cited to a chapter (`2`, `2.A`) or a section (`2.5.4`) of HL7 v2. */
export const rule: RuleMaker = (id, clause, ...texts) =>
  cited(id, /^\d+(?:\.[A-Z])?$/.test(clause) ? `capítulo ${clause}` : `sección ${clause}`, ...texts);
