import { decodeAscii } from '../support/ascii.ts';
import { createTextCache } from '../support/text-cache.ts';
import { isAscii, rowText, trimmedEnd, trimmedStart } from './cell-text.ts';
import type { Guide } from './guide.ts';
import { type Row, UNKNOWN } from './row.ts';

/** Reads cells of the current row as the values of neutral records. A column of -1, or an empty cell: `undefined`. */
export interface FieldReader {
  /** A text that is nearly always new. */
  single(column: number): string | undefined;
  /** A text that comes again in other rows. */
  repeated(column: number): string | undefined;
  /** As `repeated`; `XX` stands for no surname. */
  surname(column: number): string | undefined;
  /** A numeric key of a catalogue: `02` is 2, as it is for the guide. */
  key(column: number): string | undefined;
  twoDigits(column: number): string | undefined;
  /** Keys joined by `&`. */
  keys(column: number): readonly string[] | undefined;
  /** As `repeated`; a value that says «no aplica» in its column stands for none. */
  stated(column: number): string | undefined;
  /** A date that the guide gives for one that is not known (09/09/9999), ISO 8601; undefined for any other. */
  estimate(column: number): string | undefined;
  /** A date that changes from row to row, ISO 8601; needs the judged value. */
  birth(column: number): string | undefined;
  /** A date that few rows change. */
  care(column: number): string | undefined;
  /** Reader of a column through its `feedValues`. */
  mapped(column: number): () => string | undefined;
}

const SPACE = 0x20;
/** Names that many people share; more slots than common names and surnames. */
const NAME_SLOTS = 8192;
const SMALL = Array.from({ length: 1000 }, (_, value) => String(value));
const PAIRS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));
const SINGLE_KEYS = SMALL.slice(0, 100).map((key) => Object.freeze([key]) as readonly string[]);

export function createFieldReader(guide: Guide, row: Row): FieldReader {
  const { starts, values } = row;
  const cache = createTextCache(NAME_SLOTS);
  let careDay = UNKNOWN;
  let careText = '';
  let birthLine = 0;
  let birthText = '';

  function single(column: number): string | undefined {
    if (column < 0) return undefined;
    const start = trimmedStart(row, column);
    const end = trimmedEnd(row, column, start);
    return start === end ? undefined : rowText(row, start, end);
  }

  function repeated(column: number): string | undefined {
    if (column < 0) return undefined;
    let start = starts[column];
    let end = starts[column + 1] - 1;
    if (start < end && (row.buffer[start] === SPACE || row.buffer[end - 1] === SPACE)) {
      start = trimmedStart(row, column);
      end = trimmedEnd(row, column, start);
    }
    if (start === end) return undefined;
    return isAscii(row, start, end) ? cache.text(row.buffer, start, end) : rowText(row, start, end);
  }

  function key(column: number): string | undefined {
    if (column < 0) return undefined;
    const value = values[column];
    return value >= 0 && value < 1000 ? SMALL[value] : repeated(column);
  }

  return {
    single,
    repeated,
    key,
    surname(column) {
      const text = repeated(column);
      return text === 'XX' ? undefined : text;
    },
    twoDigits(column) {
      if (column < 0) return undefined;
      const value = values[column];
      return value >= 0 && starts[column + 1] - starts[column] === 3 ? PAIRS[value] : repeated(column);
    },
    keys(column) {
      if (column < 0) return undefined;
      const start = starts[column];
      const end = starts[column + 1] - 1;
      const value = values[column];
      if (end - start === 1 && value >= 0) return SINGLE_KEYS[value];
      const text = repeated(column);
      // What is no list of keys at all is a fault of its own, not a key that no catalogue has.
      if (text === undefined || !/^\d+(?:&\d+)*$/.test(text)) return undefined;
      return text.split('&').map((one) => one.replace(/^0+(?=\d)/, ''));
    },
    stated(column) {
      const text = repeated(column);
      return text === undefined || guide.columns[column].notApplicable?.includes(text) ? undefined : text;
    },
    estimate(column) {
      const text = repeated(column);
      const estimates = text !== undefined && guide.columns[column].notApplicable?.includes(text);
      return estimates ? text.split('/').reverse().join('-') : undefined;
    },
    birth(column) {
      if (column < 0 || values[column] === UNKNOWN) return undefined;
      if (birthLine === row.line) return birthText;
      birthLine = row.line;
      birthText = isoDate(row.buffer, trimmedStart(row, column));
      return birthText;
    },
    care(column) {
      if (column < 0) return undefined;
      const day = values[column];
      if (day === UNKNOWN) return undefined;
      if (day === careDay) return careText;
      careDay = day;
      careText = isoDate(row.buffer, trimmedStart(row, column));
      return careText;
    },
    mapped(column) {
      if (column < 0) return () => undefined;
      const byValue: (string | undefined)[] = new Array<string | undefined>(10).fill(undefined);
      for (const [from, to] of Object.entries(guide.columns[column].feedValues ?? {})) byValue[Number(from)] = to;
      return () => {
        const value = values[column];
        return value >= 0 && value < 10 ? byValue[value] : undefined;
      };
    },
  };
}

/** `dd/mm/aaaa` at `s`, already judged, as `aaaa-mm-dd`. */
function isoDate(b: Uint8Array, s: number): string {
  scratch[0] = b[s + 6];
  scratch[1] = b[s + 7];
  scratch[2] = b[s + 8];
  scratch[3] = b[s + 9];
  scratch[5] = b[s + 3];
  scratch[6] = b[s + 4];
  scratch[8] = b[s];
  scratch[9] = b[s + 1];
  return decodeAscii(scratch, 0, 10);
}
const scratch = Uint8Array.from([48, 48, 48, 48, 45, 48, 48, 45, 48, 48]);
