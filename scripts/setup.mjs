/**
 * From a fresh clone to something that runs: installs and builds only what is missing or out of date. Works under the
 * Node of the machine (20 or later), before anything is installed.
 */
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from './runtime/npm.mjs';
import { repository } from './runtime/places.mjs';

/** npm writes it last: without it an installation was cut short. */
const INSTALLED = join(repository, 'node_modules', '.package-lock.json');
/** The last file of a build; older than any source, the build is out of date. */
const BUILT = join(repository, 'dist', 'electron', 'main.cjs');
const SOURCES = ['electron', 'renderer', 'resources', 'scripts/fhir', 'shared', 'package.json', 'package-lock.json'];

/** One plain sentence about what could not be set up. */
export class SetupError extends Error {}

/** Installs the dependencies as the lockfile has them. @throws {SetupError} */
export async function ensureInstalled() {
  if (existsSync(INSTALLED)) return;
  process.stderr.write('Instalando dependencias…\n');
  if ((await runNpm(['ci', '--no-audit', '--no-fund'], { cwd: repository })).code !== 0) {
    throw new SetupError('No se pudieron instalar las dependencias (npm ci falló).');
  }
}

/** Builds the program when there is no build, or a source changed after it. @throws {SetupError} */
export async function ensureBuilt() {
  if (!(await isOutOfDate())) return;
  process.stderr.write('Construyendo Cotejo…\n');
  if ((await runNpm(['run', '--silent', 'build'], { cwd: repository })).code !== 0) {
    throw new SetupError('No se pudo construir Cotejo (npm run build falló).');
  }
}

async function isOutOfDate() {
  if (!existsSync(BUILT)) return true;
  const built = (await stat(BUILT)).mtimeMs;
  for (const source of SOURCES) {
    const path = join(repository, source);
    if (existsSync(path) && (await newest(path)) > built) return true;
  }
  return false;
}

/**
 * Time of the last change below a path, in milliseconds. Folders count too: theirs changes when a file is removed.
 *
 * @param {string} path
 * @returns {Promise<number>}
 */
async function newest(path) {
  const { mtimeMs } = await stat(path);
  const entries = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all(
    entries.map((entry) =>
      stat(join(path, entry)).then(
        (s) => s.mtimeMs,
        () => 0,
      ),
    ),
  );
  return times.reduce((latest, time) => Math.max(latest, time), mtimeMs);
}
