import type { SavedFilter, UnitFilter } from '../../../shared/model/index.ts';
import { RegistryError } from '../errors.ts';
import { all, execute, first, query, type Store, write } from '../store.ts';

/** By name. */
export function savedFilters(store: Store): readonly SavedFilter[] {
  const rows = all(store, query.selectFrom('saved_filter').selectAll().orderBy('name'));
  return rows.map(({ id, name, body }) => ({ id, name, filter: JSON.parse(body) as UnitFilter }));
}

/** A filter of the same id is replaced. @throws RegistryError `conflict` where another one has the name */
export function saveFilter(store: Store, { id, name, filter }: SavedFilter): readonly SavedFilter[] {
  const row = { name: name.trim(), body: JSON.stringify(filter) };
  if (row.name === '') throw new RegistryError('conflict', 'Escriba un nombre para el filtro.');
  write(store, () => {
    const twin = first(
      store,
      query.selectFrom('saved_filter').select('name').where('name', '=', row.name).where('id', '!=', id),
    );
    if (twin !== undefined) throw new RegistryError('conflict', `Ya hay un filtro con el nombre «${twin.name}».`);
    execute(
      store,
      query
        .insertInto('saved_filter')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
    );
  });
  return savedFilters(store);
}

export function deleteFilter(store: Store, id: string): readonly SavedFilter[] {
  write(store, () => execute(store, query.deleteFrom('saved_filter').where('id', '=', id)));
  return savedFilters(store);
}
