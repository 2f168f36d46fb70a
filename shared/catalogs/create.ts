import type { CatalogRef } from '../model/index.ts';
import type { Catalog, CatalogEntry, CatalogSet } from './catalog.ts';
import { byValidity, editionOn, servingDays } from './editions.ts';

/** A catalogue over entries in memory. Of entries with the same key the first one counts. */
export function createCatalog(ref: Omit<CatalogRef, 'rows'>, entries: readonly CatalogEntry[]): Catalog {
  const byKey = new Map<string, CatalogEntry>();
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  const { id, title, edition, validFrom, sha256, source } = ref;
  return {
    ...{ id, title, edition, ...(validFrom === undefined ? {} : { validFrom }), sha256, source },
    rows: byKey.size,
    get: (key) => byKey.get(key),
    keys: () => byKey.keys(),
  };
}

/**
 * A set of catalogues and their editions. `overrides` take the place of all editions with the same id; of two editions
 * that begin on one day the later in the list hides the other.
 */
export function createCatalogSet(catalogs: readonly Catalog[], overrides: readonly Catalog[] = []): CatalogSet {
  const replaced = new Set(overrides.map(({ id }) => id));
  const kept = catalogs.filter(({ id }) => !replaced.has(id));
  const byId = new Map<string, readonly Catalog[]>();
  for (const [id, editions] of Map.groupBy([...kept, ...overrides], (catalog) => catalog.id)) {
    const ordered = byValidity(editions);
    const serving = servingDays(ordered);
    byId.set(
      id,
      ordered.filter((_, index) => serving[index] !== null),
    );
  }
  const all = [...byId.keys()].sort().flatMap((id) => byId.get(id) ?? []);
  return { get: (id, day) => editionOn(byId.get(id) ?? [], day), list: () => all };
}
