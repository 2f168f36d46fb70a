import type { Format } from '../format.ts';
import type { Hl7v2Config } from './config.ts';
import { createMessageJudges } from './message-judge.ts';
import { createHl7Reader } from './reader/index.ts';
import { CARRIES } from './records/index.ts';
import { LAYERS, RULES } from './rules/index.ts';
import { sniffHl7v2 } from './sniff.ts';

export type { Hl7v2Config } from './config.ts';

/**
 * HL7 v2 in its vertical-bar encoding, 2.3 to 2.8: messages one after the other, in batches, or as MLLP left them.
 *
 * @param config the parsed files of `resources/hl7v2`
 */
export function createHl7v2Format(config: Hl7v2Config): Format {
  const judges = createMessageJudges(config);
  return {
    id: 'hl7v2',
    title: 'HL7 v2',
    carries: CARRIES,
    rules: RULES.rules,
    layers: LAYERS,
    sniff: sniffHl7v2,
    open: (sink, source) => createHl7Reader(sink, judges(sink, source), source),
  };
}
