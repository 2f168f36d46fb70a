import { ProblemError } from './reading.ts';
import type { WorkbookPackage } from './xlsx-package.ts';
import { readXml } from './xml-events.ts';

/** All texts of a book together; the largest catalogue has some 20 million characters. */
const MAX_TEXT = 200_000_000;
/** Columns after these are left out: the widest official book has some 65. */
const MAX_COLUMNS = 256;

/** The texts that cells of the book refer to by number. @throws ProblemError */
export async function readSharedStrings(book: WorkbookPackage): Promise<readonly string[]> {
  const strings: string[] = [];
  if (book.sharedStrings === undefined) return strings;
  let total = 0;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await readXml(book.read(book.sharedStrings), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        total += text.length;
        if (total > MAX_TEXT) throw new ProblemError('El libro de Excel tiene más texto del que tiene un catálogo.');
        strings.push(text);
      }
    },
  });
  return strings;
}

/**
 * Hands over the rows of a sheet, each cell as the text that was written: numbers with the digits of the file, formulas
 * with their last value. Rows without any text are left out. Ends early where `row` answers false.
 *
 * @throws ProblemError
 */
export async function readSheet(
  book: WorkbookPackage,
  part: string,
  strings: readonly string[],
  row: (cells: readonly string[]) => boolean,
): Promise<void> {
  let cells: string[] = [];
  let column = -1;
  let type = '';
  let value = '';
  let inValue = false;
  let inPhonetic = false;
  let stopped = false;
  await readXml(book.read(part), {
    stopped: () => stopped,
    open(name, attributes) {
      if (name === 'row') {
        cells = [];
        column = -1;
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        type = attributes.t ?? 'n';
        value = '';
      } else if (name === 'v' || name === 't') inValue = !inPhonetic;
      else if (name === 'rPh') inPhonetic = true;
    },
    text(piece) {
      if (inValue) value += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'c' && column >= 0 && column < MAX_COLUMNS) {
        while (cells.length < column) cells.push('');
        cells[column] = written(type, value, strings);
      } else if (name === 'row' && !stopped && cells.some((cell) => cell !== '')) stopped = !row(cells);
    },
  });
}

/** `AB12` is column 27, counted from 0; -1 where there is no letter. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length && i < 4; i++) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function written(type: string, value: string, strings: readonly string[]): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'e':
      return '';
    case 'n':
      return wholeNumber(value);
    default:
      return value;
  }
}

/** A key that a spreadsheet took for a number may stand as `9.0` or `1.42E2`. */
function wholeNumber(value: string): string {
  if (/^\d*$/.test(value)) return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? String(number) : value;
}
