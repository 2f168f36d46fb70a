import fs from 'node:fs';
import path from 'node:path';
import { KEY_BYTES, openConnection } from './connection.ts';
import { RegistryError, translated } from './errors.ts';
import { makeFolder, partialName, replaceFile } from './files.ts';
import { fromRecoveryKey, newKey } from './key.ts';
import { withGate } from './lock.ts';

/** The system's key store, where the process has one (Electron's `safeStorage`). */
export interface KeyProtector {
  available(): boolean;
  wrap(plain: Uint8Array): Uint8Array;
  unwrap(wrapped: Uint8Array): Uint8Array;
}

export type KeyProtection = 'system' | 'file';

export interface RegistryKey {
  readonly key: Uint8Array;
  readonly protection: KeyProtection;
}

export interface KeyOptions {
  /** Folder of `registry.key`. */
  readonly folder: string;
  /** The registry's file: while it exists no new key is ever made. */
  readonly file: string;
  readonly protector?: KeyProtector;
  /** As printed; opens the registry where its key file is lost or cannot be unwrapped. */
  readonly recoveryKey?: string;
}

export const KEY_FILE = 'registry.key';

/**
 * The registry's key: read, recovered or, for a new registry, made. The key is on the disk before a registry is
 * made with it.
 *
 * @throws RegistryError `key-missing` (asks for the recovery key), `bad-recovery-key`, `unreadable` (a recovery key
 * that does not open this registry), `read-only`, `disk-full`
 */
export function loadOrCreateKey(options: KeyOptions): RegistryKey {
  return withGate(options.file, 15_000, () => {
    if (options.recoveryKey !== undefined && options.recoveryKey.trim() !== '') {
      return recover(options, fromRecoveryKey(options.recoveryKey));
    }
    const keyFile = path.join(options.folder, KEY_FILE);
    if (fs.existsSync(keyFile)) return readKeyFile(keyFile, options.protector);
    if (fs.existsSync(options.file)) throw missing('Falta el archivo con la llave del registro.');
    return writeKeyFile(options.folder, newKey(), options.protector);
  });
}

/** Writes the key, wrapped by the system where it can be unwrapped again, else readable by this user only. */
export function writeKeyFile(folder: string, key: Uint8Array, protector?: KeyProtector): RegistryKey {
  const wrapped = wrapIfPossible(key, protector);
  const protection: KeyProtection = wrapped === null ? 'file' : 'system';
  const content = { version: 1, protection, wrapped: Buffer.from(wrapped ?? key).toString('base64') };
  translated(() => {
    makeFolder(folder);
    const target = path.join(folder, KEY_FILE);
    const partial = partialName(target);
    fs.writeFileSync(partial, `${JSON.stringify(content)}\n`, { mode: 0o600 });
    replaceFile(partial, target);
  });
  return { key, protection };
}

function recover(options: KeyOptions, key: Uint8Array): RegistryKey {
  // Before anything is written: the recovery key must be the one of this registry.
  if (fs.existsSync(options.file)) openConnection(options.file, key, { readonly: true }).close();
  const keyFile = path.join(options.folder, KEY_FILE);
  if (!fs.existsSync(keyFile)) return writeKeyFile(options.folder, key, options.protector);
  const known = readQuietly(keyFile, options.protector);
  if (known !== null && Buffer.from(known.key).equals(Buffer.from(key))) return known;
  // A process without the system's key store (the command line) leaves the window's key file as it is.
  const foreign = protectionOf(keyFile) === 'system' && !options.protector?.available();
  return foreign ? { key, protection: 'system' } : writeKeyFile(options.folder, key, options.protector);
}

function readKeyFile(keyFile: string, protector: KeyProtector | undefined): RegistryKey {
  const content = parse(translated(() => fs.readFileSync(keyFile, 'utf8')));
  if (content === null) throw missing('El archivo con la llave del registro no se entiende.');
  const wrapped = new Uint8Array(Buffer.from(content.wrapped, 'base64'));
  if (content.protection === 'file') return checked(wrapped, 'file');
  if (!protector?.available()) {
    throw missing('La llave del registro está en el llavero del sistema, que aquí no se puede leer.');
  }
  try {
    return checked(protector.unwrap(wrapped), 'system');
  } catch (error) {
    throw missing('El llavero del sistema no devolvió la llave del registro.', error);
  }
}

function readQuietly(keyFile: string, protector: KeyProtector | undefined): RegistryKey | null {
  try {
    return readKeyFile(keyFile, protector);
  } catch {
    return null;
  }
}

function protectionOf(keyFile: string): KeyProtection | null {
  return parse(translated(() => fs.readFileSync(keyFile, 'utf8')))?.protection ?? null;
}

function parse(text: string): { readonly protection: KeyProtection; readonly wrapped: string } | null {
  try {
    const content = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    const { version, protection, wrapped } = content ?? {};
    if (version !== 1 || typeof wrapped !== 'string') return null;
    return protection === 'system' || protection === 'file' ? { protection, wrapped } : null;
  } catch {
    return null;
  }
}

function checked(key: Uint8Array, protection: KeyProtection): RegistryKey {
  if (key.length !== KEY_BYTES) throw missing('El archivo con la llave del registro está dañado.');
  return { key: new Uint8Array(key), protection };
}

/** Null where there is no key store, or it does not give back what it was given. */
function wrapIfPossible(key: Uint8Array, protector: KeyProtector | undefined): Uint8Array | null {
  if (!protector?.available()) return null;
  try {
    const wrapped = protector.wrap(key);
    return Buffer.from(protector.unwrap(wrapped)).equals(Buffer.from(key)) ? wrapped : null;
  } catch {
    return null;
  }
}

function missing(sentence: string, cause?: unknown): RegistryError {
  const advice = 'Escriba la clave de recuperación que imprimió para abrirlo; no se cambió nada.';
  return new RegistryError('key-missing', `${sentence} ${advice}`, { cause });
}
