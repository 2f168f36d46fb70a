import { mkdir, mkdtemp } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * An Electron that cannot be had or started. Its message is one Spanish sentence meant for
 * the user, so callers print it as it is and exit 2; anything else thrown is a defect.
 */
export class RuntimeUnavailable extends Error {}

/** Where runtimes are kept: outside the repository, so that checkouts share them and git never sees them. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cotejo');
}

/**
 * A new empty folder under `parent`. Work is done there and renamed into place when whole:
 * a rename within one file system is atomic, so another process sees all of it or nothing.
 *
 * @param {string} parent
 * @returns {Promise<string>}
 */
export async function stagingFolder(parent) {
  try {
    await mkdir(parent, { recursive: true });
    return await mkdtemp(join(parent, '.tmp-'));
  } catch (error) {
    throw new RuntimeUnavailable(
      `No se puede escribir en la carpeta ${parent}: elija otra con la variable XDG_CACHE_HOME.`,
      { cause: error },
    );
  }
}
