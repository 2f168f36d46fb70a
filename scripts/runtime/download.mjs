import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, repository, stagingFolder } from './places.mjs';

const electronFolder = join(repository, 'node_modules', 'electron');
const failureFile = () => join(cacheFolder(), 'electron-download-failed.json');

/** How long to wait for the first byte. A firewall that drops packets answers nothing, ever. */
const FIRST_BYTE_MS = 20_000;
/** How long a failed download is remembered, so that each start on a closed network does not wait again. */
const REMEMBER_FAILURE_MS = 24 * 60 * 60 * 1000;

/**
 * The binary of the installed `electron` package, if it is there. Importing the package would
 * start its download, so its files are read instead.
 *
 * @returns {Promise<{ executable: string, version: string | undefined } | undefined>}
 */
export async function installedElectron() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(electronFolder, 'dist');
  const name = await textOf(join(electronFolder, 'path.txt'));
  if (name === undefined) return undefined;
  const executable = join(dist, name);
  if (!existsSync(executable)) return undefined;
  return { executable, version: (await textOf(join(dist, 'version')))?.replace(/^v/, '') };
}

/**
 * Lets the `electron` package download its own binary, as it does on first use.
 *
 * @param {{ say: (sentence: string) => void }} options
 * @returns {Promise<boolean>} whether the binary is now there
 */
export async function downloadElectron({ say }) {
  const installer = join(electronFolder, 'install.js');
  if (!existsSync(installer)) return false;
  say('Descargando Electron…');
  const scratch = await stagingFolder(cacheFolder());
  try {
    if ((await runInstaller(installer, scratch)) && (await installedElectron())) {
      await rm(failureFile(), { force: true });
      return true;
    }
    say('No se pudo descargar Electron desde su sitio de publicación.');
    await rememberFailure();
    return false;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Whether the download of this very version failed within the last day. */
export async function downloadFailedLately() {
  try {
    const failure = JSON.parse(await readFile(failureFile(), 'utf8'));
    const age = Date.now() - Date.parse(failure.at);
    return failure.version === (await declaredVersion()) && age >= 0 && age < REMEMBER_FAILURE_MS;
  } catch {
    return false;
  }
}

async function rememberFailure() {
  await mkdir(cacheFolder(), { recursive: true });
  const failure = { version: await declaredVersion(), at: new Date().toISOString() };
  await writeFile(failureFile(), `${JSON.stringify(failure)}\n`);
}

/**
 * Runs the package's installer with a temporary folder of its own: the download shows there as a
 * growing file, which tells a slow network from a closed one without knowing the installer's insides.
 *
 * @param {string} installer
 * @param {string} scratch an empty folder
 * @returns {Promise<boolean>} whether the installer ended well
 */
async function runInstaller(installer, scratch) {
  const child = spawn(await modernNode(), [installer], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  const ended = new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
  const timer = setTimeout(async () => {
    const begun = existsSync(join(electronFolder, 'dist')) || (await holdsAFile(scratch));
    if (!begun) child.kill();
  }, FIRST_BYTE_MS);
  try {
    return await ended;
  } finally {
    clearTimeout(timer);
  }
}

/** The installer needs Node 22.12; where this process is older, the `node` devDependency serves. */
async function modernNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(repository, 'node_modules', 'node', 'bin', name);
  return existsSync(own) ? own : process.execPath;
}

async function declaredVersion() {
  return JSON.parse(await readFile(join(electronFolder, 'package.json'), 'utf8')).version;
}

/** @param {string} folder */
async function holdsAFile(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.some((entry) => entry.isFile());
}

/** @param {string} path */
async function textOf(path) {
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}
