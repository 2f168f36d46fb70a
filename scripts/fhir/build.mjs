/**
 * Makes the tables of `resources/fhir/r4` from npm packages: `node scripts/fhir/build.mjs`. What is up to date stays;
 * `--force` makes all. Each generator is a module with `outputs` (names of its files), `modules` (what else of this
 * folder it is made of) and `generate()`, which gives the content by name.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../runtime/places.mjs';
import { PACKAGES, packageFolder, readManifest } from './sources.mjs';

const folder = join(repository, 'resources', 'fhir', 'r4');
const GENERATORS = [
  'structure-tables.mjs',
  'terminology-tables.mjs',
  'profile-tables.mjs',
  'invariant-tables.mjs',
  'search-tables.mjs',
];
const LICENSES = 'LICENCIAS.txt';
/** What each file was made from, so that neither a new package nor a changed generator leaves an old one behind. */
const STAMPS = 'huellas.json';

/** @param {{ force?: boolean }} options */
export async function buildFhirTables({ force = false } = {}) {
  for (const { name } of PACKAGES) {
    if (!existsSync(packageFolder(name))) throw new Error(`Falta el paquete ${name}: corra «npm ci».`);
  }
  mkdirSync(folder, { recursive: true });
  const stamps = force ? {} : readStamps();
  const generators = GENERATORS.filter((name) => existsSync(join(import.meta.dirname, name)));
  for (const name of generators) await run(name, stamps);
  const licenses = stampOf([]);
  if (isMade([LICENSES], stamps, licenses)) return;
  write(LICENSES, licenseText());
  write(STAMPS, { ...readStamps(), [LICENSES]: licenses });
}

/**
 * @param {string} name
 * @param {Record<string, string>} stamps
 */
async function run(name, stamps) {
  const started = performance.now();
  const { outputs, modules, generate } = await import(`./${name}`);
  const stamp = stampOf([name, ...modules]);
  if (isMade(outputs, stamps, stamp)) return;
  const contents = await generate();
  for (const output of outputs) write(output, contents[output]);
  write(STAMPS, { ...readStamps(), ...Object.fromEntries(outputs.map((output) => [output, stamp])) });
  process.stderr.write(`fhir/${name} → ${outputs.join(', ')} (${Math.round(performance.now() - started)} ms)\n`);
}

/** @param {readonly string[]} modules */
function stampOf(modules) {
  const hash = createHash('sha256');
  for (const name of ['build.mjs', 'sources.mjs', ...modules])
    hash.update(readFileSync(join(import.meta.dirname, name)));
  for (const { name } of PACKAGES) hash.update(`${name}@${readManifest(name).version}`);
  return hash.digest('hex').slice(0, 16);
}

function isMade(outputs, stamps, stamp) {
  return outputs.every((output) => stamps[output] === stamp && existsSync(join(folder, output)));
}

/** @returns {Record<string, string>} */
function readStamps() {
  const path = join(folder, STAMPS);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** Whole or not at all: a test run and a build may come to it at once. */
function write(name, content) {
  const isText = typeof content === 'string' || content instanceof Uint8Array;
  const draft = join(folder, `.${name}.${process.pid}`);
  writeFileSync(draft, isText ? content : JSON.stringify(content));
  renameSync(draft, join(folder, name));
}

/** What the packages say of their terms, beside what was made from them. */
function licenseText() {
  const parts = PACKAGES.map(({ name, license }) => {
    const manifest = readManifest(name);
    const terms = license ? readFileSync(join(packageFolder(name), license), 'utf8').trim() : manifest.description;
    return `${name} ${manifest.version} (${manifest.license})\n\n${terms}\n`;
  });
  return [
    'Las tablas de esta carpeta se generan de los paquetes que siguen, que llevan las definiciones de HL7 FHIR R4 (4.0.1).',
    'HL7 publica FHIR bajo Creative Commons CC0; FHIR es marca registrada de Health Level Seven International.',
    '',
    ...parts,
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) await buildFhirTables({ force: process.argv.includes('--force') });
