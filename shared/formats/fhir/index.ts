import type { Format, Reader, Sink, Source } from '../format.ts';
import type { FhirR4Config } from './config.ts';
import { createConformance } from './conformance/create.ts';
import { formSinks } from './form-verdict.ts';
import { createJsonReader } from './json/reader.ts';
import { createNdjsonReader } from './ndjson/reader.ts';
import type { PieceJudge } from './piece-judge.ts';
import { CARRIES } from './records/index.ts';
import { createResourceJudge } from './resource-judge.ts';
import { LAYERS } from './rules/index.ts';
import { sniffFhirJson, sniffFhirNdjson, sniffFhirXml } from './sniff.ts';
import { createXmlReader } from './xml/reader.ts';

export type { FhirR4Config, MexicoTables } from './config.ts';

/**
 * HL7 FHIR R4 (4.0.1) in its three syntaxes: JSON (a Bundle of any size, a single resource, or an array of resources),
 * XML and NDJSON. They share rules and layers, so that checklists count them together; only the reading differs.
 *
 * @param config the parsed files of `resources/fhir`
 * @throws Error where a table cannot be read
 */
export function createFhirR4Formats(config: FhirR4Config): readonly Format[] {
  const conformance = createConformance(config);
  /** What judges the resources of one file, whatever their syntax. */
  const judge = (sink: Sink, source?: Source): PieceJudge =>
    createResourceJudge(sink, conformance, config.mexico, source);
  const shared = { carries: CARRIES, rules: conformance.rules.rules, layers: LAYERS };
  return [
    {
      ...shared,
      id: 'fhir/r4',
      title: 'HL7 FHIR R4 (JSON)',
      sniff: sniffFhirJson,
      open: (sink, source): Reader => {
        // A first resource of more than 64 KiB on one line does not show that another line follows; the name does.
        const create = /\.ndjson\b/i.test(source?.name ?? '') ? createNdjsonReader : createJsonReader;
        const sinks = formSinks(sink, source);
        return create(sinks.reader, judge(sinks.judge, source));
      },
    },
    {
      ...shared,
      id: 'fhir/r4-ndjson',
      title: 'HL7 FHIR R4 (NDJSON)',
      sniff: sniffFhirNdjson,
      open: (sink, source): Reader => {
        const sinks = formSinks(sink, source);
        return createNdjsonReader(sinks.reader, judge(sinks.judge, source));
      },
    },
    {
      ...shared,
      id: 'fhir/r4-xml',
      title: 'HL7 FHIR R4 (XML)',
      sniff: (head) => sniffFhirXml(head, config.resourceTypes),
      open: (sink, source): Reader => {
        const sinks = formSinks(sink, source);
        return createXmlReader(sinks.reader, judge(sinks.judge, source), conformance.definitions());
      },
    },
  ];
}
