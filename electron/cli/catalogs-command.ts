import { resolve } from 'node:path';
import { plural } from '../../shared/text/format.ts';
import { importCatalogs, loadCatalogs, removeCatalog } from '../engine/catalog-store.ts';
import { dataFolders } from '../engine/data-folder.ts';
import { parse, UsageError } from './arguments.ts';
import { COULD_NOT_VERIFY, VERIFIED } from './exit-codes.ts';
import { resourcesFolder } from './project-folder.ts';

/** `cotejo catalogs list|import|remove`. Resolves to the exit code. @throws UsageError, ProblemError */
export async function catalogsCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { edition: { type: 'string' } });
  const [action, ...rest] = positionals;
  const store = dataFolders().catalogs;
  switch (action) {
    case 'list':
      return list(store);
    case 'import': {
      if (rest.length === 0) throw new UsageError('Falta decir qué importar: un CSV o una carpeta.');
      return importPaths(rest, store, values.edition as string | undefined);
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

function list(store: string): number {
  for (const { id, edition, rows, source, title, sha256 } of loadCatalogs(
    `${resourcesFolder()}/catalogs`,
    store,
  ).list()) {
    process.stdout.write(
      `${id.padEnd(24)} ${edition.padEnd(18)} ${String(rows).padStart(6)} claves  ${source.padEnd(9)}  ${sha256.slice(0, 12)}  ${title}\n`,
    );
  }
  return VERIFIED;
}

async function importPaths(paths: readonly string[], store: string, edition: string | undefined): Promise<number> {
  const { imported, skipped } = await importCatalogs(
    paths.map((path) => resolve(path)),
    store,
    { edition },
  );
  for (const { id, edition: stored, rows, sha256 } of imported) {
    process.stdout.write(`Importado ${id}: ${plural(rows, 'clave', 'claves')}, edición ${stored}, SHA-256 ${sha256}\n`);
  }
  for (const { path, reason } of skipped) process.stderr.write(`No se importó ${path}: ${reason}\n`);
  return imported.length > 0 ? VERIFIED : COULD_NOT_VERIFY;
}
