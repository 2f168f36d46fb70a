import { buildFhirTables } from '../../scripts/fhir/build.mjs';
import { fhirConformance } from './fhir.ts';

/**
 * `npm run conformance`: the figures of all cases. With part of a case's name, what the reference and we say of those;
 * with `--chosen`, the profile that a case names is chosen by hand.
 */
const words = process.argv.slice(2);

await buildFhirTables();
await fhirConformance(words.find((word) => !word.startsWith('--')) ?? '', words.includes('--chosen'));
