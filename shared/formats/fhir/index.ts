import type { Format } from '../format.ts';
import type { FhirR4Config } from './config.ts';
import { createJsonReader } from './json/reader.ts';
import { CARRIES } from './records/index.ts';
import { LAYERS, RULES } from './rules/index.ts';
import { sniffFhirJson } from './sniff.ts';
import { compileStructure } from './structure/tables.ts';

export type { FhirR4Config, MexicoTables, StructureTables } from './config.ts';

/**
 * HL7 FHIR R4 (4.0.1) in JSON: a Bundle of any size, a single resource, or an array of resources.
 *
 * @param config the parsed files of `resources/fhir`
 * @throws Error where `structure.json` cannot be read
 */
export function createFhirR4Format(config: FhirR4Config): Format {
  const structure = compileStructure(config);
  return {
    id: 'fhir/r4',
    title: 'HL7 FHIR R4 (JSON)',
    carries: CARRIES,
    rules: RULES,
    layers: LAYERS,
    sniff: sniffFhirJson,
    open: (sink) => createJsonReader(sink, structure, config.mexico),
  };
}
