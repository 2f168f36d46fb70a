import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { registryError } from './errors.ts';

/**
 * Makes a folder that only this user can enter, and those that it stands in. On a disk that cannot be written Node says
 * of a path of several folders that it does not exist.
 *
 * @throws RegistryError `read-only`, or what the system says
 */
export function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? registryError('read-only', error) : error;
  }
}

/** Name for a file that is not whole yet, beside `target`, so that putting it in its place is one step. */
export function partialName(target: string): string {
  return `${target}.parcial-${randomUUID().slice(0, 8)}`;
}

/** Sees that the bytes of `file` are on the disk, and its name in its folder where the system can do that. */
export function flush(file: string): void {
  const handle = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  flushFolder(path.dirname(file));
}

/** Puts `source` in the place of `target` in one step: at any moment one of the two stands there, whole. */
export function replaceFile(source: string, target: string): void {
  flush(source);
  fs.renameSync(source, target);
  flushFolder(path.dirname(target));
}

/** Removes a database's file and what SQLite may have left beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) fs.rmSync(file + suffix, { force: true });
}

/** `2026-01-02T03:04:05.678-06:00` → `20260102T030405678`: for file names; sorts as the moments do. */
export function stamp(moment: string): string {
  return moment
    .replace(/(Z|[+-]\d\d:?\d\d)$/, '')
    .replace(/[^0-9T]/g, '')
    .slice(0, 18);
}

/** A path that does not exist yet: `folder/stem.db`, or `folder/stem-2.db` and so on. */
export function freeName(folder: string, stem: string): string {
  for (let n = 1; ; n++) {
    const candidate = path.join(folder, n === 1 ? `${stem}.db` : `${stem}-${n}.db`);
    if (!fs.existsSync(candidate)) return candidate;
  }
}

function flushFolder(folder: string): void {
  // Windows opens no folders; its file system keeps names without it.
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
