import { parseDayMonthYear } from '../../identifiers/index.ts';
import { createTextCache, type TextCache } from '../support/text-cache.ts';
import { isAscii, rowText, trimmedEnd, trimmedStart } from './cell-text.ts';
import { isoDay } from './days.ts';
import type { Guide, GuideColumn } from './guide.ts';
import { parseNumber } from './numbers.ts';
import { type Row, UNKNOWN } from './row.ts';
import type { ReadValue } from './value-rules.ts';

/** Texts that come again in rules: keys, codes and flags, far fewer than this. */
const TEXT_SLOTS = 1024;
/** 01/01/1000: a lesser number in a date column is no date. */
const FIRST_DAY = 10_000_101;
const SINGLE: readonly (readonly number[])[] = Array.from({ length: 128 }, (_, slot) => Object.freeze([slot - 1]));
const WIDTHS = Uint8Array.from(SINGLE, ([key]) => String(key).length);

/** Whether rules see the cells of a column as numbers. */
export function isNumeric({ type, domain }: GuideColumn): boolean {
  if (domain.kind === 'keys' || domain.kind === 'range') return true;
  return domain.kind === 'key' ? type !== 'texto' : domain.kind === 'text' && type === 'numerico';
}

/** Gives the reader of one column's cells. */
export type CellReaders = (column: number) => ReadValue;

/**
 * Makes the readers of the columns' cells in the current row, as rules see them (see `RowSchema`). A cell with a fault
 * of its own has no value. Cells must have been judged by themselves before.
 */
export function createCellReaders(guide: Guide, row: Row): CellReaders {
  const cache = createTextCache(TEXT_SLOTS);
  return (column) => {
    const { domain } = guide.columns[column];
    if (isNumeric(guide.columns[column])) return numberReader(row, column, guide.columns[column], cache);
    if (domain.kind === 'list') return listReader(row, column, cache);
    return domain.kind === 'date'
      ? dateReader(row, column, guide.columns[column], cache)
      : textReader(row, column, cache);
  };
}

/** Reads a cell's text without blanks around it, `''` where it is empty. */
function textReader(row: Row, column: number, cache: TextCache): () => string | undefined {
  return () => {
    if (row.faulty[column] === 1) return undefined;
    const start = trimmedStart(row, column);
    const end = trimmedEnd(row, column, start);
    if (start === end) return '';
    return isAscii(row, start, end) ? cache.text(row.buffer, start, end) : rowText(row, start, end);
  };
}

function numberReader(row: Row, column: number, { notApplicable }: GuideColumn, cache: TextCache): ReadValue {
  const text = textReader(row, column, cache);
  return () => {
    if (row.faulty[column] === 1) return undefined;
    if (row.values[column] !== UNKNOWN) return row.values[column];
    const written = text();
    if (written === undefined || written === '' || notApplicable?.includes(written)) return written;
    const start = trimmedStart(row, column);
    const parsed = parseNumber(row.buffer, start, trimmedEnd(row, column, start));
    return parsed === null || parsed.comma ? undefined : parsed.value;
  };
}

function listReader(row: Row, column: number, cache: TextCache): ReadValue {
  const text = textReader(row, column, cache);
  return () => {
    const slot = (row.values[column] + 1) >>> 0;
    // A list of one key is as long as the key; `values` holds the first key of longer ones.
    if (slot < SINGLE.length && row.starts[column + 1] - 1 - row.starts[column] === WIDTHS[slot]) return SINGLE[slot];
    const written = text();
    if (written === undefined || written === '') return written;
    const keys = written.split('&').map(Number);
    return keys.some(Number.isNaN) ? undefined : keys;
  };
}

/** Days that a file speaks of; a century of birthdays fits. */
const MOST_DAYS = 40_000;

function dateReader(row: Row, column: number, { notApplicable }: GuideColumn, cache: TextCache): ReadValue {
  const text = textReader(row, column, cache);
  const made = new Map<number, string>();
  return () => {
    const day = row.values[column];
    if (day < FIRST_DAY) {
      const written = text();
      if (written === undefined || written === '') return written;
      return parseDayMonthYear(written) ?? (notApplicable?.includes(written) ? written : undefined);
    }
    let iso = made.get(day);
    if (iso === undefined) {
      iso = isoDay(day);
      if (made.size >= MOST_DAYS) made.clear();
      made.set(day, iso);
    }
    return iso;
  };
}
