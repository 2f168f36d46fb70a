import { inGroups } from './in-groups.ts';
import { all, query, type Store } from './store.ts';

/**
 * Names by CLUES, for units that have one; the one that a person wrote goes before the catalogue's. An older CLUES has
 * the name that its unit has today.
 */
export function unitNames(store: Store, clues: readonly string[]): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  const read = [...new Set(clues)];
  const rows = [...inGroups(read, (part) => named(store, part)), ...inGroups(read, (part) => formerly(store, part))];
  for (const { key, name } of rows) if (name) names[key] = name;
  return names;
}

function named(store: Store, clues: readonly string[]) {
  return all(
    store,
    query
      .selectFrom('unit')
      .select((row) => ['clues as key', row.fn.coalesce('own_name', 'name').as('name')])
      .where('clues', 'in', clues),
  );
}

function formerly(store: Store, clues: readonly string[]) {
  return all(
    store,
    query
      .selectFrom('unit_alias')
      .innerJoin('unit', 'unit.clues', 'unit_alias.clues')
      .select((row) => ['unit_alias.alias as key', row.fn.coalesce('own_name', 'name').as('name')])
      .where('unit_alias.alias', 'in', clues),
  );
}
