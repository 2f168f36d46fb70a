/** Makes the tables of `resources/hl7v2` from npm packages: `node scripts/hl7v2/build.mjs`; `--force` makes all. */
import { join } from 'node:path';
import { repository } from '../runtime/places.mjs';
import { generateTables } from '../tables/generate.mjs';
import { PACKAGES } from './sources.mjs';

/** @param {{ force?: boolean }} options */
export async function buildHl7v2Tables({ force = false } = {}) {
  await generateTables({
    source: import.meta.dirname,
    target: join(repository, 'resources', 'hl7v2'),
    generators: ['tables.mjs'],
    modules: ['build.mjs', 'sources.mjs'],
    packages: PACKAGES,
    preamble: [
      'Las tablas de esta carpeta se generan de los paquetes que siguen. Llevan códigos, cardinalidades y nombres de',
      'estructuras de HL7 v2, sin sus textos. HL7 es marca registrada de Health Level Seven International.',
      'hl7-dictionary (Fernando Serrano) declara la licencia MIT en su package.json y no trae el texto, que es el mismo',
      'que lleva hl7v2-dictionary. mexico.json es de este programa.',
    ],
    force,
  });
}

if (process.argv[1] === import.meta.filename) await buildHl7v2Tables({ force: process.argv.includes('--force') });
