/** Stands in `values` for a cell that is no whole number of up to nine digits, or whose value cannot be relied on. */
export const UNKNOWN = -2147483648;

const PIPE = 0x7c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const MINUS = 0x2d;
const ZERO = 0x30;
/** Width of a line of the table of settled values: -1 to 254, so that most heights, pressures and countries fit. */
export const SETTLED_WIDTH = 256;
/** A whole number of more digits might not fit 32 bits. */
const MAX_DIGITS = 9;

/** One line cut into cells, by offsets into the bytes it was read from. One object serves a whole file. */
export interface Row {
  readonly size: number;
  /** Set by `setBuffer` alone, with `view`. */
  readonly buffer: Uint8Array;
  /** The same bytes, to read several at a time. */
  readonly view: DataView;
  /** Offset in the file of the first byte of `buffer`. */
  base: number;
  /** Where the line's content starts and ends (exclusive, without its line end) in `buffer`. */
  start: number;
  end: number;
  /** `starts[i]`: where cell i starts; `starts[i + 1] - 1`: where it ends. Valid up to `min(count, size)`. */
  readonly starts: Int32Array;
  /** Whole numbers (and -1) as read; dates as aaaammdd once judged; else UNKNOWN. */
  readonly values: Int32Array;
  /** 1 where a cell has a fault of its own, so that no rule on several cells may use it. Cleared before each row. */
  readonly faulty: Uint8Array;
  /** 1 where four columns in a row may be taken at once when all hold -1; see `settleBlanks`. */
  readonly blanks: Uint8Array;
  /** How many cells the line has. */
  count: number;
  /** Columns whose value alone does not settle that all is well, in order: the first `openCount` of `open`. */
  readonly open: Int32Array;
  openCount: number;
  /** Some byte is above 0x7F. */
  high: boolean;
  /** The bytes above 0x7F are well-formed UTF-8. */
  utf8: boolean;
  /** Some cell holds a control character. */
  control: boolean;
  crlf: boolean;
  /** 1-based number of the line in the file. */
  line: number;
  /** 1-based number of the data row; 0 for header and file. */
  record: number;
}

export function createRow(size: number): Row {
  return {
    size,
    buffer: new Uint8Array(0),
    view: new DataView(new ArrayBuffer(0)),
    base: 0,
    start: 0,
    end: 0,
    starts: new Int32Array(size + 1),
    values: new Int32Array(size),
    faulty: new Uint8Array(size),
    blanks: new Uint8Array(size),
    count: 0,
    open: new Int32Array(size),
    openCount: 0,
    high: false,
    utf8: false,
    control: false,
    crlf: false,
    line: 0,
    record: 0,
  };
}

