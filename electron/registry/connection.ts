import fs from 'node:fs';
import { RegistryError, registryError, translate, translated } from './errors.ts';
import { type Connection, openSqlite } from './sqlite.ts';

export type { Connection } from './sqlite.ts';

/** «COTJ»: marks the file as a registry of this program whatever its key. */
export const APPLICATION_ID = 0x434f544a;

/** 256 bits. */
export const KEY_BYTES = 32;

export interface ConnectionOptions {
  readonly readonly?: boolean;
  /** How long to wait for another process that writes, in milliseconds. */
  readonly busyTimeoutMs?: number;
  /** Makes the file; else a missing file is an error. */
  readonly create?: boolean;
}

/**
 * Opens an encrypted file and sees that the key fits; changes nothing in it.
 *
 * The cipher is SQLCipher 4 (AES-256-CBC, HMAC-SHA512 per page): a damaged or altered page is refused when read, and
 * other tools can open the file with its key, which a registry that should outlive this program needs. The key is
 * given raw, so no time goes into deriving it.
 *
 * @throws RegistryError `unreadable`, `foreign`, `damaged`, `read-only`, `busy`
 */
export function openConnection(file: string, key: Uint8Array, options: ConnectionOptions = {}): Connection {
  if (!options.create) refuseWhatIsNoRegistry(file);
  const { readonly = false, create = false, busyTimeoutMs: timeout = 5000 } = options;
  const db = translated(() => openSqlite(file, { readonly, fileMustExist: !create, timeout }));
  try {
    db.pragma("cipher = 'sqlcipher'");
    db.pragma('legacy = 4');
    db.key(rawKey(key));
    db.pragma('temp_store = MEMORY');
    // 64 MiB, in KiB: the search table of every unit of the country stays decrypted.
    db.pragma('cache_size = -65536');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    // The first read: fails with SQLITE_NOTADB where the key does not fit.
    const marked = db.pragma('application_id', { simple: true }) === APPLICATION_ID;
    if (!options.create && !marked) throw registryError('foreign');
    return db;
  } catch (error) {
    db.close();
    throw translate(error);
  }
}

/** Settings of the one connection that writes: WAL, and a commit is on the disk before it returns. */
export function prepareForWriting(db: Connection): void {
  translated(() => {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
  });
}

/** The key in SQLCipher's raw form, for `key` and `rekey`. */
export function rawKey(key: Uint8Array): Buffer {
  if (key.length !== KEY_BYTES) throw new RangeError(`a registry key has ${KEY_BYTES} bytes, not ${key.length}`);
  return Buffer.from(`x'${Buffer.from(key).toString('hex')}'`);
}

/** True where SQLite finds every page, index and reference of the file in order. */
export function isSound(db: Connection): boolean {
  try {
    const rows = db.pragma('integrity_check(1)') as readonly { readonly integrity_check: string }[];
    if (rows[0]?.integrity_check !== 'ok') return false;
    return (db.pragma('foreign_key_check') as readonly unknown[]).length === 0;
  } catch (error) {
    const known = translate(error);
    if (known instanceof RegistryError && (known.kind === 'damaged' || known.kind === 'unreadable')) return false;
    throw known;
  }
}

export function userVersion(db: Connection): number {
  return translated(() => Number(db.pragma('user_version', { simple: true })));
}

function refuseWhatIsNoRegistry(file: string): void {
  const head = Buffer.alloc(16);
  const read = translated(() => {
    if (!fs.existsSync(file)) throw new RegistryError('not-found', 'No se encontró el archivo del registro.');
    const handle = fs.openSync(file, 'r');
    try {
      return fs.readSync(handle, head, 0, head.length, 0);
    } finally {
      fs.closeSync(handle);
    }
  });
  // A new registry is put in its place only when it is whole (see create.ts), so an empty file was cut.
  if (read === 0) throw registryError('damaged');
  if (head.toString('latin1') === 'SQLite format 3\0') throw registryError('foreign');
}
