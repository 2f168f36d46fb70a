import { appendAudit } from './audit.ts';
import { fold } from './fold.ts';
import type { UnitTable } from './schema.ts';
import { all, batchInserter, query, type Store, write } from './store.ts';
import { isClues, searchText } from './unit-rows.ts';

/** What a catalogue says of a unit. */
export interface UnitRow {
  readonly clues: string;
  readonly name: string | null;
  /** INEGI key. */
  readonly state: string | null;
  readonly institution: string | null;
  readonly typology: string | null;
  /** Level of care and type of unit in the catalogue's own words or codes, and whether it operates. */
  readonly level?: string | null;
  readonly type?: string | null;
  readonly operating?: boolean | null;
}

/**
 * Takes units from a catalogue, tens of thousands at a time. A name that the user wrote stays, and so does what this
 * catalogue leaves out and an earlier one said; a CLUES that is an older key of a known unit is left out, and so are
 * rows whose CLUES has not the form of one. What is new or changed goes into the history of the unit.
 *
 * @param source name and edition of the catalogue, for the audit chain
 */
export function importUnits(store: Store, rows: readonly UnitRow[], source: string): { readonly taken: number } {
  return write(store, () => {
    const aliases = all(store, query.selectFrom('unit_alias').selectAll());
    const older = new Set(aliases.map(({ alias }) => alias));
    const olderOf = Map.groupBy(aliases, ({ clues }) => clues);
    const before = new Map(all(store, query.selectFrom('unit').selectAll()).map((unit) => [unit.clues, unit]));
    const save = saver(store);
    const events = batchInserter(store, 'unit_event', ['unit', 'at', 'who', 'kind', 'text']);
    const at = store.now();
    let taken = 0;
    for (const row of rows) {
      if (!isClues(row.clues) || older.has(row.clues)) continue;
      const known = before.get(row.clues);
      const unit = joined(known, row);
      taken++;
      if (known !== undefined && isSame(known, unit)) continue;
      const keys = olderOf.get(row.clues)?.map(({ alias }) => alias) ?? [];
      save(unit, fold(unit.own_name ?? unit.name ?? ''), searchText(unit, keys));
      before.set(row.clues, unit);
      for (const { kind, text } of changes(known, unit, source)) {
        events.add(row.clues, at, store.user, kind, text);
      }
    }
    events.flush();
    appendAudit(store, 'unidades-importadas', { source, units: taken });
    return { taken };
  });
}

/** What the catalogue says, and where it says nothing, what was known. */
function joined(known: UnitTable | undefined, row: UnitRow): UnitTable {
  const operating = row.operating === null || row.operating === undefined ? null : row.operating ? 1 : 0;
  return {
    clues: row.clues,
    name: row.name ?? known?.name ?? null,
    own_name: known?.own_name ?? null,
    state: row.state ?? known?.state ?? null,
    institution: row.institution ?? known?.institution ?? null,
    typology: row.typology ?? known?.typology ?? null,
    level: row.level ?? known?.level ?? null,
    type: row.type ?? known?.type ?? null,
    operating: operating ?? known?.operating ?? null,
  };
}

function isSame(known: UnitTable, unit: UnitTable): boolean {
  return (Object.keys(unit) as (keyof UnitTable)[]).every((column) => known[column] === unit[column]);
}

function changes(known: UnitTable | undefined, unit: UnitTable, source: string) {
  if (known === undefined) return [{ kind: 'importada', text: `Entró al registro con el catálogo ${source}.` }];
  const told: { readonly kind: string; readonly text: string }[] = [];
  if (known.name !== null && known.name !== unit.name) {
    told.push({ kind: 'nombre', text: `El catálogo ${source} le cambió el nombre: antes «${known.name}».` });
  }
  if (known.operating !== null && known.operating !== unit.operating) {
    const text = unit.operating === 1 ? 'está en operación' : 'ya no está en operación';
    told.push({ kind: 'importada', text: `El catálogo ${source} dice que ${text}.` });
  }
  return told;
}

/** Prepared once: building two queries for each of 60,000 rows takes longer than running them. */
function saver(store: Store): (unit: UnitTable, name: string, text: string) => void {
  const save = store.db.prepare(
    `INSERT INTO unit (clues, name, own_name, state, institution, typology, level, type, operating)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (clues) DO UPDATE SET name = excluded.name, state = excluded.state,
       institution = excluded.institution, typology = excluded.typology, level = excluded.level, type = excluded.type,
       operating = excluded.operating`,
  );
  const search = store.db.prepare(
    `INSERT INTO unit_search (clues, state, name, text) VALUES (?, ?, ?, ?)
     ON CONFLICT (clues) DO UPDATE SET state = excluded.state, name = excluded.name, text = excluded.text`,
  );
  return (unit, name, text) => {
    const { clues, own_name, state, institution, typology, level, type, operating } = unit;
    save.run(clues, unit.name, own_name, state, institution, typology, level, type, operating);
    search.run(clues, state, name, text);
  };
}
