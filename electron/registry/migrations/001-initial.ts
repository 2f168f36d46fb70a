import type { Migration } from './migration.ts';

/** Units, runs with their results, settings and the audit chain. */
export const initial: Migration = {
  version: 1,
  name: 'initial',
  up(db) {
    db.exec(`
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  clues TEXT PRIMARY KEY, name TEXT, own_name TEXT, state TEXT, institution TEXT, typology TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE unit_alias (
  alias TEXT PRIMARY KEY, clues TEXT NOT NULL REFERENCES unit ON DELETE CASCADE, CHECK (alias <> clues)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_alias_clues ON unit_alias (clues);

CREATE TABLE run (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE, unit TEXT, started_at TEXT NOT NULL, duration_ms INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('en-curso', 'completa', 'cancelada', 'interrumpida')),
  checklist TEXT NOT NULL, edition TEXT NOT NULL, tool_version TEXT NOT NULL,
  percent REAL, low REAL, high REAL, coverage REAL, preliminary INTEGER NOT NULL,
  errors INTEGER NOT NULL, warnings INTEGER NOT NULL, inputs TEXT NOT NULL, owner TEXT NOT NULL, head TEXT
) STRICT;
CREATE INDEX run_started ON run (started_at);
CREATE INDEX run_status ON run (status);

CREATE TABLE run_input (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, seq INTEGER NOT NULL, location TEXT NOT NULL,
  PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_source (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, path TEXT NOT NULL, location TEXT NOT NULL,
  PRIMARY KEY (run, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_unit (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, clues TEXT NOT NULL, unit TEXT NOT NULL,
  percent REAL, low REAL, high REAL, coverage REAL, preliminary INTEGER NOT NULL,
  PRIMARY KEY (run, clues)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_unit_unit ON run_unit (unit);
CREATE TABLE run_file (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, seq INTEGER NOT NULL,
  path TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE definition (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
CREATE TABLE run_item (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, part INTEGER NOT NULL, seq INTEGER NOT NULL,
  item TEXT NOT NULL, definition INTEGER NOT NULL REFERENCES definition,
  outcome TEXT, points REAL, applicable INTEGER, held INTEGER, failed INTEGER, undecided INTEGER,
  ratio REAL, reason TEXT,
  PRIMARY KEY (run, part, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_rule (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, seq INTEGER NOT NULL,
  rule TEXT NOT NULL, severity TEXT NOT NULL, definition INTEGER NOT NULL REFERENCES definition,
  total INTEGER, kept INTEGER,
  PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_text (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, seq INTEGER NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE finding (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, seq INTEGER NOT NULL,
  file INTEGER NOT NULL, template INTEGER NOT NULL, expected INTEGER, actual TEXT, fingerprint TEXT,
  line INTEGER, "column" INTEGER, "offset" INTEGER, path TEXT, record INTEGER,
  PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL,
  previous TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '${'0'.repeat(64)}');

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
  WHEN NOT EXISTS (SELECT 1 FROM audit_head WHERE seq = NEW.seq - 1 AND hash = NEW.previous)
  BEGIN SELECT RAISE(ABORT, 'audit entry does not follow the last one'); END;
CREATE TRIGGER audit_moves_head AFTER INSERT ON audit
  BEGIN UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash; END;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
`);
  },
};
