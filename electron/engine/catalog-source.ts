import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogEntry } from '../../shared/catalogs/catalog.ts';
import { decodeText } from '../../shared/catalogs/decode.ts';
import { readDgisCatalog } from '../../shared/catalogs/dgis.ts';
import type { CatalogId } from '../../shared/catalogs/titles.ts';

/** A catalogue as read from an official CSV, or one sentence on why the file cannot be used. */
export type CatalogSource =
  | {
      readonly id: CatalogId;
      readonly title: string;
      readonly edition: string;
      /** Of the file's bytes. */
      readonly sha256: string;
      readonly entries: readonly CatalogEntry[];
    }
  | { readonly problem: string };

// The whole file is held as text; the largest official one (the full register of units) is near 40 MB.
const MAX_BYTES = 200_000_000;
const MAX_DEPTH = 4;
const MAX_FILES = 1000;

/**
 * Reads one CSV file. The files do not say their edition: where the caller does not either, the first eight digits of
 * the hash stand for it. Never throws.
 */
export function readCatalogSource(path: string, edition?: string): CatalogSource {
  try {
    const stat = statSync(path);
    // Reading a pipe or a device would never end.
    if (!stat.isFile()) return { problem: 'No es un archivo.' };
    if (stat.size > MAX_BYTES) return { problem: 'El archivo pasa de 200 MB; ningún catálogo es tan grande.' };
    const bytes = readFileSync(path);
    const container = containerProblem(bytes);
    if (container !== null) return { problem: container };
    const reading = readDgisCatalog(decodeText(bytes).text);
    if ('problem' in reading) return reading;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ...reading, edition: edition ?? `sha-${sha256.slice(0, 8)}`, sha256 };
  } catch (error) {
    return { problem: fileProblem(error) };
  }
}

/** CSV files under a file or folder, in the order of their names; a file stands for itself whatever its name. */
export function listCatalogFiles(path: string): readonly string[] {
  const files: string[] = [];
  collect(path, 0, files);
  return files;
}

function collect(path: string, depth: number, files: string[]): void {
  if (!statSync(path).isDirectory()) {
    files.push(path);
    return;
  }
  const names = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of names) {
    if (files.length >= MAX_FILES) return;
    const inside = join(path, entry.name);
    // Links are not followed: they could lead in circles.
    if (entry.isDirectory() && depth < MAX_DEPTH) collect(inside, depth + 1, files);
    else if (entry.isFile() && /\.csv$/i.test(entry.name)) files.push(inside);
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
      return `No se pudo leer o escribir${typeof code === 'string' ? ` (${code})` : ''}.`;
  }
}

/** Catalogues are published as workbooks, and downloads come zipped: say what to do rather than that it is binary. */
function containerProblem(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if ((first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf)) {
    return 'Es un libro de Excel o un archivo comprimido: guarde la hoja del catálogo como CSV (UTF-8) e impórtela.';
  }
  if (first === 0xff && second === 0xfe) return null;
  return bytes.subarray(0, 4096).includes(0) ? 'No es un archivo de texto.' : null;
}
