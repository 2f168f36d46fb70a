import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openBuiltIn } from '../../shared/catalogs/built-in.ts';
import type { Catalog } from '../../shared/catalogs/catalog.ts';
import { catalogRef } from '../../shared/catalogs/catalog.ts';
import { type CompiledHeader, openCompiled, readCompiledHeader } from '../../shared/catalogs/compiled.ts';
import { createCatalog } from '../../shared/catalogs/create.ts';
import type { CatalogRef } from '../../shared/model/index.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { fileProblem, listCatalogFiles } from './catalog-files.ts';
import { STORED, STORED_BEFORE } from './catalog-import.ts';
import { readCsvSource } from './catalog-source.ts';
import { ProblemError } from './reading.ts';

/** An edition that may be read when it is first asked for; `open` gives undefined where its file is damaged. */
export interface Candidate {
  readonly ref: CatalogRef;
  readonly importedAt?: string;
  readonly open: () => Catalog | undefined;
}

// The header of a catalogue with every column takes some 500 bytes.
const HEADER_BYTES = 16_384;

/** The catalogues that come with the program. */
export function builtInCandidates(folder: string, problems: string[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const file of filesOf(folder, '.json', problems, false)) {
    const bytes = readOrReport(file, problems);
    if (bytes === undefined) continue;
    const catalog = openBuiltIn(bytes.toString('utf8'), sha256Hex(bytes));
    if (catalog === undefined) problems.push(damaged(file));
    else candidates.push({ ref: catalogRef(catalog), open: () => catalog });
  }
  return candidates;
}

/** The imported editions, from the one imported first to the one imported last. */
export function storedCandidates(folder: string, problems: string[]): readonly Candidate[] {
  const found: { header: CompiledHeader; file: string }[] = [];
  // Before the first import there is no store.
  for (const file of filesOf(folder, STORED, problems, true)) {
    const header = readHeader(file);
    if (header === undefined) problems.push(damaged(file));
    else found.push({ header, file });
  }
  for (const file of filesOf(folder, STORED_BEFORE, problems, true)) {
    const name = basename(file, STORED_BEFORE);
    problems.push(`El catálogo ${name} se guardó con una versión anterior de Cotejo y no se usa; impórtelo de nuevo.`);
  }
  const moment = ({ header }: { header: CompiledHeader }) => `${header.importedAt} ${header.edition}`;
  return found
    .sort((a, b) => (moment(a) < moment(b) ? -1 : 1))
    .map(({ header, file }) => ({
      ref: catalogRef(header),
      importedAt: header.importedAt,
      open: () => openStored(file, problems),
    }));
}

/** The CSVs of a folder, for one run. @throws ProblemError where the folder cannot be read */
export function csvCandidates(folder: string, problems: string[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const file of filesIn(folder)) {
    const source = readCsvSource(file);
    if ('problem' in source) {
      problems.push(`${basename(file)}: ${source.problem}`);
      continue;
    }
    const { entries, ...names } = source;
    const catalog = createCatalog({ ...names, source: 'importado' }, entries);
    candidates.push({ ref: catalogRef(catalog), open: () => catalog });
  }
  return candidates;
}

/** Books and ZIPs too: they are not used, which is said of each. */
function filesIn(folder: string): readonly string[] {
  try {
    return listCatalogFiles(folder, /\.(csv|xlsx|xlsm|xls|zip)$/i);
  } catch (error) {
    throw new ProblemError(`No se pueden leer los catálogos de «${basename(folder)}»: ${fileProblem(error)}`);
  }
}

function openStored(file: string, problems: string[]): Catalog | undefined {
  const bytes = readOrReport(file, problems);
  if (bytes === undefined) return undefined;
  const catalog = openCompiled(bytes);
  if (catalog === undefined) problems.push(damaged(file));
  return catalog;
}

/** The first line of a stored catalogue; undefined where it is none or the file was cut. */
function readHeader(file: string): CompiledHeader | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const head = new Uint8Array(HEADER_BYTES);
    const length = readSync(handle, head, 0, HEADER_BYTES, 0);
    const read = readCompiledHeader(head.subarray(0, length));
    return read?.fileBytes === fstatSync(handle).size ? read.header : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Files of a folder with such an ending, by name; a folder that is not there has none where `mayBeAbsent`. */
function filesOf(folder: string, ending: string, problems: string[], mayBeAbsent: boolean): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(ending) && !name.startsWith('.'));
    return names.sort().map((name) => join(folder, name));
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!absent || !mayBeAbsent)
      problems.push(`No se pueden leer los catálogos de «${basename(folder)}»: ${fileProblem(error)}`);
    return [];
  }
}

function readOrReport(file: string, problems: string[]): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    problems.push(`${basename(file)}: ${fileProblem(error)}`);
    return undefined;
  }
}

function damaged(file: string): string {
  return `El catálogo ${basename(file).replace(/\.[^.]+$/, '')} está dañado y no se usa; impórtelo de nuevo.`;
}
