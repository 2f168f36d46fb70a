import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { safeStorage } from 'electron';

/** What Electron's `safeStorage` offers of the system's key store. */
export interface KeyStore {
  available(): boolean;
  encrypt(text: string): Uint8Array;
  decrypt(sealed: Uint8Array): string;
}

const SECRET_BYTES = 32;

/** On Linux without a keyring Chromium «encrypts» with a constant: that protects nothing and does not count. */
export const systemKeyStore: KeyStore = {
  available() {
    if (!safeStorage.isEncryptionAvailable()) return false;
    return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
  },
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
};

/**
 * The secret that the registry's key is wrapped with, in base64: read from `file`, or made at the first time. Null
 * where there is no key store, or it does not give the secret back; the engine then asks for the recovery key if it
 * needs the secret. A file that cannot be read is left as it is.
 */
export function sealingSecret(file: string, store: KeyStore): string | null {
  if (!store.available()) return null;
  try {
    const known = readIfThere(file);
    return known === null ? create(file, store) : checked(store.decrypt(known));
  } catch {
    return null;
  }
}

function create(file: string, store: KeyStore): string {
  const secret = randomBytes(SECRET_BYTES).toString('base64');
  const sealed = store.encrypt(secret);
  if (store.decrypt(sealed) !== secret) throw new Error('the key store does not give back what it was given');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.${process.pid}.tmp`;
  writeFileSync(partial, sealed, { mode: 0o600, flush: true });
  renameSync(partial, file);
  return secret;
}

function checked(secret: string): string {
  if (Buffer.from(secret, 'base64').length !== SECRET_BYTES) throw new Error('the sealed secret is damaged');
  return secret;
}

function readIfThere(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}
