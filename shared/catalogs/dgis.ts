import type { CatalogEntry } from './catalog.ts';
import { csvRows, detectSeparator } from './csv.ts';
import { type Cells, SHAPES, type Shape } from './dgis-shapes.ts';
import { CATALOG_TITLES, type CatalogId } from './titles.ts';

/** What an official catalogue file holds, or one sentence on why it cannot be used. */
export type DgisReading =
  | { readonly id: CatalogId; readonly title: string; readonly entries: readonly CatalogEntry[] }
  | { readonly problem: string };

const UNKNOWN = 'No es un catálogo conocido: sus columnas no corresponden a ningún catálogo de DGIS, INEGI o RENAPO.';
const OTHER_CONTENT =
  'No es un catálogo conocido: tiene las columnas de un catálogo oficial, pero sus claves y nombres son otros.';
const NO_ROWS = 'El archivo no tiene renglones con clave.';

/**
 * Reads a catalogue of DGIS, INEGI or RENAPO from the text of its CSV. It is recognised by its columns and, where
 * several share them, by what stands at known keys; never by the name of the file.
 */
export function readDgisCatalog(text: string): DgisReading {
  const rows = csvRows(text, detectSeparator(text));
  const header = rows.next();
  if (header.done) return { problem: 'El archivo está vacío.' };
  const columns = new Map<string, number>();
  header.value.forEach((name, index) => {
    const column = normalizeColumn(name);
    if (column !== '' && !columns.has(column)) columns.set(column, index);
  });
  const shapes = SHAPES.filter((shape) => fitsColumns(shape, columns));
  if (shapes.length === 0) return { problem: UNKNOWN };
  const body = [...rows];
  const readings = shapes.map((shape) => ({ shape, entries: readEntries(shape, body, columns) }));
  if (readings.every((reading) => reading.entries.length === 0)) return { problem: NO_ROWS };
  const fitting = readings.filter((reading) => fitsContent(reading.shape, reading.entries));
  if (fitting.length === 0) return { problem: OTHER_CONTENT };
  if (fitting.length > 1) return { problem: ambiguous(fitting.map((reading) => reading.shape.id)) };
  return unique(fitting[0].shape, fitting[0].entries);
}

/** Upper case, no accents, `_` for blanks: `LENGUA INDÍGENA` → `LENGUA_INDIGENA`. */
function normalizeColumn(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').trim().toUpperCase().replace(/\s+/g, '_');
}

function fitsColumns(shape: Shape, columns: ReadonlyMap<string, number>): boolean {
  if (shape.without?.some((column) => columns.has(column))) return false;
  return shape.columns.every((column) => columns.has(column));
}

function readEntries(
  shape: Shape,
  rows: readonly (readonly string[])[],
  columns: ReadonlyMap<string, number>,
): readonly CatalogEntry[] {
  let row: readonly string[] = [];
  const cells: Cells = (column) => {
    const index = columns.get(column);
    return index === undefined ? '' : tidy(row[index] ?? '');
  };
  const entries: CatalogEntry[] = [];
  for (row of rows) {
    const entry = shape.entry(cells);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

/** Official names are padded, and some hold line breaks and double blanks. */
function tidy(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

function fitsContent(shape: Shape, entries: readonly CatalogEntry[]): boolean {
  if (shape.known === undefined) return true;
  const known = shape.known;
  const hits = entries.filter(({ key, name }) => {
    const word = known[key];
    return (
      word !== undefined &&
      normalizeColumn(name ?? '')
        .replaceAll('_', ' ')
        .includes(word)
    );
  });
  return hits.length >= 2;
}

/** Refuses a key that stands for two things; a row that says the same again is dropped. */
function unique(shape: Shape, entries: readonly CatalogEntry[]): DgisReading {
  const byKey = new Map<string, CatalogEntry>();
  for (const entry of entries) {
    const first = byKey.get(entry.key);
    if (first === undefined) byKey.set(entry.key, entry);
    else if (!shape.repeated?.includes(entry.key) && JSON.stringify(first) !== JSON.stringify(entry)) {
      return { problem: `La clave ${entry.key.slice(0, 40)} está repetida con contenido distinto.` };
    }
  }
  return { id: shape.id, title: CATALOG_TITLES[shape.id], entries: [...byKey.values()] };
}

function ambiguous(ids: readonly CatalogId[]): string {
  const titles = ids.map((id) => `«${CATALOG_TITLES[id]}»`).join(', ');
  return `No se puede saber de qué catálogo se trata: por su contenido podría ser ${titles}.`;
}
