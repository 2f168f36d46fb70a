import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { appendAudit } from './audit.ts';
import { APPLICATION_ID, openConnection } from './connection.ts';
import { translated } from './errors.ts';
import { makeFolder, removeDatabase, replaceFile } from './files.ts';
import { migrate } from './migrate.ts';
import { execute, query, type Store, write } from './store.ts';

/**
 * Makes a new registry at `file`. It is built under another name and takes its own when it is whole, so that a crash
 * in between leaves nothing that looks like a registry. To be called behind the gate.
 */
export function createRegistry(
  file: string,
  key: Uint8Array,
  options: { readonly now: () => string; readonly user: string; readonly backupsFolder: string },
): void {
  translated(() => {
    makeFolder(path.dirname(file));
    const fresh = `${file}.nuevo`;
    removeDatabase(fresh);
    const db = openConnection(fresh, key, { create: true });
    try {
      db.pragma('synchronous = FULL');
      db.pragma(`application_id = ${APPLICATION_ID}`);
      migrate(db, key, options);
      const store: Store = { db, file, now: options.now, user: options.user, owner: '' };
      write(store, () => {
        const id = randomUUID();
        execute(store, query.insertInto('meta').values({ key: 'registry', value: id }));
        appendAudit(store, 'registro-creado', { registry: id });
      });
    } finally {
      db.close();
    }
    fs.chmodSync(fresh, 0o600);
    replaceFile(fresh, file);
  });
}
