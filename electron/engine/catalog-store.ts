import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openBuiltIn } from '../../shared/catalogs/built-in.ts';
import type { Catalog, CatalogSet } from '../../shared/catalogs/catalog.ts';
import { type CompiledHeader, openCompiled, readCompiledHeader } from '../../shared/catalogs/compiled.ts';
import { createCatalog } from '../../shared/catalogs/create.ts';
import type { CatalogRef } from '../../shared/model/index.ts';
import { fileProblem, listCatalogFiles, readCatalogSource } from './catalog-source.ts';
import { ProblemError } from './reading.ts';

export { type ImportOptions, importCatalogs, removeCatalog } from './catalog-import.ts';

/** The catalogues of a run, and one sentence for each file that could not be used; more may come as files are read. */
export interface LoadedCatalogs extends CatalogSet {
  problems(): readonly string[];
  /** Every usable edition in the store, by id and then latest first; the first of each id is the one in use. */
  stored(): readonly CatalogRef[];
}

/** A catalogue that may be read when it is first asked for; `open` gives undefined where its file is damaged. */
interface Candidate {
  readonly ref: CatalogRef;
  readonly open: () => Catalog | undefined;
}

// The header of a catalogue with every column takes some 500 bytes.
const HEADER_BYTES = 16_384;

/**
 * Opens the catalogues at hand: those that come with the program, over them the latest imported edition of each, over
 * both the CSVs of `csvFolder`, which serve this run only. Stored files are read when a catalogue is first asked for;
 * a damaged one gives way to the next that there is.
 *
 * @throws ProblemError with one sentence where `csvFolder` cannot be read. Single files never throw: see `problems()`.
 */
export function loadCatalogs(builtInFolder: string, storeFolder?: string, csvFolder?: string): LoadedCatalogs {
  const problems: string[] = [];
  const stored = storeFolder === undefined ? [] : storedCandidates(storeFolder, problems);
  const candidates = new Map<string, Candidate[]>();
  const all = [
    ...(csvFolder === undefined ? [] : csvCandidates(csvFolder, problems)),
    ...stored,
    ...builtInCandidates(builtInFolder, problems),
  ];
  for (const candidate of all) {
    const same = candidates.get(candidate.ref.id);
    if (same) same.push(candidate);
    else candidates.set(candidate.ref.id, [candidate]);
  }
  const opened = new Map<string, Catalog>();
  const get = (id: string): Catalog | undefined => {
    const known = opened.get(id);
    if (known !== undefined) return known;
    const queue = candidates.get(id);
    while (queue !== undefined && queue.length > 0) {
      const catalog = queue[0].open();
      if (catalog !== undefined) {
        opened.set(id, catalog);
        return catalog;
      }
      queue.shift();
    }
    return undefined;
  };
  return {
    get,
    list: () =>
      [...candidates.values()]
        .filter((queue) => queue.length > 0)
        .map(([{ ref }]) => opened.get(ref.id) ?? openLater(ref, get))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    problems: () => problems,
    stored: () => stored.map(({ ref }) => ref),
  };
}

function openLater(ref: CatalogRef, get: (id: string) => Catalog | undefined): Catalog {
  return { ...ref, get: (key) => get(ref.id)?.get(key), keys: () => get(ref.id)?.keys() ?? [] };
}

function builtInCandidates(folder: string, problems: string[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const file of jsonFiles(folder, problems, false)) {
    const bytes = readOrReport(file, problems);
    if (bytes === undefined) continue;
    const catalog = openBuiltIn(bytes.toString('utf8'), createHash('sha256').update(bytes).digest('hex'));
    if (catalog === undefined) problems.push(damaged(file));
    else candidates.push({ ref: catalog, open: () => catalog });
  }
  return candidates;
}

function storedCandidates(folder: string, problems: string[]): readonly Candidate[] {
  const found: { header: CompiledHeader; file: string }[] = [];
  // Before the first import there is no store.
  for (const file of jsonFiles(folder, problems, true)) {
    const header = readHeader(file);
    if (header === undefined) problems.push(damaged(file));
    else found.push({ header, file });
  }
  found.sort((a, b) => (latestFirst(a.header) < latestFirst(b.header) ? 1 : -1));
  found.sort((a, b) => (a.header.id === b.header.id ? 0 : a.header.id < b.header.id ? -1 : 1));
  return found.map(({ header, file }) => ({ ref: refOf(header), open: () => openStored(file, problems) }));
}

function csvCandidates(folder: string, problems: string[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const file of csvFiles(folder)) {
    const source = readCatalogSource(file);
    if ('problem' in source) {
      problems.push(`${basename(file)}: ${source.problem}`);
      continue;
    }
    const { entries, ...names } = source;
    const catalog = createCatalog({ ...names, source: 'importado' }, entries);
    candidates.push({ ref: catalog, open: () => catalog });
  }
  return candidates;
}

function csvFiles(folder: string): readonly string[] {
  try {
    return listCatalogFiles(folder);
  } catch (error) {
    throw new ProblemError(`No se pueden leer los catálogos de «${basename(folder)}»: ${fileProblem(error)}`);
  }
}

function openStored(file: string, problems: string[]): Catalog | undefined {
  const bytes = readOrReport(file, problems);
  if (bytes === undefined) return undefined;
  const catalog = openCompiled(bytes.toString('utf8'));
  if (catalog === undefined) problems.push(damaged(file));
  return catalog;
}

/** The first line of a stored catalogue; undefined where it is none or the file was cut. */
function readHeader(file: string): CompiledHeader | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const head = Buffer.alloc(HEADER_BYTES);
    const length = readSync(handle, head, 0, HEADER_BYTES, 0);
    const lineEnd = head.subarray(0, length).indexOf(10);
    if (lineEnd < 0) return undefined;
    const header = readCompiledHeader(head.toString('utf8', 0, lineEnd));
    return header?.tableBytes === fstatSync(handle).size - lineEnd - 1 ? header : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** JSON files of a folder by name; a folder that is not there has none where `mayBeAbsent`. */
function jsonFiles(folder: string, problems: string[], mayBeAbsent: boolean): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
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

function refOf({ id, title, edition, rows, sha256, source }: CompiledHeader): CatalogRef {
  return { id, title, edition, rows, sha256, source };
}

function latestFirst(header: CompiledHeader): string {
  return `${header.importedAt} ${header.edition}`;
}

function damaged(file: string): string {
  return `El catálogo ${basename(file)} está dañado y no se usa; impórtelo de nuevo.`;
}
