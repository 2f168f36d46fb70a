import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { cluesInstitution, cluesState } from '../../shared/identifiers/clues.ts';
import { localMoment } from '../../shared/text/local-moment.ts';
import { type KeyProtection, type KeyProtector, loadOrCreateKey } from '../registry/key-file.ts';
import { openRegistry, type Registry } from '../registry/registry.ts';
import type { DataFolders } from './data-folder.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Wraps the registry's key with a secret that the system's key store keeps (AES-256-GCM).
 *
 * @param secret 32 bytes; null where there is no key store
 */
export function sealingProtector(secret: Uint8Array | null): KeyProtector {
  const held = () => {
    if (secret === null) throw new Error('no key store');
    return secret;
  };
  return {
    available: () => secret !== null,
    wrap(plain) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', held(), iv);
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap(wrapped) {
      const decipher = createDecipheriv('aes-256-gcm', held(), wrapped.subarray(0, IV_BYTES));
      decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG_BYTES));
      return Buffer.concat([decipher.update(wrapped.subarray(IV_BYTES, wrapped.length - TAG_BYTES)), decipher.final()]);
    },
  };
}

/**
 * Opens this user's registry, making it at the first time. Where the key cannot be had from the key store, the
 * recovery key in `COTEJO_RECOVERY_KEY` opens it.
 *
 * @throws RegistryError with one sentence
 */
export function openUserRegistry(
  folders: DataFolders,
  protector: KeyProtector,
  user: string = userInfo().username,
): { readonly registry: Registry; readonly protection: KeyProtection } {
  const file = userRegistryFile(folders);
  const { key, protection } = loadOrCreateKey({
    folder: folders.registry,
    file,
    protector,
    recoveryKey: process.env.COTEJO_RECOVERY_KEY,
  });
  const backupsFolder = join(folders.registry, 'copias');
  // With this computer's own hour: days of visits, validity and what is due are those of where it stands.
  const now = () => localMoment(new Date(), 'milliseconds');
  return { registry: openRegistry({ file, key, now, backupsFolder, user, describeUnit }), protection };
}

/** Where this user's registry stands, or would. */
export function userRegistryFile(folders: DataFolders): string {
  return join(folders.registry, 'registro.db');
}

/** The letters of a CLUES name its state and its institution. */
function describeUnit(clues: string) {
  return { state: cluesState(clues) ?? null, institution: cluesInstitution(clues) };
}
