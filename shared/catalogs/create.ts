import type { CatalogRef } from '../model/index.ts';
import type { Catalog, CatalogEntry, CatalogSet } from './catalog.ts';

/** A catalogue over entries in memory. Of entries with the same key the first one counts. */
export function createCatalog(ref: Omit<CatalogRef, 'rows'>, entries: readonly CatalogEntry[]): Catalog {
  const byKey = new Map<string, CatalogEntry>();
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  const { id, title, edition, sha256, source } = ref;
  return {
    ...{ id, title, edition, sha256, source },
    rows: byKey.size,
    get: (key) => byKey.get(key),
    keys: () => byKey.keys(),
  };
}

/** A set ordered by id. `overrides` take the place of catalogues with the same id; of two with one id the later counts. */
export function createCatalogSet(catalogs: readonly Catalog[], overrides: readonly Catalog[] = []): CatalogSet {
  const byId = new Map([...catalogs, ...overrides].map((catalog) => [catalog.id, catalog]));
  const ordered = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { get: (id) => byId.get(id), list: () => ordered };
}
