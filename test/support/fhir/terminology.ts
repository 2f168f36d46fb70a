import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CodeSystem, CodeSystemConcept, ValueSet } from 'fhir/r4';
import type { TerminologySource } from '../../../shared/formats/fhir/conformance/model.ts';
import { createWalk } from '../../../shared/formats/fhir/conformance/walk.ts';
import type { Json } from '../../../shared/formats/fhir/json/value.ts';
import { isObject } from '../../../shared/formats/fhir/json/value.ts';
import type { LocalTerminology, TerminologyTables } from '../../../shared/formats/fhir/terminology/index.ts';
import { createTerminology, createTerminologyJudge } from '../../../shared/formats/fhir/terminology/index.ts';
import type { FindingDetail } from '../../../shared/formats/format.ts';
import { SHARED } from '../project.ts';
import { r4Definitions, r4Tables } from './definitions.ts';

export const CORE_CODE_SYSTEMS = 'corpora/fhir-r4-core/CodeSystem.ndjson.gz';
export const CORE_VALUE_SETS = 'corpora/fhir-r4-core/ValueSet.ndjson.gz';

export function r4TerminologyTables(): TerminologyTables {
  return r4Tables<TerminologyTables>('terminology.json');
}

export function coreCodeSystems(): readonly CodeSystem[] {
  return readLines<CodeSystem>(CORE_CODE_SYSTEMS);
}

export function coreValueSets(): readonly ValueSet[] {
  return readLines<ValueSet>(CORE_VALUE_SETS);
}

function readLines<T>(path: string): readonly T[] {
  const text = gunzipSync(readFileSync(join(SHARED, path))).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** All concepts at any depth, each with the codes it stands under. */
export function flatten(
  concepts: readonly CodeSystemConcept[] = [],
  above: readonly string[] = [],
): readonly (CodeSystemConcept & { readonly above: readonly string[] })[] {
  return concepts.flatMap((concept) => [{ ...concept, above }, ...flatten(concept.concept, [...above, concept.code])]);
}

export interface Said extends FindingDetail {
  readonly rule: string;
  readonly path: string;
}

/** What the layer says of a resource, walked with no other judge; `undecided` is one of `said`. */
export function judgeTerminology(resource: object, terminology?: LocalTerminology): readonly Said[] {
  const definitions = r4Definitions();
  const judge = createTerminologyJudge(terminology ?? createTerminology(r4TerminologyTables()), definitions);
  const said: Said[] = [];
  const walk = createWalk(definitions, [judge], {
    report: (rule, path, detail) => said.push({ ...detail, rule, path: path.join('.') }),
    undecided: () => said.push({ rule: 'undecided', path: '' }),
  });
  walk.resource(resource as Json);
  return said;
}

/** Makes CodeSystem and ValueSet resources (of a Bundle, contained, of a package) answer by their URL; the first wins. */
export function sourceOfResources(resources: Iterable<unknown>): TerminologySource {
  const codeSystems = new Map<string, Json>();
  const valueSets = new Map<string, Json>();
  for (const resource of resources) {
    if (!isObject(resource) || typeof resource.url !== 'string') continue;
    const kept =
      resource.resourceType === 'CodeSystem'
        ? codeSystems
        : resource.resourceType === 'ValueSet'
          ? valueSets
          : undefined;
    if (kept && !kept.has(resource.url)) kept.set(resource.url, resource);
  }
  return { codeSystem: (url) => codeSystems.get(url), valueSet: (url) => valueSets.get(url) };
}
