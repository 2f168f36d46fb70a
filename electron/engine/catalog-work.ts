import { currentKey } from '../../shared/checklist/keywords/catalog-alias.ts';
import type { CatalogImport, EngineEvent } from '../../shared/ipc/contract.ts';
import type { Registry } from '../registry/registry.ts';
import { importCatalogs, type LoadedCatalogs, removeCatalog } from './catalog-store.ts';

export interface CatalogWorkOptions {
  readonly registry: Registry;
  readonly storeFolder: string;
  readonly load: () => LoadedCatalogs;
  readonly emit: (event: EngineEvent) => void;
}

export interface ImportRequest {
  readonly paths: readonly string[];
  readonly edition?: string;
  readonly validFrom?: string;
  readonly replaces?: { readonly id: string; readonly edition: string };
}

export interface CatalogWork {
  import(request: ImportRequest): Promise<CatalogImport>;
  remove(id: string, edition: string): Promise<boolean>;
}

/** Import and removal as the window asks for them: the registry is told, and learns the units and their older keys. */
export function createCatalogWork({ registry, storeFolder, load, emit }: CatalogWorkOptions): CatalogWork {
  async function remove(id: string, edition: string): Promise<boolean> {
    const removed = await removeCatalog(storeFolder, id, edition);
    if (removed) await registry.record('catalogo-retirado', { catalog: id, edition });
    return removed;
  }

  return {
    remove,
    async import({ paths, edition, validFrom, replaces }) {
      const report = await importCatalogs(paths, storeFolder, {
        ...{ edition, validFrom, only: replaces?.id },
        onProgress: (payload) => emit({ event: 'catalogs.progress', payload }),
      });
      for (const { id, edition: stored, rows, sha256, validFrom: from = null } of report.imported) {
        await registry.record('catalogo-importado', { catalog: id, edition: stored, validFrom: from, rows, sha256 });
      }
      const taken = report.imported.find(({ id }) => id === replaces?.id);
      if (replaces !== undefined && taken !== undefined && taken.edition !== replaces.edition) {
        await remove(replaces.id, replaces.edition);
      }
      const has = (wanted: string) => report.imported.some(({ id }) => id === wanted);
      if (has('clues')) await enterUnits(load(), registry);
      if (!has('clues-alias')) return report;
      return { ...report, aliases: await joinAliases(load(), registry) };
    },
  };
}

/** Units of the CLUES catalogue become known to the registry, so that they can be found before they are verified. */
export async function enterUnits(catalogs: LoadedCatalogs, registry: Registry): Promise<{ readonly taken: number }> {
  const clues = catalogs.get('clues');
  if (clues === undefined) return { taken: 0 };
  const rows = [...clues.keys()].map((key) => {
    const entry = clues.get(key);
    const extra = entry?.extra ?? {};
    return {
      clues: key,
      name: entry?.name ?? null,
      state: extra.state ?? null,
      institution: extra.institution ?? null,
      typology: extra.typology ?? null,
      level: extra.level ?? null,
      type: extra.unitType ?? null,
      operating: entry?.active ?? null,
    };
  });
  return registry.importUnits(rows, `clues@${clues.edition}`);
}

/** What stands under an older key in the registry becomes part of the unit's history under the key of today. */
export async function joinAliases(
  catalogs: LoadedCatalogs,
  registry: Registry,
): Promise<NonNullable<CatalogImport['aliases']>> {
  const table = catalogs.get('clues-alias');
  if (table === undefined) return { joined: 0, left: 0 };
  const rows = [...table.keys()].flatMap((alias) => {
    const current = currentKey(table, alias);
    return current === undefined ? [] : [{ alias, clues: current.key }];
  });
  return registry.importAliases(rows, `clues-alias@${table.edition}`);
}
