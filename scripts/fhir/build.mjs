/** Makes the tables of `resources/fhir/r4` from npm packages: `node scripts/fhir/build.mjs`; `--force` makes all. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../runtime/places.mjs';
import { generateTables } from '../tables/generate.mjs';
import { PACKAGES } from './sources.mjs';

const GENERATORS = [
  'structure-tables.mjs',
  'terminology-tables.mjs',
  'profile-tables.mjs',
  'invariant-tables.mjs',
  'search-tables.mjs',
];

/** @param {{ force?: boolean }} options */
export async function buildFhirTables({ force = false } = {}) {
  await generateTables({
    source: import.meta.dirname,
    target: join(repository, 'resources', 'fhir', 'r4'),
    generators: GENERATORS.filter((name) => existsSync(join(import.meta.dirname, name))),
    modules: ['build.mjs', 'sources.mjs'],
    packages: PACKAGES,
    preamble: [
      'Las tablas de esta carpeta se generan de los paquetes que siguen, que llevan las definiciones de HL7 FHIR R4 (4.0.1).',
      'HL7 publica FHIR bajo Creative Commons CC0; FHIR es marca registrada de Health Level Seven International.',
    ],
    force,
  });
}

if (process.argv[1] === import.meta.filename) await buildFhirTables({ force: process.argv.includes('--force') });
