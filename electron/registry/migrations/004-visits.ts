import type { Migration } from './migration.ts';

/**
 * Visits with their answers, evidence and closed versions; published checklists; the standing and the history of units;
 * campaigns, agreements and committees; the registries that packages come from and what of them could not be joined.
 */
export const visits: Migration = {
  version: 4,
  name: 'visits',
  up(db) {
    db.exec(`
ALTER TABLE unit ADD COLUMN level TEXT;
ALTER TABLE unit ADD COLUMN type TEXT;
ALTER TABLE unit ADD COLUMN operating INTEGER;
CREATE INDEX unit_facets ON unit (state, institution, level, type, operating);
CREATE TABLE unit_attribute (
  clues TEXT NOT NULL REFERENCES unit ON DELETE CASCADE, name TEXT NOT NULL, value REAL NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (clues, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_attribute_name ON unit_attribute (name, clues, value);
CREATE TABLE unit_standing (
  unit TEXT PRIMARY KEY, state TEXT NOT NULL, since TEXT, valid_until TEXT, visit TEXT, reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_standing_state ON unit_standing (state, valid_until);
CREATE TABLE unit_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT, unit TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX unit_event_unit ON unit_event (unit, id);
CREATE TABLE saved_filter (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE checklist_edition (
  id TEXT NOT NULL, edition TEXT NOT NULL, sha256 TEXT NOT NULL, origin TEXT NOT NULL, published_at TEXT,
  title TEXT NOT NULL, items TEXT NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (id, edition)
) STRICT, WITHOUT ROWID;
CREATE TABLE checklist_draft (
  draft TEXT PRIMARY KEY, body TEXT NOT NULL, changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER checklist_edition_no_update BEFORE UPDATE ON checklist_edition
  BEGIN SELECT RAISE(ABORT, 'a published checklist does not change'); END;

CREATE TABLE visit (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, clues TEXT NOT NULL, kind TEXT NOT NULL, purpose TEXT NOT NULL,
  previous TEXT, campaign TEXT, status TEXT NOT NULL, version INTEGER NOT NULL,
  opened_at TEXT NOT NULL, closed_at TEXT, head TEXT NOT NULL,
  asked INTEGER NOT NULL, answered INTEGER NOT NULL, changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_unit ON visit (unit, opened_at);
CREATE INDEX visit_status ON visit (status, opened_at);
CREATE INDEX visit_campaign ON visit (campaign, unit);
CREATE TABLE visit_answer (
  visit TEXT NOT NULL REFERENCES visit ON DELETE CASCADE, seq INTEGER NOT NULL, id TEXT NOT NULL,
  checklist TEXT NOT NULL, item TEXT NOT NULL, module TEXT NOT NULL, record INTEGER NOT NULL,
  replaces TEXT, body TEXT NOT NULL, stands INTEGER NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY (visit, seq), UNIQUE (visit, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_answer_key ON visit_answer (visit, checklist, item, module, record, stands);
CREATE TABLE visit_conflict (
  visit TEXT NOT NULL REFERENCES visit ON DELETE CASCADE, checklist TEXT NOT NULL, item TEXT NOT NULL,
  module TEXT NOT NULL, record INTEGER NOT NULL, theirs TEXT NOT NULL, found_at TEXT NOT NULL,
  PRIMARY KEY (visit, checklist, item, module, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_run (
  visit TEXT NOT NULL REFERENCES visit ON DELETE CASCADE, run TEXT NOT NULL, items BLOB NOT NULL,
  PRIMARY KEY (visit, run)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_version (
  visit TEXT NOT NULL, version INTEGER NOT NULL, closed_at TEXT NOT NULL, folio TEXT NOT NULL, sha256 TEXT NOT NULL,
  correction TEXT NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (visit, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER visit_version_no_update BEFORE UPDATE ON visit_version
  BEGIN SELECT RAISE(ABORT, 'a closed visit does not change'); END;
CREATE TRIGGER visit_version_no_delete BEFORE DELETE ON visit_version
  BEGIN SELECT RAISE(ABORT, 'a closed visit does not change'); END;
CREATE TABLE visit_score (
  visit TEXT NOT NULL, checklist TEXT NOT NULL, edition TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL,
  day TEXT NOT NULL, campaign TEXT, percent REAL, low REAL, high REAL, coverage REAL, preliminary INTEGER NOT NULL,
  band TEXT, points REAL NOT NULL, weight REAL NOT NULL, outcomes BLOB NOT NULL, answers TEXT NOT NULL,
  PRIMARY KEY (visit, checklist)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_score_of ON visit_score (checklist, kind, day);
CREATE INDEX visit_score_unit ON visit_score (unit, day);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY, visit TEXT NOT NULL, checklist TEXT NOT NULL, item TEXT NOT NULL, module TEXT NOT NULL,
  record INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL, note TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, finding TEXT, removed_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_visit ON evidence (visit);
CREATE TABLE evidence_blob (sha256 TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT;

CREATE TABLE campaign (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, status TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL, drawn_at TEXT, draw_sha256 TEXT, draw BLOB
) STRICT, WITHOUT ROWID;
CREATE TABLE campaign_unit (
  campaign TEXT NOT NULL REFERENCES campaign ON DELETE CASCADE, clues TEXT NOT NULL, unit TEXT NOT NULL,
  stratum TEXT NOT NULL, size REAL, probability REAL NOT NULL, selected INTEGER NOT NULL, replacement INTEGER,
  PRIMARY KEY (campaign, clues)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_unit_unit ON campaign_unit (unit);

CREATE TABLE committee (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, state TEXT, unit TEXT, year INTEGER NOT NULL,
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE committee_session (
  id TEXT PRIMARY KEY, committee TEXT NOT NULL REFERENCES committee ON DELETE CASCADE, programmed TEXT NOT NULL,
  held TEXT, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX committee_session_of ON committee_session (committee);
CREATE TABLE agreement (
  id TEXT PRIMARY KEY, unit TEXT, visit TEXT, checklist TEXT, item TEXT, item_title TEXT, session TEXT,
  action TEXT NOT NULL, responsible TEXT NOT NULL, start TEXT NOT NULL, expected_end TEXT NOT NULL, weight REAL NOT NULL,
  status TEXT NOT NULL, real REAL, expected REAL, created_at TEXT NOT NULL, changed_at TEXT NOT NULL, removed_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_unit ON agreement (unit);
CREATE INDEX agreement_visit ON agreement (visit);
CREATE INDEX agreement_due ON agreement (status, expected_end);
CREATE TABLE agreement_report (
  id TEXT PRIMARY KEY, agreement TEXT NOT NULL REFERENCES agreement ON DELETE CASCADE, seq INTEGER NOT NULL,
  at TEXT NOT NULL, who TEXT NOT NULL, real REAL, expected REAL, status TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_report_of ON agreement_report (agreement, seq);

CREATE TABLE device (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, public_key TEXT NOT NULL, private_key TEXT, trusted_at TEXT, own INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE package (
  sha256 TEXT PRIMARY KEY, id TEXT NOT NULL, device TEXT NOT NULL, taken_at TEXT NOT NULL, summary TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE registry_conflict (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, message TEXT NOT NULL, ours TEXT NOT NULL,
  theirs TEXT NOT NULL, body BLOB, found_at TEXT NOT NULL, visit TEXT, resolved_at TEXT, resolution TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX registry_conflict_open ON registry_conflict (resolved_at, found_at);
`);
  },
};
