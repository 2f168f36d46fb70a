import fs from 'node:fs';
import path from 'node:path';
import { RegistryError, registryError, translate, translated } from './errors.ts';
import { makeFolder } from './files.ts';
import { openSqlite } from './sqlite.ts';

/**
 * Locks between processes. Node has none, SQLite has: an exclusive transaction on an empty file of its own. The
 * system lets go of it when the process ends, however it ends (kill -9, power cut), so nothing has to be guessed
 * from process numbers, heartbeats or clocks.
 */
export interface Lock {
  release(): void;
}

/** Takes the lock at `file`, waiting up to `waitMs`; null when another holds it. The file is made when missing. */
export function takeLock(file: string, waitMs: number): Lock | null {
  return translated(() => {
    makeFolder(path.dirname(file));
    return lockFile(file, waitMs, false);
  });
}

/** True where a process holds the lock at `file`. A missing file is held by no one. */
export function isLocked(file: string): boolean {
  if (!fs.existsSync(file)) return false;
  try {
    const lock = lockFile(file, 0, true);
    lock?.release();
    return lock === null;
  } catch (error) {
    // Unlinked by its owner between the two looks.
    if (!fs.existsSync(file)) return false;
    throw translate(error);
  }
}

/**
 * Runs `work` while no other process opens, migrates or replaces the registry `file`.
 *
 * @throws RegistryError `busy` when the other one takes longer than `waitMs`
 */
export function withGate<T>(file: string, waitMs: number, work: () => T): T {
  const gate = takeLock(`${file}-gate`, waitMs);
  if (gate === null) throw registryError('busy');
  try {
    return work();
  } finally {
    gate.release();
  }
}

function lockFile(file: string, waitMs: number, mustExist: boolean): Lock | null {
  const db = openSqlite(file, { timeout: waitMs, fileMustExist: mustExist });
  try {
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    const known = translate(error);
    if (known instanceof RegistryError && known.kind === 'busy') return null;
    throw known;
  }
}
