import type { Migration } from './migration.ts';

/** Electronic signatures, the authorities that the office trusts, and findings that a person accepted. */
export const reports: Migration = {
  version: 5,
  name: 'reports',
  up(db) {
    db.exec(`
CREATE TABLE signature (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL,
  sha256 TEXT NOT NULL, signed_at TEXT NOT NULL, info TEXT NOT NULL, cms BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX signature_of ON signature (kind, subject, version, seq);
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
  BEGIN SELECT RAISE(ABORT, 'a signature does not change'); END;
CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature
  BEGIN SELECT RAISE(ABORT, 'a signature does not go away'); END;
CREATE TABLE authority (
  sha256 TEXT PRIMARY KEY, der BLOB NOT NULL, info TEXT NOT NULL, root INTEGER NOT NULL, added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE acceptance (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, unit TEXT, rule TEXT NOT NULL, fingerprint TEXT NOT NULL,
  accepted_at TEXT NOT NULL, expires_on TEXT NOT NULL, body TEXT NOT NULL, withdrawn TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX acceptance_unit ON acceptance (unit, seq);
`);
  },
};