/** Makes the row one of these bytes. */
export function setBuffer(row: Row, buffer: Uint8Array): void {
  if (row.buffer === buffer) return;
  const made: { -readonly [K in 'buffer' | 'view']: Row[K] } = row;
  made.buffer = buffer;
  made.view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/**
 * Cuts the line that starts at `from`, in one pass: most cells are whole numbers of one to three digits or -1, so
 * their value is read on the way. A line feed must stand somewhere at or after `from`: it ends the scan without a
 * bounds check on each byte.
 *
 * @param settled 1 where a whole number needs no further look: `settled[column * SETTLED_WIDTH + value + 1]`.
 * @returns where that line feed stands.
 */
export function scanRow(row: Row, from: number, settled: Uint8Array): number {
  const { buffer, view, blanks, starts, values, open, size } = row;
  const lastFour = buffer.length - 12;
  let openCount = 0;
  let seen = 0;
  let control = false;
  let p = from;
  for (let cell = 0; cell < size; cell++) {
    starts[cell] = p;
    let value = UNKNOWN;
    let byte = buffer[p];
    // Two of three cells are -1 or one digit, and whole blocks of columns hold nothing but -1.
    if (byte === MINUS) {
      if (blanks[cell] === 1 && p < lastFour && areFourBlanks(view, p)) {
        starts[cell + 1] = p + 3;
        starts[cell + 2] = p + 6;
        starts[cell + 3] = p + 9;
        values[cell] = -1;
        values[cell + 1] = -1;
        values[cell + 2] = -1;
        values[cell + 3] = -1;
        cell += 3;
        p += 12;
        continue;
      }
      if (buffer[p + 2] === PIPE && buffer[p + 1] === ZERO + 1) {
        values[cell] = -1;
        if (settled[cell * SETTLED_WIDTH] === 0) open[openCount++] = cell;
        p += 3;
        continue;
      }
    } else if (buffer[p + 1] === PIPE) {
      const only = (byte - ZERO) >>> 0;
      if (only <= 9) {
        values[cell] = only;
        if (settled[cell * SETTLED_WIDTH + only + 1] === 0) open[openCount++] = cell;
        p += 2;
        continue;
      }
    }
    let digit = (byte - ZERO) >>> 0;
    if (digit <= 9) {
      const first = p;
      value = digit;
      byte = buffer[++p];
      digit = (byte - ZERO) >>> 0;
      while (digit <= 9) {
        value = (Math.imul(value, 10) + digit) | 0;
        byte = buffer[++p];
        digit = (byte - ZERO) >>> 0;
      }
      if (p - first > MAX_DIGITS) value = UNKNOWN;
    } else if (byte === MINUS && buffer[p + 1] === ZERO + 1) {
      value = -1;
      p += 2;
      byte = buffer[p];
    }
    while (byte !== PIPE) {
      if (byte < 0x20) {
        const lineFeed = lineFeedAt(buffer, p);
        if (lineFeed >= 0) {
          values[cell] = value;
          open[openCount++] = cell;
          starts[cell + 1] = p + 1;
          row.openCount = openCount;
          endRow(row, from, p, lineFeed, cell + 1, seen, control);
          return lineFeed;
        }
        control = true;
      }
      seen |= byte;
      value = UNKNOWN;
      byte = buffer[++p];
    }
    values[cell] = value;
    const slot = (value + 1) >>> 0;
    if (slot >= SETTLED_WIDTH || settled[cell * SETTLED_WIDTH + slot] === 0) open[openCount++] = cell;
    p++;
  }
  starts[size] = p;
  return countRest(row, from, p, seen, control);
}

/** `-1|-1|-1|-1|` at `p`, four bytes at a time. */
function areFourBlanks(view: DataView, p: number): boolean {
  return (
    view.getInt32(p, true) === 0x2d7c312d &&
    view.getInt32(p + 4, true) === 0x312d7c31 &&
    view.getInt32(p + 8, true) === 0x7c312d7c
  );
}

/**
 * Says to the row where -1 is settled in a column and in the three after it, so that `scanRow` may take them at once.
 *
 * @param settled as for `scanRow`
 */
export function settleBlanks(row: Row, settled: Uint8Array): void {
  for (let cell = 0; cell + 4 <= row.size; cell++) {
    const four = [cell, cell + 1, cell + 2, cell + 3];
    row.blanks[cell] = four.every((column) => settled[column * SETTLED_WIDTH] === 1) ? 1 : 0;
  }
}

/** Counts the cells beyond those of the guide. */
function countRest(row: Row, from: number, rest: number, seenBefore: number, controlBefore: boolean): number {
  const { buffer, size } = row;
  let count = size + 1;
  let seen = seenBefore;
  let control = controlBefore;
  for (let p = rest; ; p++) {
    const byte = buffer[p];
    seen |= byte;
    if (byte === PIPE) count++;
    if (byte >= 0x20) continue;
    const lineFeed = lineFeedAt(buffer, p);
    if (lineFeed >= 0) {
      endRow(row, from, p, lineFeed, count, seen, control);
      return lineFeed;
    }
    control = true;
  }
}

/** The line feed that ends the line at `p`, with or without a carriage return; -1 for another control character. */
function lineFeedAt(buffer: Uint8Array, p: number): number {
  if (buffer[p] === LINE_FEED) return p;
  return buffer[p] === CARRIAGE_RETURN && buffer[p + 1] === LINE_FEED ? p + 1 : -1;
}

function endRow(
  row: Row,
  start: number,
  end: number,
  lineFeed: number,
  count: number,
  seen: number,
  control: boolean,
): void {
  row.start = start;
  row.end = end;
  row.count = count;
  row.high = seen > 0x7f;
  row.control = control;
  row.crlf = lineFeed !== end;
}
