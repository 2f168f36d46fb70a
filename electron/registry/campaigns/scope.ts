import type { UnitFilter } from '../../../shared/model/index.ts';
import { all, first, query, type Store } from '../store.ts';
import { unitKeys } from '../units/select.ts';

/** Catalogue of establishments that the registry's units come from, last import; null where there was none. */
export function unitCatalog(store: Store): { readonly id: string; readonly edition: string } | null {
  const rows = all(
    store,
    query.selectFrom('audit').select('detail').where('action', '=', 'unidades-importadas').orderBy('seq', 'desc'),
  );
  for (const { detail } of rows) {
    const { source, units } = JSON.parse(detail) as { readonly source?: unknown; readonly units?: unknown };
    // Imports of older keys go by the same name and bring no units.
    if (typeof source !== 'string' || typeof units !== 'number') continue;
    const at = source.lastIndexOf('@');
    return at > 0 ? { id: source.slice(0, at), edition: source.slice(at + 1) } : { id: 'clues', edition: source };
  }
  return null;
}

function countUnits(store: Store): number {
  const row = first(
    store,
    query.selectFrom('unit').select((one) => one.fn.countAll<number>().as('units')),
  );
  return row?.units ?? 0;
}

/** How many units of each state the registry has, by INEGI key. */
export function unitsByState(store: Store): ReadonlyMap<string, number> {
  const rows = all(
    store,
    query
      .selectFrom('unit')
      .select(['state', (one) => one.fn.countAll<number>().as('units')])
      .where('state', 'is not', null)
      .groupBy('state')
      .orderBy('state'),
  );
  return new Map(rows.flatMap(({ state, units }) => (state === null ? [] : [[state, units] as const])));
}

/** What a table is about. */
export interface Scope {
  /** CLUES of the units that a filter gives; null where there is none. */
  readonly keys: ReadonlySet<string> | null;
  /** Units of the registry, or of the campaign's universe, that the filter gives. */
  readonly universe: number;
}

export function scopeOf(
  store: Store,
  { filter, campaign }: { readonly filter?: UnitFilter; readonly campaign?: string },
): Scope {
  const keys = isFilter(filter) ? unitKeys(store, filter) : null;
  if (campaign === undefined) return { keys, universe: keys?.size ?? countUnits(store) };
  const rows = all(store, query.selectFrom('campaign_unit').select('unit').where('campaign', '=', campaign));
  return { keys, universe: rows.filter(({ unit }) => keys === null || keys.has(unit)).length };
}

function isFilter(filter: UnitFilter | undefined): filter is UnitFilter {
  return filter !== undefined && Object.values(filter).some((part) => part !== undefined);
}
