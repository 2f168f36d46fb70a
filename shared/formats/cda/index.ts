import type { Format } from '../format.ts';
import type { CdaConfig } from './config.ts';
import { createDocumentJudges } from './document-judge.ts';
import { createCdaReader } from './reader/index.ts';
import { CARRIES } from './records/index.ts';
import { LAYERS, RULES } from './rules/index.ts';
import { sniffCda } from './sniff.ts';

export type { CdaConfig } from './config.ts';

/**
 * HL7 CDA R2: one ClinicalDocument a file, whatever its implementation guide.
 *
 * @param config the parsed files of `resources/cda`
 */
export function createCdaFormat(config: CdaConfig): Format {
  const judges = createDocumentJudges(config);
  return {
    id: 'cda/r2',
    title: 'HL7 CDA R2',
    carries: CARRIES,
    rules: RULES.rules,
    layers: LAYERS,
    sniff: sniffCda,
    open: (sink, source) => createCdaReader(sink, judges(sink, source), source),
  };
}
