import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCatalog } from '../../shared/catalogs/compiled.ts';
import { CATALOG_TITLES, isCatalogId } from '../../shared/catalogs/titles.ts';
import { isIsoDate } from '../../shared/identifiers/dates.ts';
import type { CatalogImport } from '../../shared/ipc/contract.ts';
import type { CatalogRef } from '../../shared/model/index.ts';
import { type CatalogFile, fileProblem, listCatalogInputs, type Skipped } from './catalog-files.ts';
import { readCatalogSource } from './catalog-source.ts';

export interface ImportOptions {
  /** What the catalogues' owner calls this edition; the files do not say it. Letters, digits, `.`, `_` and `-`. */
  readonly edition?: string;
  /** ISO 8601 day from which the edition counts; without it, since ever. */
  readonly validFrom?: string;
  /** Only this catalogue is wanted, in the place of another edition of it. */
  readonly only?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file that is read now. */
  readonly file: string;
}

/** It becomes part of a file name, on Windows too. */
const EDITION = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9])?$/;

/**
 * Imports official catalogues (CSV files and XLSX workbooks, folders and ZIPs of them) into `storeDir`, each
 * atomically: after a crash the store holds the old edition or the new one, never half. What cannot be used is listed
 * with its reason; nothing throws.
 */
export async function importCatalogs(
  paths: readonly string[],
  storeDir: string,
  options: ImportOptions = {},
): Promise<CatalogImport> {
  const refusal = refuseOptions(options);
  if (refusal !== undefined) return { imported: [], skipped: paths.map((path) => ({ path, reason: refusal })) };
  const { files, skipped: unread } = await listCatalogInputs(paths);
  const imported = new Map<string, CatalogRef>();
  const skipped: Skipped[] = [...unread];
  for (const [done, file] of files.entries()) {
    options.onProgress?.({ done, total: files.length, file: file.path });
    const outcome = await importFile(file, storeDir, options, imported);
    if ('reason' in outcome) skipped.push({ path: file.path, reason: outcome.reason });
    else imported.set(storedName(outcome), outcome);
    // Big files take a while: let the engine answer other messages between two of them.
    await new Promise((resolve) => setImmediate(resolve));
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

/** Ending of stored catalogues. */
export const STORED = '.catalogo';
/** Ending of the form that the first version of the program stored, which is not read any more. */
export const STORED_BEFORE = '.json';

function storedName(ref: Pick<CatalogRef, 'id' | 'edition'>): string {
  return `${ref.id}@${ref.edition}${STORED}`;
}

function refuseOptions({ edition, validFrom }: ImportOptions): string | undefined {
  if (edition !== undefined && !EDITION.test(edition)) {
    return 'La edición solo puede llevar letras sin acento, dígitos, punto, guion y guion bajo (hasta 60).';
  }
  if (validFrom !== undefined && !isIsoDate(validFrom)) {
    return 'La fecha desde la que vale se escribe con año, mes y día: 2026-01-31.';
  }
  return undefined;
}

async function importFile(
  file: CatalogFile,
  storeDir: string,
  { edition, validFrom, only }: ImportOptions,
  imported: ReadonlyMap<string, CatalogRef>,
): Promise<CatalogRef | { readonly reason: string }> {
  const source = await readCatalogSource(file, edition);
  if ('problem' in source) return { reason: source.problem };
  const { entries, ...names } = source;
  if (only !== undefined && names.id !== only) {
    const wanted = isCatalogId(only) ? CATALOG_TITLES[only] : only;
    return { reason: `Se esperaba «${wanted}» y el archivo es «${names.title}».` };
  }
  const dated = validFrom === undefined ? {} : { validFrom };
  const ref: CatalogRef = { ...names, ...dated, rows: entries.length, source: 'importado' };
  const twin = imported.get(storedName(ref));
  if (twin !== undefined && twin.sha256 !== ref.sha256) {
    return { reason: `Otro archivo de esta importación ya es «${ref.title}» con la edición ${ref.edition}.` };
  }
  try {
    writeAtomically(storeDir, storedName(ref), compileCatalog(ref, new Date().toISOString(), entries));
    rmSync(join(storeDir, `${ref.id}@${ref.edition}${STORED_BEFORE}`), { force: true });
    return ref;
  } catch (error) {
    return { reason: fileProblem(error) };
  }
}

function writeAtomically(folder: string, name: string, content: Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `.${name}.${process.pid}.tmp`);
  try {
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(handle, content);
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
