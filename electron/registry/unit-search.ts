import { sql } from 'kysely';
import type { UnitSummary } from '../../shared/model/index.ts';
import { fold } from './fold.ts';
import type { UnitTable } from './schema.ts';
import { all, first, query, type Store } from './store.ts';
import { summarise } from './unit-summary.ts';

export interface UnitSearch {
  /** Words, or parts of words, of the name or of the CLUES; all must occur. Accents and case do not count. */
  readonly text: string;
  /** INEGI keys; none means all. */
  readonly states?: readonly string[];
  /** Only units with a complete run. */
  readonly onlyVerified?: boolean;
  readonly limit: number;
}

/**
 * Units that match, and how many they are in all. What starts with the text comes first, then by name.
 *
 * A scan over folded text: on the 60,000 units of the country it takes a few hundredths of a second, finds parts of
 * words too (the last digits of a CLUES), and is the same SQL on any database, which full-text indexes are not.
 */
export function searchUnits(
  store: Store,
  search: UnitSearch,
): { readonly total: number; readonly units: readonly UnitSummary[] } {
  const text = fold(search.text);
  const { total, keys } = text === '' ? allUnits(store, search) : unitsWith(store, search, text);
  return { total, units: summarise(store, rowsOf(store, keys)) };
}

interface Found {
  readonly total: number;
  readonly keys: readonly string[];
}

/** Without a text the index by name gives the order. */
function allUnits(store: Store, search: UnitSearch): Found {
  const counted = first(
    store,
    filtered(search).select((row) => row.fn.countAll<number>().as('total')),
  );
  const page = filtered(search).select('unit_search.clues').orderBy('unit_search.name').orderBy('unit_search.clues');
  const rows = all(store, page.limit(search.limit));
  return { total: counted?.total ?? 0, keys: rows.map((row) => row.clues) };
}

/** With one, a single scan finds how many there are and which come first. */
function unitsWith(store: Store, search: UnitSearch, text: string): Found {
  const starts = sql<number>`(instr(unit_search.text, ${text}) = 1 or instr(unit_search.name, ${text}) = 1)`;
  let matching = filtered(search).select(['unit_search.clues', 'unit_search.name', starts.as('starts')]);
  for (const word of text.split(' ')) {
    matching = matching.where(sql<number>`instr(unit_search.text, ${word})`, '>', 0);
  }
  const rows = all(
    store,
    query
      .with(
        (cte) => cte('matching').materialized(),
        () => matching,
      )
      .selectFrom('matching')
      .select('matching.clues')
      .select((row) => row.selectFrom('matching').select(row.fn.countAll<number>().as('n')).as('total'))
      .orderBy('starts', 'desc')
      .orderBy('matching.name')
      .orderBy('matching.clues')
      .limit(search.limit),
  );
  return { total: rows[0]?.total ?? 0, keys: rows.map((row) => row.clues) };
}

function filtered(search: UnitSearch) {
  let units = query.selectFrom('unit_search');
  if (search.states !== undefined && search.states.length > 0) {
    units = units.where('unit_search.state', 'in', search.states);
  }
  return search.onlyVerified ? units.where('unit_search.clues', 'in', VERIFIED) : units;
}

const VERIFIED = query
  .selectFrom('run_unit')
  .innerJoin('run', 'run.number', 'run_unit.run')
  .select('run_unit.unit')
  .where('run.status', '=', 'completa');

/** In the order of `keys`. */
function rowsOf(store: Store, keys: readonly string[]): readonly UnitTable[] {
  if (keys.length === 0) return [];
  const rows = all(store, query.selectFrom('unit').selectAll().where('clues', 'in', keys));
  const byClues = new Map(rows.map((row) => [row.clues, row]));
  return keys.flatMap((key) => byClues.get(key) ?? []);
}
