/**
 * What the makers of the generated tables have in common. Each generator is a module with `outputs` (names of its
 * files), `modules` (what else of its folder it is made of) and `generate()`, which gives the content by name. What is
 * up to date stays; `force` makes all.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageFolder, readManifest } from './packages.mjs';

const LICENSES = 'LICENCIAS.txt';
/** What each file was made from, so that neither a new package nor a changed generator leaves an old one behind. */
const STAMPS = 'huellas.json';

/**
 * @param {{
 *   source: string, target: string, generators: readonly string[], modules: readonly string[],
 *   packages: readonly { name: string, license?: string }[], preamble: readonly string[], force?: boolean
 * }} options `source`: folder of the generators; `modules`: what all of them are made of; `preamble`: first lines of the
 *   licences' file; `license`: where a package says what may be done with it
 */
export async function generateTables({ source, target, generators, modules, packages, preamble, force = false }) {
  for (const { name } of packages) {
    if (!existsSync(packageFolder(name))) throw new Error(`Falta el paquete ${name}: corra «npm ci».`);
  }
  mkdirSync(target, { recursive: true });
  const shared = modules.map((name) => join(source, name));
  const stampOf = (names) => {
    const hash = createHash('sha256');
    for (const path of [import.meta.filename, ...shared, ...names.map((name) => join(source, name))])
      hash.update(readFileSync(path));
    for (const { name } of packages) hash.update(`${name}@${readManifest(name).version}`);
    return hash.digest('hex').slice(0, 16);
  };
  const stamps = force ? {} : readStamps(target);
  for (const name of generators) await run({ source, target, name, stamps, stampOf });
  const licenses = stampOf([]);
  if (isMade(target, [LICENSES], stamps, licenses)) return;
  write(target, LICENSES, licenseText(packages, preamble));
  write(target, STAMPS, { ...readStamps(target), [LICENSES]: licenses });
}

async function run({ source, target, name, stamps, stampOf }) {
  const started = performance.now();
  const { outputs, modules, generate } = await import(join(source, name));
  const stamp = stampOf([name, ...modules]);
  if (isMade(target, outputs, stamps, stamp)) return;
  const contents = await generate();
  for (const output of outputs) write(target, output, contents[output]);
  write(target, STAMPS, { ...readStamps(target), ...Object.fromEntries(outputs.map((output) => [output, stamp])) });
  const took = Math.round(performance.now() - started);
  process.stderr.write(`${basename(source)}/${name} → ${outputs.join(', ')} (${took} ms)\n`);
}

function isMade(target, outputs, stamps, stamp) {
  return outputs.every((output) => stamps[output] === stamp && existsSync(join(target, output)));
}

/** @returns {Record<string, string>} */
function readStamps(target) {
  const path = join(target, STAMPS);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** Whole or not at all: a test run and a build may come to it at once. */
function write(target, name, content) {
  const isText = typeof content === 'string' || content instanceof Uint8Array;
  const draft = join(target, `.${name}.${process.pid}`);
  writeFileSync(draft, isText ? content : JSON.stringify(content));
  renameSync(draft, join(target, name));
}

/** What the packages say of their terms, beside what was made from them. */
function licenseText(packages, preamble) {
  const parts = packages.map(({ name, license }) => {
    const manifest = readManifest(name);
    const terms = license ? readFileSync(join(packageFolder(name), license), 'utf8').trim() : manifest.description;
    return `${name} ${manifest.version} (${manifest.license})\n\n${terms}\n`;
  });
  return [...preamble, '', ...parts].join('\n');
}
