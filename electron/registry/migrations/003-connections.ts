import type { Migration } from './migration.ts';

/**
 * FHIR servers. Settings are JSON without secrets; the one secret of a connection (token, password, client secret)
 * has a column of its own, read only where a request is about to leave. The file as a whole is encrypted.
 */
export const connections: Migration = {
  version: 3,
  name: 'connections',
  up(db) {
    db.exec(`
CREATE TABLE connection (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, settings TEXT NOT NULL, secret TEXT,
  created_at TEXT NOT NULL, changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`);
  },
};
