import { foldWords } from '../../shared/catalogs/cells.ts';
import { detectSeparator, numberedRows } from '../../shared/catalogs/csv.ts';
import { decodeText } from '../../shared/catalogs/decode.ts';
import { isClues } from '../registry/unit-rows.ts';
import type { AttributeRow, AttributeTable, SkippedLine } from '../registry/units/attributes.ts';
import { ProblemError } from './reading.ts';

/** A file of attributes as it was read: what is usable, and what is not with its line. */
export interface AttributeReading extends AttributeTable {
  readonly skipped: readonly SkippedLine[];
}

/** Notes above the columns; no list of units seen has more rows of them. */
const HEADER_WITHIN = 50;
const MAX_COLUMNS = 200;
const MAX_ATTRIBUTES = 60;
const MAX_ROWS = 200_000;
const MAX_NAME = 60;
/** What tables write where they have no figure, which is not 0. */
const NO_VALUE = /^(-+|–|—|\.+|n\.?\s?[ad]\.?|n\/[ad]|s\/[di]|sin dato|no disponible|no aplica)$/i;
/** Comma or space for thousands and point for decimals, as figures are written in Mexico. */
const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+|\d{1,3}([ \u00a0\u202f]\d{3})+)(\.\d+)?$/;
/** `01` and `007` are keys, not figures. */
const KEY = /^0\d/;

/**
 * Reads a table of units from the bytes of a text: comma, semicolon, tab or pipe; UTF-8, UTF-16 or windows-1252. One
 * column must be called CLUES; those whose cells are mostly numbers become attributes, the others are left aside.
 *
 * @throws ProblemError with one sentence where there is no such table
 */
export function readAttributes(bytes: Uint8Array): AttributeReading {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw new ProblemError('El archivo es un libro de Excel o un ZIP: guárdelo como CSV e impórtelo.');
  }
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (!isUtf16 && bytes.subarray(0, 4096).includes(0)) throw new ProblemError('El archivo no es un texto.');
  const { head, rows } = tableOf(decodeText(bytes).text);
  const clues = keyColumn(head);
  const columns = head.map((name, index) => ({ index, name: tidy(name).slice(0, MAX_NAME) }));
  const numeric = columns.filter(
    ({ index, name }) => index !== clues && name !== '' && isNumeric(rows.map(({ cells }) => tidy(cells[index] ?? ''))),
  );
  const twin = numeric.find(({ name }, index) => numeric.findIndex((other) => other.name === name) !== index);
  if (twin !== undefined) throw new ProblemError(`El archivo tiene dos columnas con el nombre «${twin.name}».`);
  if (numeric.length === 0) throw new ProblemError('El archivo no tiene columnas con números además de la CLUES.');
  if (numeric.length > MAX_ATTRIBUTES) {
    throw new ProblemError(
      `El archivo tiene ${numeric.length} columnas con números; se aceptan hasta ${MAX_ATTRIBUTES}.`,
    );
  }
  return { names: numeric.map(({ name }) => name), ...rowsOf(rows, clues, numeric) };
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function tableOf(text: string): { readonly head: readonly string[]; readonly rows: readonly Line[] } {
  const rows: Line[] = [];
  let head: readonly string[] | undefined;
  let seen = 0;
  for (const { line, cells } of numberedRows(text, separatorOf(text))) {
    seen++;
    if (head === undefined) {
      if (cells.some(isKeyName)) head = cells;
      else if (seen >= HEADER_WITHIN) break;
      if (cells.length > MAX_COLUMNS) throw new ProblemError(`El archivo tiene más de ${MAX_COLUMNS} columnas.`);
      continue;
    }
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (rows.length >= MAX_ROWS) {
      throw new ProblemError(`El archivo tiene más de ${MAX_ROWS.toLocaleString('es-MX')} renglones.`);
    }
    rows.push({ line, cells });
  }
  if (seen === 0) throw new ProblemError('El archivo está vacío.');
  if (head === undefined) throw new ProblemError('El archivo no tiene una columna con el nombre CLUES.');
  if (rows.length === 0) throw new ProblemError('El archivo no tiene renglones debajo de sus columnas.');
  return { head, rows };
}

/** By the row of the columns, which need not be the first. */
function separatorOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, HEADER_WITHIN);
  return detectSeparator(lines.find((line) => /clues/i.test(line)) ?? text);
}

function isKeyName(name: string): boolean {
  return /(^| )CLUES( |$)/.test(foldWords(name));
}

function keyColumn(head: readonly string[]): number {
  const exact = head.findIndex((name) => foldWords(name) === 'CLUES');
  return exact < 0 ? head.findIndex(isKeyName) : exact;
}

/** More than half of what is written are numbers, and none of it is a key with zeros at its left. */
function isNumeric(cells: readonly string[]): boolean {
  const written = cells.filter((cell) => cell !== '' && !NO_VALUE.test(cell));
  const numbers = written.filter((cell) => NUMBER.test(cell));
  return numbers.length * 2 > written.length && !numbers.some((cell) => KEY.test(cell));
}

function rowsOf(
  lines: readonly Line[],
  clues: number,
  columns: readonly { readonly index: number; readonly name: string }[],
): { readonly rows: readonly AttributeRow[]; readonly skipped: readonly SkippedLine[] } {
  const rows: AttributeRow[] = [];
  const skipped: SkippedLine[] = [];
  for (const { line, cells } of lines) {
    const key = tidy(cells[clues] ?? '').toUpperCase();
    if (!isClues(key)) {
      skipped.push({ line, reason: key === '' ? 'No tiene CLUES.' : 'Lo que trae como CLUES no tiene esa forma.' });
      continue;
    }
    const values = columns.map(({ index, name }) => {
      const cell = tidy(cells[index] ?? '');
      if (cell === '' || NO_VALUE.test(cell)) return null;
      const value = NUMBER.test(cell) ? Number(cell.replace(/[, \u00a0\u202f]/g, '')) : Number.NaN;
      if (Number.isFinite(value)) return value;
      skipped.push({ line, reason: `Lo que trae en «${name}» no es un número.` });
      return null;
    });
    rows.push({ clues: key, line, values });
  }
  return { rows, skipped };
}

function tidy(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').trim();
}
