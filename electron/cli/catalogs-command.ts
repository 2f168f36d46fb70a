import { resolve } from 'node:path';
import { plural } from '../../shared/text/format.ts';
import { catalogInventory } from '../engine/catalog-inventory.ts';
import { type ImportOptions, importCatalogs, loadCatalogs, removeCatalog } from '../engine/catalog-store.ts';
import { dataFolders } from '../engine/data-folder.ts';
import { localTimestamp } from '../engine/local-time.ts';
import { loadResources } from '../engine/resources.ts';
import { parse, UsageError } from './arguments.ts';
import { COULD_NOT_VERIFY, VERIFIED } from './exit-codes.ts';
import { resourcesFolder } from './project-folder.ts';

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
  return imported.length > 0 ? VERIFIED : COULD_NOT_VERIFY;
}
