import { type RawBuilder, sql } from 'kysely';
import type { FoundUnit, UnitFilter } from '../../../shared/model/index.ts';
import { today } from '../days.ts';
import { fold } from '../fold.ts';
import { all, first, query, type Store } from '../store.ts';
import { summarise } from '../unit-summary.ts';
import { type Conditions, conditionsOf, whereAll } from './filter.ts';
import { readStandings, standingOf } from './standing.ts';
import { statement } from './statement.ts';

/**
 * Units of a filter, and how many they are in all. What starts with the text comes first, then by name.
 *
 * Everything is one scan over the 60,000 units of the country: see unit-search.ts on why a scan.
 */
export function findUnits(
  store: Store,
  filter: UnitFilter,
  limit: number,
): { readonly total: number; readonly units: readonly FoundUnit[] } {
  const day = today(store);
  const conditions = conditionsOf(filter, day);
  const text = fold(filter.text ?? '');
  const { total, keys } = text === '' ? byName(store, conditions, limit) : byText(store, conditions, text, limit);
  return { total, units: rowsOf(store, keys, day) };
}

interface Found {
  readonly total: number;
  readonly keys: readonly string[];
}

/** Of every so many units one fits at least: then the index by name has a page together soon. */
const DENSE = 10;

const SEARCH_KEY = sql`unit_search.clues`;
const UNIT_KEY = sql`unit.clues`;

function byName(store: Store, conditions: Conditions, limit: number): Found {
  const total = countOf(store, conditions);
  if (total === 0) return { total, keys: [] };
  // The order of a CROSS JOIN is the order in which SQLite walks: along the names, or along the units that fit.
  const sparse = total * DENSE < unitCount(store);
  const tables = sparse ? sql`unit cross join unit_search on unit_search.clues = unit.clues` : searchTables(conditions);
  const keys = conditions.key.map(({ whole, each }) => (sparse ? whole(UNIT_KEY) : each(SEARCH_KEY)));
  const rows = all(
    store,
    statement(sql<{ readonly clues: string }>`
      select unit_search.clues from ${tables} ${whereAll([...conditions.unit, ...keys])}
      order by unit_search.name, unit_search.clues limit ${limit}`),
  );
  return { total, keys: rows.map(({ clues }) => clues) };
}

function countOf(store: Store, { unit, key }: Conditions): number {
  const kept = key.filter(({ others }) => others === undefined).map(({ whole }) => whole(UNIT_KEY));
  const others = key.flatMap((condition) => condition.others?.(UNIT_KEY) ?? []);
  const count = (conditions: readonly RawBuilder<unknown>[]) => {
    const where = whereAll([...unit, ...kept, ...conditions]);
    return first(store, statement(sql<{ readonly n: number }>`select count(*) as n from unit ${where}`))?.n ?? 0;
  };
  return others.length === 0 ? count([]) : count([]) - count(others);
}

function unitCount(store: Store): number {
  return countOf(store, { search: [], unit: [], key: [] });
}

/** A single scan finds how many there are and which come first. */
function byText(store: Store, conditions: Conditions, text: string, limit: number): Found {
  const where = whereAll([
    ...conditions.search,
    ...conditions.key.map(({ each }) => each(SEARCH_KEY)),
    ...conditions.unit,
  ]);
  const rows = all(
    store,
    statement(sql<{ readonly clues: string; readonly total: number }>`
      with matching as materialized (
        select unit_search.clues, unit_search.name,
          (instr(unit_search.text, ${text}) = 1 or instr(unit_search.name, ${text}) = 1) as starts
        from ${searchTables(conditions)} ${where}
      )
      select clues, (select count(*) from matching) as total from matching
      order by starts desc, name, clues limit ${limit}`),
  );
  return { total: rows[0]?.total ?? 0, keys: rows.map(({ clues }) => clues) };
}

/** The other columns of a unit are looked up only where a condition asks for them. */
function searchTables({ unit }: Conditions): RawBuilder<unknown> {
  return unit.length === 0 ? sql`unit_search` : sql`unit_search cross join unit on unit.clues = unit_search.clues`;
}

/** In the order of `keys`. */
function rowsOf(store: Store, keys: readonly string[], day: string): readonly FoundUnit[] {
  if (keys.length === 0) return [];
  const rows = all(store, query.selectFrom('unit').selectAll().where('clues', 'in', keys));
  const standings = readStandings(store, keys);
  const summaries = new Map(summarise(store, rows).map((summary) => [summary.clues, summary]));
  const byClues = new Map(rows.map((row) => [row.clues, row]));
  return keys.flatMap((key) => {
    const [row, summary] = [byClues.get(key), summaries.get(key)];
    if (row === undefined || summary === undefined) return [];
    return [{ ...summary, standing: standingOf(standings.get(key), day), level: row.level, type: row.type }];
  });
}
