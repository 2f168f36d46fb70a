import { readFileSync, statSync } from 'node:fs';
import type { CatalogEntry } from '../../shared/catalogs/catalog.ts';
import type { DgisReading } from '../../shared/catalogs/dgis.ts';
import type { CatalogId } from '../../shared/catalogs/titles.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { type CatalogFile, fileProblem } from './catalog-files.ts';
import { readCatalogTable, readCatalogText } from './catalog-table.ts';

/** A catalogue as read from an official file, or one sentence on why the file cannot be used. */
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

// A CSV is held as bytes and as text; see catalog-files.ts.
const MAX_BYTES = 200_000_000;

/**
 * Reads one file. Official files do not say their edition: where the caller does not either, the first eight digits of
 * the hash stand for it. Never throws.
 */
export async function readCatalogSource(file: CatalogFile, edition?: string): Promise<CatalogSource> {
  try {
    const bytes = await file.read();
    return sourceOf(bytes, await readCatalogTable(bytes), edition);
  } catch (error) {
    return { problem: fileProblem(error) };
  }
}

/** Reads one CSV file at once. Never throws. */
export function readCsvSource(path: string): CatalogSource {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { problem: 'No es un archivo.' };
    if (stat.size > MAX_BYTES) return { problem: 'El archivo pasa de 200 MB; ningún catálogo es tan grande.' };
    const bytes = readFileSync(path);
    return sourceOf(bytes, readCatalogText(bytes), undefined);
  } catch (error) {
    return { problem: fileProblem(error) };
  }
}

function sourceOf(bytes: Uint8Array, reading: DgisReading, edition: string | undefined): CatalogSource {
  if ('problem' in reading) return { problem: reading.problem };
  const sha256 = sha256Hex(bytes);
  return { ...reading, edition: edition ?? `sha-${sha256.slice(0, 8)}`, sha256 };
}
