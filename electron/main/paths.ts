import { join, sep } from 'node:path';
import { app } from 'electron';
import { dataFolders } from '../engine/data-folder.ts';

/** The folder of the built main script, `dist/electron`; the build is one CommonJS file, so `__dirname` holds. */
const built = __dirname;
const packed = built.includes(`${sep}app.asar${sep}`);
/** What another program than Electron reads, or loads as machine code, lies beside the archive. */
const unpacked = packed ? built.replace(`${sep}app.asar${sep}`, `${sep}app.asar.unpacked${sep}`) : built;
const data = dataFolders();

/** Where things lie, in a clone and in a package. */
export const places = {
  packed,
  preload: join(built, 'preload.cjs'),
  renderer: join(built, '..', 'renderer'),
  engineScript: join(unpacked, 'engine.mjs'),
  workerScript: join(unpacked, 'worker.mjs'),
  /** Where `node_modules` is, for a plain Node that came with it. */
  appFolder: join(built, '..', '..'),
  resources: packed ? join(process.resourcesPath, 'resources') : join(built, '..', '..', 'resources'),
  icon: join(built, '..', '..', 'electron', 'assets', 'icon.png'),
  dataFolder: data.root,
  registryFolder: data.registry,
  /** Chromium's own files, and the lock that keeps a second window off this data folder. */
  windowFolder: join(data.root, 'ventana'),
  logFolder: join(data.root, 'bitacora'),
} as const;

/** What the window needs to know of this runtime, for the help screen. */
export function runtimeName(engine: string): string {
  const { electron, chrome } = process.versions;
  return `Electron ${electron} (Chromium ${chrome}), motor en ${engine}`;
}

export function appVersion(): string {
  return app.getVersion();
}
