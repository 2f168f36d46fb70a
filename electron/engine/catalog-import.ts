import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCatalog } from '../../shared/catalogs/compiled.ts';
import { isCatalogId } from '../../shared/catalogs/titles.ts';
import type { CatalogImport } from '../../shared/ipc/contract.ts';
import type { CatalogRef } from '../../shared/model/index.ts';
import { fileProblem, listCatalogFiles, readCatalogSource } from './catalog-source.ts';

export interface ImportOptions {
  /** What the catalogues' owner calls this edition; the files do not say it. Letters, digits, `.`, `_` and `-`. */
  readonly edition?: string;
}

/** It becomes part of a file name, on Windows too. */
const EDITION = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9])?$/;

/**
 * Imports official catalogues (CSV files, or folders of them) into `storeDir`, each atomically: after a crash the store
 * holds the old edition or the new one, never half. What cannot be used is listed with its reason; nothing throws.
 */
export async function importCatalogs(
  paths: readonly string[],
  storeDir: string,
  options: ImportOptions = {},
): Promise<CatalogImport> {
  const imported = new Map<string, CatalogRef>();
  const skipped: { path: string; reason: string }[] = [];
  const { edition } = options;
  if (edition !== undefined && !EDITION.test(edition)) {
    const reason = 'La edición solo puede llevar letras sin acento, dígitos, punto, guion y guion bajo (hasta 60).';
    return { imported: [], skipped: paths.map((path) => ({ path, reason })) };
  }
  for (const path of paths) {
    for (const file of filesOf(path, skipped)) {
      const outcome = importFile(file, storeDir, edition, imported);
      if ('reason' in outcome) skipped.push({ path: file, reason: outcome.reason });
      else imported.set(storedName(outcome), outcome);
      // Big files take a while: let the engine answer other messages between two of them.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return { imported: [...imported.values()], skipped };
}

/** Removes one imported edition; false where there is none of that name. Built-in catalogues cannot be removed. */
export async function removeCatalog(storeDir: string, id: string, edition: string): Promise<boolean> {
  // Both become part of a path.
  if (!isCatalogId(id) || !EDITION.test(edition)) return false;
  try {
    rmSync(join(storeDir, storedName({ id, edition })));
    return true;
  } catch {
    return false;
  }
}

export function storedName(ref: Pick<CatalogRef, 'id' | 'edition'>): string {
  return `${ref.id}@${ref.edition}.json`;
}

function filesOf(path: string, skipped: { path: string; reason: string }[]): readonly string[] {
  try {
    const files = listCatalogFiles(path);
    if (files.length === 0) skipped.push({ path, reason: 'La carpeta no tiene archivos CSV.' });
    return files;
  } catch (error) {
    skipped.push({ path, reason: fileProblem(error) });
    return [];
  }
}

function importFile(
  file: string,
  storeDir: string,
  edition: string | undefined,
  imported: ReadonlyMap<string, CatalogRef>,
): CatalogRef | { readonly reason: string } {
  const source = readCatalogSource(file, edition);
  if ('problem' in source) return { reason: source.problem };
  const { entries, ...names } = source;
  const ref: CatalogRef = { ...names, rows: entries.length, source: 'importado' };
  const twin = imported.get(storedName(ref));
  if (twin !== undefined && twin.sha256 !== ref.sha256) {
    return { reason: `Otro archivo de esta importación ya es «${ref.title}» con la edición ${ref.edition}.` };
  }
  try {
    writeAtomically(storeDir, storedName(ref), compileCatalog(ref, new Date().toISOString(), entries));
    return ref;
  } catch (error) {
    return { reason: fileProblem(error) };
  }
}

function writeAtomically(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `.${name}.${process.pid}.tmp`);
  try {
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, join(folder, name));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
