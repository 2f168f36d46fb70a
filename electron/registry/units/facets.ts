import { sql } from 'kysely';
import type { UnitFacet, UnitFacets } from '../../../shared/model/index.ts';
import { today } from '../days.ts';
import { all, query, type Store } from '../store.ts';
import { stateToday } from './filter.ts';
import { statement } from './statement.ts';

/** Values that a filter can choose from, those of most units first; a value that no unit has is not among them. */
export function facetsOf(store: Store): UnitFacets {
  const columns = ['state', 'institution', 'level', 'type'] as const;
  const groups = all(
    store,
    query
      .selectFrom('unit')
      .select(columns)
      .select((row) => row.fn.countAll<number>().as('units'))
      .groupBy(columns),
  );
  const facet = (column: (typeof columns)[number]) =>
    tally(groups.map((group) => ({ value: group[column], units: group.units })));
  return {
    states: facet('state'),
    institutions: facet('institution'),
    levels: facet('level'),
    types: facet('type'),
    standings: standings(
      store,
      groups.reduce((sum, group) => sum + group.units, 0),
    ),
    attributes: attributes(store),
  };
}

/** Units without a row have never been verified. */
function standings(store: Store, units: number): readonly UnitFacet[] {
  const counts = all(
    store,
    statement(sql<UnitFacet>`
      select ${stateToday(today(store))} as value, count(*) as units from unit_standing group by 1`),
  );
  const others = units - counts.reduce((sum, count) => sum + count.units, 0);
  return tally(others > 0 ? [...counts, { value: 'sin-verificar', units: others }] : counts);
}

function attributes(store: Store): UnitFacets['attributes'] {
  return all(
    store,
    query
      .selectFrom('unit_attribute')
      .select('name')
      .select((row) => row.fn.countAll<number>().as('units'))
      .groupBy('name')
      .orderBy('name'),
  );
}

function tally(counts: readonly { readonly value: string | null; readonly units: number }[]): readonly UnitFacet[] {
  const sums = new Map<string, number>();
  for (const { value, units } of counts) if (value !== null) sums.set(value, (sums.get(value) ?? 0) + units);
  return [...sums]
    .map(([value, units]) => ({ value, units }))
    .sort((a, b) => b.units - a.units || (a.value < b.value ? -1 : 1));
}
