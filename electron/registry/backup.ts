import fs from 'node:fs';
import path from 'node:path';
import { appendAudit } from './audit.ts';
import { copyDatabase } from './copies.ts';
import { RegistryError } from './errors.ts';
import { type Store, write } from './store.ts';

/** Writes an encrypted and verified copy at `target`, in the place of what stood there. */
export function backUp(
  store: Store,
  key: Uint8Array,
  target: string,
): { readonly path: string; readonly bytes: number } {
  const whole = path.resolve(target);
  if (whole === path.resolve(store.file)) {
    throw new RegistryError('conflict', 'El respaldo no puede escribirse encima del registro en uso.');
  }
  if (!fs.existsSync(path.dirname(whole))) {
    throw new RegistryError('not-found', 'La carpeta elegida para el respaldo no existe.');
  }
  const { bytes } = copyDatabase(store.db, key, whole);
  write(store, () => appendAudit(store, 'respaldo-creado', { name: path.basename(whole), bytes }));
  return { path: whole, bytes };
}
