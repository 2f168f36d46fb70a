import { readdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isPackage } from './catalog-table.ts';
import { describeReadError, ProblemError } from './reading.ts';
import { openWorkbook } from './xlsx-package.ts';
import { listZip, readZipMember } from './zip.ts';

/** One file that may hold a catalogue; inside a ZIP, `archivo.zip!/miembro`. */
export interface CatalogFile {
  readonly path: string;
  /** @throws Error of the file system, or ProblemError */
  read(): Promise<Uint8Array>;
}

/** Something that was handed over and cannot be used, with one sentence. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

// The whole file is held; the largest official one (the full register of units) is near 40 MB as CSV.
const MAX_BYTES = 200_000_000;
const MAX_DEPTH = 4;
const MAX_FILES = 1000;
const NAMES = /\.(csv|xlsx|xlsm|xls|xlsb|ods|zip)$/i;
const IN_ZIP = /\.(csv|txt|xlsx|xlsm|xls|xlsb|ods|zip)$/i;

/**
 * Lists what may hold a catalogue under the given paths: files whatever their names, the tables, books and ZIPs of
 * folders, the tables and books of ZIPs. Never throws: what cannot be read is among `skipped`.
 */
export async function listCatalogInputs(
  paths: readonly string[],
): Promise<{ readonly files: readonly CatalogFile[]; readonly skipped: readonly Skipped[] }> {
  const files: CatalogFile[] = [];
  const skipped: Skipped[] = [];
  for (const path of paths) {
    try {
      const found = listCatalogFiles(path, NAMES);
      if (found.length === 0) skipped.push({ path, reason: 'La carpeta no tiene archivos CSV, XLSX ni ZIP.' });
      for (const file of found) await addFile(file, files, skipped);
    } catch (error) {
      skipped.push({ path, reason: fileProblem(error) });
    }
  }
  return { files, skipped };
}

/** Files under a file or folder with such names, in their order; a file stands for itself whatever its name. */
export function listCatalogFiles(path: string, names: RegExp): readonly string[] {
  const files: string[] = [];
  collect(path, 0, files, names);
  return files;
}

async function addFile(path: string, files: CatalogFile[], skipped: Skipped[]): Promise<void> {
  try {
    if (!(await isArchive(path))) {
      files.push({ path, read: () => readWhole(path) });
      return;
    }
    const { files: members, problems } = await listZip(path, path);
    const tables = members.filter((member) => IN_ZIP.test(member.path));
    for (const { path: shown, bytes, zipEntry = 0 } of tables.slice(0, MAX_FILES)) {
      if (bytes > MAX_BYTES) skipped.push({ path: shown, reason: TOO_BIG });
      else files.push({ path: shown, read: async () => joined(readZipMember(path, zipEntry)) });
    }
    skipped.push(...problems.map(({ path: shown, sentence }) => ({ path: shown, reason: sentence })));
    if (tables.length === 0 && problems.length === 0) skipped.push({ path, reason: 'El ZIP no tiene CSV ni XLSX.' });
  } catch (error) {
    skipped.push({ path, reason: fileProblem(error) });
  }
}

/** A ZIP that is no workbook. */
async function isArchive(path: string): Promise<boolean> {
  if (!statSync(path).isFile()) return false;
  const handle = await open(path);
  try {
    const head = new Uint8Array(4);
    await handle.read(head, 0, 4, 0);
    if (!isPackage(head)) return false;
  } finally {
    await handle.close();
  }
  if (/\.zip$/i.test(path)) return true;
  try {
    const book = await openWorkbook(await readWhole(path));
    book?.close();
    return book === undefined;
  } catch {
    // Not the place to say what is wrong with a workbook.
    return false;
  }
}

async function readWhole(path: string): Promise<Uint8Array> {
  const stat = statSync(path);
  // Reading a pipe or a device would never end.
  if (!stat.isFile()) throw new ProblemError('No es un archivo.');
  if (stat.size > MAX_BYTES) throw new ProblemError(TOO_BIG);
  const handle = await open(path);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

const TOO_BIG = 'El archivo pasa de 200 MB; ningún catálogo es tan grande.';

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new ProblemError(TOO_BIG);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

function collect(path: string, depth: number, files: string[], names: RegExp): void {
  if (!statSync(path).isDirectory()) {
    files.push(path);
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (files.length >= MAX_FILES) return;
    // What a program keeps beside a file that is open in it.
    if (/^(\.|~\$)/.test(entry.name)) continue;
    const inside = join(path, entry.name);
    // Links are not followed: they could lead in circles.
    if (entry.isDirectory() && depth < MAX_DEPTH) collect(inside, depth + 1, files, names);
    else if (entry.isFile() && names.test(entry.name)) files.push(inside);
  }
}

/** One sentence for an error of the file system; it names no path. */
export function fileProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'El archivo o la carpeta no existe.';
    case 'EACCES':
    case 'EPERM':
      return 'No hay permiso para leerlo o escribirlo.';
    case 'ENOSPC':
      return 'No queda espacio en el disco.';
    case 'EISDIR':
    case 'ENOTDIR':
      return 'Se esperaba un archivo y es una carpeta, o al revés.';
    default:
      return error instanceof ProblemError
        ? describeReadError(error)
        : `No se pudo leer o escribir${typeof code === 'string' ? ` (${code})` : ''}.`;
  }
}
