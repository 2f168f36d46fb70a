import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder, stagingFolder } from './places.mjs';

/**
 * Makes `appDir` the application of a runtime that has no `default_app.asar` and therefore ignores a
 * path given as an argument. Such a runtime looks for `resources/app` beside its own executable, and
 * finds itself through /proc/self/exe, which resolves symbolic links; hence a folder of hard links per
 * application. It takes no room, and two checkouts on one cached runtime do not disturb each other.
 *
 * @param {{ executable: string, needsAppLink: boolean }} runtime
 * @param {string} appDir a folder with a package.json
 * @returns {Promise<string>} the executable that opens that application
 */
export async function linkApp(runtime, appDir) {
  if (!runtime.needsAppLink) return runtime.executable;
  const app = await realpath(appDir);
  const { mtimeMs, size } = await stat(runtime.executable);
  const key = createHash('sha256').update([app, runtime.executable, mtimeMs, size].join('\0')).digest('hex');
  const parent = join(cacheFolder(), 'apps');
  const folder = join(parent, key.slice(0, 16));
  const executable = join(folder, 'electron');
  if (existsSync(executable)) return executable;

  const staging = await stagingFolder(parent);
  try {
    await linkTree(dirname(runtime.executable), staging);
    await symlink(app, join(staging, 'resources', 'app'), 'dir');
    await rename(staging, folder);
  } catch (error) {
    // Another process may have been first; its folder is the same as ours.
    if (!existsSync(executable)) throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return executable;
}

/**
 * @param {string} from
 * @param {string} to
 */
async function linkTree(from, to) {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    // Some file systems, and files of another user, refuse hard links.
    else await link(source, target).catch(() => copyFile(source, target));
  }
}
