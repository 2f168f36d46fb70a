import { appendAudit } from './audit.ts';
import { fold } from './fold.ts';
import type { UnitTable } from './schema.ts';
import { all, query, type Store, write } from './store.ts';
import { isClues, searchText } from './unit-rows.ts';
import { joinedSentence } from './units/events.ts';
import { rekeying } from './units/rekey.ts';

/** An older CLUES and the one that its unit has today. */
export interface AliasRow {
  readonly alias: string;
  readonly clues: string;
}

/**
 * Takes older keys of units from a table, thousands at a time. The runs under an older key become part of the unit's
 * history, and a name that the user gave to the unit under its older key goes with it. What the user has said of older
 * keys stands: a row that contradicts it is left out, and so is one whose keys have not the form of a CLUES.
 *
 * @param source name and edition of the table, for the audit chain
 * @returns how many older keys were joined to their units, and how many rows were left out
 */
export function importAliases(
  store: Store,
  rows: readonly AliasRow[],
  source: string,
): { readonly joined: number; readonly left: number } {
  return write(store, () => {
    const holders = new Map(
      all(store, query.selectFrom('unit_alias').selectAll()).map(({ alias, clues }) => [alias, clues]),
    );
    const olderOf = new Map<string, string[]>();
    for (const [alias, clues] of holders) olderOf.set(clues, [...(olderOf.get(clues) ?? []), alias]);
    const units = new Map(all(store, query.selectFrom('unit').selectAll()).map((unit) => [unit.clues, unit]));
    const statements = prepare(store);
    const keys = rekeying(store);
    const at = store.now();
    const touched = new Set<string>();
    let joined = 0;
    let left = 0;
    for (const row of rows) {
      const target = holders.get(row.clues) ?? row.clues;
      const holder = holders.get(row.alias);
      if (holder === target) continue;
      if (holder !== undefined || target === row.alias || !isClues(row.alias) || !isClues(row.clues)) {
        left++;
        continue;
      }
      const unit = merged(store, target, units.get(target), units.get(row.alias));
      const { name, own_name, state, institution, typology, level, type, operating } = unit;
      statements.unit.run(target, name, own_name, state, institution, typology, level, type, operating);
      units.set(target, unit);
      keys.join(row.alias, target);
      statements.follow.run(target, row.alias);
      statements.forget.run(row.alias);
      statements.alias.run(row.alias, target);
      statements.runs.run(target, row.alias);
      const followers = olderOf.get(row.alias) ?? [];
      for (const follower of followers) holders.set(follower, target);
      holders.set(row.alias, target);
      olderOf.set(target, [...(olderOf.get(target) ?? []), row.alias, ...followers]);
      olderOf.delete(row.alias);
      units.delete(row.alias);
      touched.delete(row.alias);
      touched.add(target);
      statements.event.run(target, at, store.user, 'clave', joinedSentence(row.alias));
      joined++;
    }
    for (const clues of touched) {
      const unit = units.get(clues);
      if (unit === undefined) continue;
      const text = searchText(unit, (olderOf.get(clues) ?? []).toSorted());
      statements.search.run(clues, unit.state, fold(unit.own_name ?? unit.name ?? ''), text);
    }
    keys.settle();
    appendAudit(store, 'unidades-importadas', { source, aliases: joined, left });
    return { joined, left };
  });
}

/** What is known of the unit under today's key, and where nothing is, what was known under the older one. */
function merged(store: Store, clues: string, current: UnitTable | undefined, older: UnitTable | undefined): UnitTable {
  const described = store.describeUnit?.(clues) ?? { state: null, institution: null };
  return {
    clues,
    name: current?.name ?? older?.name ?? null,
    own_name: current?.own_name ?? older?.own_name ?? null,
    state: current?.state ?? described.state,
    institution: current?.institution ?? described.institution,
    typology: current?.typology ?? older?.typology ?? null,
    level: current?.level ?? older?.level ?? null,
    type: current?.type ?? older?.type ?? null,
    operating: current?.operating ?? older?.operating ?? null,
  };
}

/** Prepared once: building the queries anew for each of thousands of rows takes longer than running them. */
function prepare({ db }: Store) {
  return {
    unit: db.prepare(
      `INSERT INTO unit (clues, name, own_name, state, institution, typology, level, type, operating)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (clues) DO UPDATE SET name = excluded.name, own_name = excluded.own_name,
         typology = excluded.typology, level = excluded.level, type = excluded.type, operating = excluded.operating`,
    ),
    follow: db.prepare('UPDATE unit_alias SET clues = ? WHERE clues = ?'),
    forget: db.prepare('DELETE FROM unit WHERE clues = ?'),
    alias: db.prepare('INSERT INTO unit_alias (alias, clues) VALUES (?, ?)'),
    event: db.prepare('INSERT INTO unit_event (unit, at, who, kind, text) VALUES (?, ?, ?, ?, ?)'),
    runs: db.prepare('UPDATE run_unit SET unit = ? WHERE unit = ?'),
    search: db.prepare(
      `INSERT INTO unit_search (clues, state, name, text) VALUES (?, ?, ?, ?)
       ON CONFLICT (clues) DO UPDATE SET state = excluded.state, name = excluded.name, text = excluded.text`,
    ),
  };
}
