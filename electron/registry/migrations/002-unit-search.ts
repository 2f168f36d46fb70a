import { fold } from '../fold.ts';
import type { Migration } from './migration.ts';

interface Row {
  readonly clues: string;
  readonly state: string | null;
  readonly name: string | null;
  readonly own_name: string | null;
  readonly aliases: string | null;
}

/** A narrow table of folded names, so that a search over every unit of the country reads few pages. */
export const unitSearch: Migration = {
  version: 2,
  name: 'unit-search',
  up(db) {
    db.exec(`
CREATE TABLE unit_search (
  clues TEXT PRIMARY KEY REFERENCES unit ON DELETE CASCADE, state TEXT, name TEXT NOT NULL, text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_search_name ON unit_search (name, clues);
`);
    const units = db
      .prepare<[], Row>(
        `SELECT clues, state, name, own_name,
           (SELECT group_concat(alias, ' ') FROM unit_alias WHERE unit_alias.clues = unit.clues) AS aliases
         FROM unit`,
      )
      .all();
    const insert = db.prepare('INSERT INTO unit_search (clues, state, name, text) VALUES (?, ?, ?, ?)');
    for (const unit of units) {
      const text = [unit.clues, unit.own_name, unit.name, unit.aliases].filter((part) => part !== null).join(' ');
      insert.run(unit.clues, unit.state, fold(unit.own_name ?? unit.name ?? ''), fold(text));
    }
  },
};
