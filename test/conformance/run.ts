import { buildTables } from '../../scripts/tables/build.mjs';
import { cdaConformance } from './cda.ts';
import { fhirConformance } from './fhir.ts';

/**
 * `npm run conformance`: the figures of all cases, FHIR and CDA. With part of a case's name, what the reference and we
 * say of those of FHIR; with `--chosen`, the profile that a case names is chosen by hand; with `--cda`, CDA only, and
 * with a word the mutants of the kinds that have it in their name.
 */
const words = process.argv.slice(2);
const wanted = words.find((word) => !word.startsWith('--')) ?? '';

if (words.includes('--cda') || wanted === '') cdaConformance(wanted);
if (!words.includes('--cda')) {
  await buildTables();
  await fhirConformance(wanted, words.includes('--chosen'));
}
