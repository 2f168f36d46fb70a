/** Makes every generated table of `resources/` that is not up to date. */
import { buildFhirTables } from '../fhir/build.mjs';
import { buildHl7v2Tables } from '../hl7v2/build.mjs';

/** @param {{ force?: boolean }} options */
export async function buildTables(options = {}) {
  await buildFhirTables(options);
  await buildHl7v2Tables(options);
}
