import { type RawBuilder, sql } from 'kysely';
import type { UnitFilter } from '../../../shared/model/index.ts';
import { today } from '../days.ts';
import { all, query, type Store } from '../store.ts';
import { conditionsOf, whereAll } from './filter.ts';
import { statement } from './statement.ts';

export interface SelectedUnit {
  readonly clues: string;
  readonly name: string | null;
  /** INEGI key. */
  readonly state: string | null;
  readonly institution: string | null;
  readonly level: string | null;
  readonly type: string | null;
  /** Values of the attributes that were asked for; a unit without a value of one has no entry of it. */
  readonly attributes: ReadonlyMap<string, number>;
}

const NONE: ReadonlyMap<string, number> = new Map();

/** Every unit of a filter by CLUES, tens of thousands at a time. */
export function selectUnits(
  store: Store,
  filter: UnitFilter,
  attributes: readonly string[] = [],
): readonly SelectedUnit[] {
  const columns = sql`unit.clues, coalesce(unit.own_name, unit.name) as name, unit.state, unit.institution, unit.level,
    unit.type`;
  const rows = all(store, statement(selection<Omit<SelectedUnit, 'attributes'>>(store, filter, columns)));
  const values = attributeValues(store, attributes);
  return rows.map((row) => ({ ...row, attributes: values.get(row.clues) ?? NONE }));
}

/** Only their keys of today. */
export function unitKeys(store: Store, filter: UnitFilter): ReadonlySet<string> {
  const rows = all(store, statement(selection<{ readonly clues: string }>(store, filter, sql`unit.clues`)));
  return new Set(rows.map(({ clues }) => clues));
}

function selection<T>(store: Store, filter: UnitFilter, columns: RawBuilder<unknown>): RawBuilder<T> {
  const { search, unit, key } = conditionsOf(filter, today(store));
  const where = whereAll([...search, ...unit, ...key.map(({ whole }) => whole(sql`unit.clues`))]);
  const tables = search.length > 0 ? sql`unit_search cross join unit on unit.clues = unit_search.clues` : sql`unit`;
  return sql<T>`select ${columns} from ${tables} ${where} order by unit.clues`;
}

/** By unit and name. */
export function attributeValues(
  store: Store,
  names: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const byUnit = new Map<string, Map<string, number>>();
  for (const name of new Set(names)) {
    const rows = all(store, query.selectFrom('unit_attribute').select(['clues', 'value']).where('name', '=', name));
    for (const { clues, value } of rows) {
      const values = byUnit.get(clues);
      if (values === undefined) byUnit.set(clues, new Map([[name, value]]));
      else values.set(name, value);
    }
  }
  return byUnit;
}
