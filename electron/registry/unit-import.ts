import { appendAudit } from './audit.ts';
import { fold } from './fold.ts';
import { all, query, type Store, write } from './store.ts';
import { isClues, searchText } from './unit-rows.ts';

/** What a catalogue says of a unit. */
export interface UnitRow {
  readonly clues: string;
  readonly name: string | null;
  /** INEGI key. */
  readonly state: string | null;
  readonly institution: string | null;
  readonly typology: string | null;
}

/**
 * Takes units from a catalogue, tens of thousands at a time. A name that the user wrote stays, and so does what this
 * catalogue leaves out and an earlier one said; a CLUES that is an older
 * key of a known unit is left out, and so are rows whose CLUES has not the form of one.
 *
 * @param source name and edition of the catalogue, for the audit chain
 */
export function importUnits(store: Store, rows: readonly UnitRow[], source: string): { readonly taken: number } {
  return write(store, () => {
    const aliases = all(store, query.selectFrom('unit_alias').selectAll());
    const older = new Set(aliases.map(({ alias }) => alias));
    const olderOf = Map.groupBy(aliases, ({ clues }) => clues);
    const ownNames = namesOfUsers(store);
    const save = saver(store);
    let taken = 0;
    for (const row of rows) {
      if (!isClues(row.clues) || older.has(row.clues)) continue;
      const own_name = ownNames.get(row.clues) ?? null;
      const keys = olderOf.get(row.clues)?.map(({ alias }) => alias) ?? [];
      save(row, fold(own_name ?? row.name ?? ''), searchText({ ...row, own_name }, keys));
      taken++;
    }
    appendAudit(store, 'unidades-importadas', { source, units: taken });
    return { taken };
  });
}

function namesOfUsers(store: Store): ReadonlyMap<string, string | null> {
  const named = all(store, query.selectFrom('unit').select(['clues', 'own_name']).where('own_name', 'is not', null));
  return new Map(named.map(({ clues, own_name }) => [clues, own_name]));
}

/** Prepared once: building two queries for each of 60,000 rows takes longer than running them. */
function saver(store: Store): (row: UnitRow, name: string, text: string) => void {
  const unit = store.db.prepare(
    `INSERT INTO unit (clues, name, state, institution, typology) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (clues) DO UPDATE SET name = COALESCE(excluded.name, name), state = COALESCE(excluded.state, state),
       institution = COALESCE(excluded.institution, institution), typology = COALESCE(excluded.typology, typology)`,
  );
  const search = store.db.prepare(
    `INSERT INTO unit_search (clues, state, name, text) VALUES (?, ?, ?, ?)
     ON CONFLICT (clues) DO UPDATE SET state = excluded.state, name = excluded.name, text = excluded.text`,
  );
  return (row, name, text) => {
    unit.run(row.clues, row.name, row.state, row.institution, row.typology);
    search.run(row.clues, row.state, name, text);
  };
}
