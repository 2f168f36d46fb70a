import type { CatalogEntry } from './catalog.ts';
import { foldWords } from './cells.ts';
import { csvRows, detectSeparator } from './csv.ts';
import { SHAPES } from './dgis-shapes.ts';
import type { Cells, Shape } from './shape.ts';
import { CATALOG_TITLES, type CatalogId } from './titles.ts';

/** What an official catalogue file holds, or one sentence on why it cannot be used. */
export type DgisReading =
  | { readonly id: CatalogId; readonly title: string; readonly entries: readonly CatalogEntry[] }
  | {
      readonly problem: string;
      /** Whether a row with the columns of a catalogue was found at all. */
      readonly hasColumns: boolean;
    };

/** Takes the rows of one table, in order. */
export interface TableReader {
  /** False once no further row can change anything. */
  row(cells: readonly string[]): boolean;
  end(): DgisReading;
}

const UNKNOWN = 'No es un catálogo conocido: sus columnas no corresponden a ningún catálogo de DGIS, INEGI o RENAPO.';
const OTHER_CONTENT =
  'No es un catálogo conocido: tiene las columnas de un catálogo oficial, pero sus claves y nombres son otros.';
const NO_ROWS = 'El archivo no tiene renglones con clave.';
/** Books have titles and notes above the columns; none of those seen has more than a dozen rows of them. */
const HEADER_WITHIN = 50;

/** Reads a catalogue of DGIS, INEGI or RENAPO from the text of its CSV; see {@link createTableReader}. */
export function readDgisCatalog(text: string): DgisReading {
  const reader = createTableReader();
  for (const row of csvRows(text, detectSeparator(text))) if (!reader.row(row)) break;
  return reader.end();
}

/**
 * Recognises a catalogue by its columns and, where several share them, by what stands at known keys; never by the name
 * of the file. The row of the columns need not be the first. Rows are not kept: what a catalogue needs of them is.
 */
export function createTableReader(): TableReader {
  let rows = 0;
  let columns: ReadonlyMap<string, number> = new Map();
  let candidates: readonly { readonly shape: Shape; readonly entries: CatalogEntry[] }[] = [];
  let row: readonly string[] = [];
  const cells: Cells = (column) => {
    const index = columns.get(column);
    return index === undefined ? '' : tidy(row[index] ?? '');
  };
  return {
    row(next) {
      rows++;
      row = next;
      if (candidates.length === 0) {
        columns = columnsOf(next);
        candidates = SHAPES.filter((shape) => fitsColumns(shape, columns)).map((shape) => ({ shape, entries: [] }));
        return candidates.length > 0 || rows < HEADER_WITHIN;
      }
      for (const { shape, entries } of candidates) {
        const entry = shape.entry(cells);
        // No key has blanks: that is a note below the table.
        if (entry !== undefined && !entry.key.includes(' ')) entries.push(entry);
      }
      return true;
    },
    end() {
      if (rows === 0) return problem('El archivo está vacío.', false);
      if (candidates.length === 0) return problem(UNKNOWN, false);
      if (candidates.every(({ entries }) => entries.length === 0)) return problem(NO_ROWS);
      const fitting = candidates.filter(({ shape, entries }) => fitsContent(shape, entries));
      if (fitting.length === 0) return problem(OTHER_CONTENT);
      if (fitting.length > 1) return problem(ambiguous(fitting.map(({ shape }) => shape.id)));
      return unique(fitting[0].shape, fitting[0].entries);
    },
  };
}

function problem(sentence: string, hasColumns = true): DgisReading {
  return { problem: sentence, hasColumns };
}

function columnsOf(row: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  row.forEach((name, index) => {
    const column = foldWords(name).replaceAll(' ', '_');
    if (column !== '' && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

function fitsColumns(shape: Shape, columns: ReadonlyMap<string, number>): boolean {
  if (shape.without?.some((column) => columns.has(column))) return false;
  return shape.columns.every((column) => columns.has(column));
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
    return word !== undefined && foldWords(name ?? '').includes(word);
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
      return problem(`La clave ${entry.key.slice(0, 40)} está repetida con contenido distinto.`);
    }
  }
  return { id: shape.id, title: CATALOG_TITLES[shape.id], entries: [...byKey.values()] };
}

function ambiguous(ids: readonly CatalogId[]): string {
  const titles = ids.map((id) => `«${CATALOG_TITLES[id]}»`).join(', ');
  return `No se puede saber de qué catálogo se trata: por su contenido podría ser ${titles}.`;
}
