import { resolve } from 'node:path';
import type { CatalogRef } from '../../shared/model/index.ts';
import { plural } from '../../shared/text/format.ts';
import { catalogInventory } from '../engine/catalog-inventory.ts';
import { type ImportOptions, importCatalogs, loadCatalogs, removeCatalog } from '../engine/catalog-store.ts';
import { enterUnits, joinAliases } from '../engine/catalog-work.ts';
import { dataFolders } from '../engine/data-folder.ts';
import { localTimestamp } from '../engine/local-time.ts';
import { loadResources } from '../engine/resources.ts';
import { RegistryError } from '../registry/errors.ts';
import { parse, UsageError } from './arguments.ts';
import { COULD_NOT_VERIFY, VERIFIED } from './exit-codes.ts';
import { resourcesFolder } from './project-folder.ts';
import { withUserRegistry } from './user-registry.ts';

/** `cotejo catalogs list|import|remove`. Resolves to the exit code. @throws UsageError, ProblemError */
export async function catalogsCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { edition: { type: 'string' }, 'valid-from': { type: 'string' } });
  const [action, ...rest] = positionals;
  const store = dataFolders().catalogs;
  switch (action) {
    case 'list':
      return list(store);
    case 'import': {
      if (rest.length === 0) throw new UsageError('Falta decir qué importar: un CSV, un XLSX, una carpeta o un ZIP.');
      const validFrom = values['valid-from'] as string | undefined;
      return importPaths(rest, store, { edition: values.edition as string | undefined, validFrom });
    }
    case 'remove': {
      const [id, edition] = rest;
      if (id === undefined || edition === undefined) throw new UsageError('Falta el catálogo o su edición.');
      const removed = await removeCatalog(store, id, edition);
      process.stdout.write(removed ? `Se quitó ${id}, edición ${edition}.\n` : `No hay ${id}, edición ${edition}.\n`);
      return removed ? VERIFIED : COULD_NOT_VERIFY;
    }
    default:
      throw new UsageError('Después de «catalogs» va list, import o remove.');
  }
}

/** Every edition; `*` marks those that count today. What is missing and what cannot be used goes to standard error. */
function list(store: string): number {
  const resources = loadResources(resourcesFolder());
  const today = localTimestamp().slice(0, 10);
  const { editions, missing, problems } = catalogInventory(
    loadCatalogs(`${resourcesFolder()}/catalogs`, store),
    resources,
    today,
  );
  for (const { id, edition, validFrom, rows, source, title, sha256, inUse } of editions) {
    const cells = [
      `${inUse ? '*' : ' '} ${id.padEnd(24)}`,
      edition.padEnd(18),
      `desde ${validFrom ?? 'siempre   '}`,
      `${String(rows).padStart(6)} claves`,
      source.padEnd(9),
      sha256.slice(0, 12),
      title,
    ];
    process.stdout.write(`${cells.join('  ')}\n`);
  }
  for (const { id, title } of missing) process.stderr.write(`Falta ${id}: ${title}.\n`);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return VERIFIED;
}

async function importPaths(paths: readonly string[], store: string, options: ImportOptions): Promise<number> {
  const { imported, skipped } = await importCatalogs(
    paths.map((path) => resolve(path)),
    store,
    options,
  );
  for (const { id, edition, validFrom, rows, sha256 } of imported) {
    const from = validFrom === undefined ? '' : `, válido desde ${validFrom}`;
    process.stdout.write(
      `Importado ${id}: ${plural(rows, 'clave', 'claves')}, edición ${edition}${from}, SHA-256 ${sha256}\n`,
    );
  }
  for (const { path, reason } of skipped) process.stderr.write(`No se importó ${path}: ${reason}\n`);
  await tellUnits(imported, store);
  return imported.length > 0 ? VERIFIED : COULD_NOT_VERIFY;
}

/** Units and their older keys go into this user's registry too, as when the window imports them. */
async function tellUnits(imported: readonly CatalogRef[], store: string): Promise<void> {
  const has = (wanted: string) => imported.some(({ id }) => id === wanted);
  if (!has('clues') && !has('clues-alias')) return;
  try {
    await withUserRegistry(async (registry) => {
      const catalogs = loadCatalogs(`${resourcesFolder()}/catalogs`, store);
      if (has('clues')) {
        const { taken } = await enterUnits(catalogs, registry);
        process.stdout.write(`Entraron al registro: ${plural(taken, 'unidad', 'unidades')}.\n`);
      }
      if (has('clues-alias')) {
        const { joined } = await joinAliases(catalogs, registry);
        process.stdout.write(`Claves anteriores unidas a su unidad: ${joined}.\n`);
      }
    });
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    process.stderr.write(`El catálogo se importó, pero sus unidades no entraron al registro: ${error.message}\n`);
  }
}
