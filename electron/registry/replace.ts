import fs from 'node:fs';
import path from 'node:path';
import { appendAudit, auditHead } from './audit.ts';
import { RegistryError, registryError } from './errors.ts';
import { partialName, removeDatabase, replaceFile } from './files.ts';
import { fromRecoveryKey } from './key.ts';
import type { OpenOptions, OpenStore } from './open.ts';
import { sweepOwners } from './owners.ts';
import { prepareRestore, swapIn } from './restore.ts';
import { first, query, type Store, write } from './store.ts';

/** The open registry that is to be replaced, and the means to close it and open it again. */
export interface Session {
  readonly options: OpenOptions;
  readonly store: Store;
  close(): void;
  open(): OpenStore;
}

/**
 * Restores a backup: prepared and verified first, then swapped in; where the new one does not open, the old one takes
 * its place again. To be called behind the gate.
 *
 * @throws RegistryError; whatever it says, the registry that was there is open again
 */
export function replaceRegistry(
  session: Session,
  backup: string,
  recoveryKey: string | undefined,
): { readonly runs: number; readonly previousCopy: string } {
  const { options, store } = session;
  refuseWhileInUse(store);
  const backupKey = recoveryKey?.trim() ? fromRecoveryKey(recoveryKey) : options.key;
  const copy = prepareRestore(options.file, backup, backupKey, options.key);
  const replaced = auditHead(store);
  const previousCopy = swapClosed(session, copy);
  const opened = openOrGoBack(session, previousCopy);
  const detail = { name: path.basename(backup), replacedEntries: replaced.seq, replacedHash: replaced.hash };
  write(opened.store, () => appendAudit(opened.store, 'respaldo-restaurado', detail));
  return { runs: countRuns(opened.store), previousCopy };
}

function refuseWhileInUse(store: Store): void {
  if (sweepOwners(store.file).some((id) => id !== store.owner)) {
    throw new RegistryError('busy', 'Otra ventana de Cotejo tiene abierto el registro. Ciérrela e intente de nuevo.');
  }
  const running = first(store, query.selectFrom('run').select('id').where('status', '=', 'en-curso'));
  if (running !== undefined) {
    throw new RegistryError('conflict', 'Hay una verificación en curso. Espere a que termine o cancélela.');
  }
}

function swapClosed(session: Session, copy: string): string {
  const { file, now } = session.options;
  session.close();
  try {
    // The last one to close empties the journal into the file. While it is there, the file alone is not whole.
    if (fs.existsSync(`${file}-wal`)) throw registryError('busy');
    return swapIn(file, copy, now());
  } catch (error) {
    removeDatabase(copy);
    session.open();
    throw error;
  }
}

function openOrGoBack(session: Session, previousCopy: string): OpenStore {
  const { file } = session.options;
  try {
    return session.open();
  } catch (error) {
    const partial = partialName(file);
    fs.copyFileSync(previousCopy, partial);
    for (const suffix of ['-wal', '-shm']) fs.rmSync(file + suffix, { force: true });
    replaceFile(partial, file);
    session.open();
    throw error;
  }
}

function countRuns(store: Store): number {
  const row = first(
    store,
    query.selectFrom('run').select((run) => run.fn.countAll<number>().as('n')),
  );
  return row?.n ?? 0;
}
