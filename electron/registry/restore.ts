import fs from 'node:fs';
import path from 'node:path';
import { verifyChain } from './audit.ts';
import { type Connection, isSound, openConnection, rawKey, userVersion } from './connection.ts';
import { RegistryError, registryError, translated } from './errors.ts';
import { flush, freeName, partialName, removeDatabase, replaceFile, stamp } from './files.ts';
import { refuseFuture } from './migrate.ts';
import type { Store } from './store.ts';

/**
 * Copies a backup beside the registry, sees that it can take its place, and gives it the registry's key. Gives the
 * path of the copy; the registry is not touched.
 *
 * @throws RegistryError `unreadable` (key), `foreign`, `damaged`, `future`, `not-found`; each says that nothing changed
 */
export function prepareRestore(file: string, backup: string, backupKey: Uint8Array, key: Uint8Array): string {
  if (path.resolve(backup) === path.resolve(file)) {
    throw new RegistryError('conflict', 'Ese archivo es el registro en uso; elija un respaldo.');
  }
  return translated(() => {
    if (!fs.existsSync(backup)) throw new RegistryError('not-found', 'No se encontró el archivo del respaldo.');
    const copy = partialName(file);
    try {
      fs.copyFileSync(backup, copy);
      fs.chmodSync(copy, 0o600);
      const db = openBackup(copy, backupKey);
      try {
        refuseUnfit(db, copy);
        db.pragma('journal_mode = DELETE');
        if (!Buffer.from(backupKey).equals(Buffer.from(key))) db.rekey(rawKey(key));
      } finally {
        db.close();
      }
      flush(copy);
      return copy;
    } catch (error) {
      removeDatabase(copy);
      throw error;
    }
  });
}

/**
 * Puts a prepared copy in the place of the registry, which must be closed; the present one is kept beside with a
 * dated name, given back. At any moment a whole registry stands at `file`.
 */
export function swapIn(file: string, copy: string, now: string): string {
  return translated(() => {
    const kept = freeName(path.dirname(file), `${path.basename(file, '.db')}-anterior-${stamp(now)}`);
    const partial = partialName(kept);
    try {
      fs.copyFileSync(file, partial);
      replaceFile(partial, kept);
    } catch (error) {
      removeDatabase(partial);
      throw error;
    }
    replaceFile(copy, file);
    return kept;
  });
}

function openBackup(copy: string, key: Uint8Array): Connection {
  try {
    return openConnection(copy, key);
  } catch (error) {
    throw explained(error);
  }
}

function refuseUnfit(db: Connection, file: string): void {
  refuseFuture(userVersion(db));
  if (!isSound(db)) throw explained(registryError('damaged'));
  const store: Store = { db, file, now: () => '', user: '', owner: '' };
  const chain = verifyChain(store);
  if (!chain.intact) {
    throw new RegistryError(
      'damaged',
      `La bitácora del respaldo no es íntegra desde la entrada ${chain.brokenAt}; el registro actual no cambió.`,
    );
  }
}

function explained(error: unknown): unknown {
  if (!(error instanceof RegistryError)) return error;
  const sentence = SENTENCES[error.kind as keyof typeof SENTENCES];
  return sentence === undefined ? error : new RegistryError(error.kind, sentence, { cause: error });
}

const SENTENCES = {
  unreadable:
    'El respaldo no se abre con esta clave de recuperación, o el archivo está dañado; el registro actual no cambió.',
  foreign: 'El archivo elegido no es un respaldo de Cotejo; el registro actual no cambió.',
  damaged: 'El respaldo está dañado; el registro actual no cambió.',
} as const;
