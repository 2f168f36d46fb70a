import fs from 'node:fs';
import path from 'node:path';
import { type Connection, isSound, openConnection } from './connection.ts';
import { RegistryError, translated } from './errors.ts';
import { freeName, makeFolder, partialName, removeDatabase, replaceFile, stamp } from './files.ts';

/** Copies made before migrations that are kept. */
const COPIES_KEPT = 5;
const COPY_NAME = /^registro-formato-\d+-\d{8}T\d{6,9}(-\d+)?\.db$/;

/**
 * Writes a consistent encrypted copy of `db`, with the same key, and sees that it opens and is sound before it takes
 * the name `target`; what stood there before is replaced only then. (`VACUUM INTO`: `backup()` refuses encrypted
 * files.)
 */
export function copyDatabase(db: Connection, key: Uint8Array, target: string): { readonly bytes: number } {
  return translated(() => {
    const partial = partialName(target);
    try {
      db.prepare('VACUUM INTO ?').run(partial);
      fs.chmodSync(partial, 0o600);
      const copy = openConnection(partial, key, { readonly: true });
      const sound = isSound(copy);
      copy.close();
      if (!sound) throw new RegistryError('damaged', 'La copia no quedó íntegra; el registro puede estar dañado.');
      replaceFile(partial, target);
      return { bytes: fs.statSync(target).size };
    } catch (error) {
      removeDatabase(partial);
      throw error;
    }
  });
}

/** Copies the registry before it is migrated from `version`, and lets go of the oldest such copies. */
export function copyBeforeMigration(
  db: Connection,
  key: Uint8Array,
  backupsFolder: string,
  version: number,
  now: string,
): string {
  translated(() => makeFolder(backupsFolder));
  const target = freeName(backupsFolder, `registro-formato-${version}-${stamp(now)}`);
  copyDatabase(db, key, target);
  pruneCopies(backupsFolder);
  return target;
}

/** Newest first by the moment in their names. */
export function listCopies(backupsFolder: string): readonly string[] {
  if (!fs.existsSync(backupsFolder)) return [];
  const moment = (name: string) => name.replace(/^registro-formato-\d+-/, '');
  return fs
    .readdirSync(backupsFolder)
    .filter((name) => COPY_NAME.test(name))
    .sort((a, b) => (moment(a) < moment(b) ? 1 : -1))
    .map((name) => path.join(backupsFolder, name));
}

function pruneCopies(backupsFolder: string): void {
  for (const file of listCopies(backupsFolder).slice(COPIES_KEPT)) fs.rmSync(file, { force: true });
}
