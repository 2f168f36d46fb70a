/** Stands in `values` for a cell that is no whole number of up to nine digits, or whose value cannot be relied on. */
export const UNKNOWN = -2147483648;

const PIPE = 0x7c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const MINUS = 0x2d;
const ZERO = 0x30;
/** Width of a line of the table of settled values: -1 to 126. */
export const SETTLED_WIDTH = 128;
/** A whole number of more digits might not fit 32 bits. */
const MAX_DIGITS = 9;

/** One line cut into cells, by offsets into the bytes it was read from. One object serves a whole file. */
export interface Row {
  readonly size: number;
  buffer: Uint8Array;
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
    base: 0,
    start: 0,
    end: 0,
    starts: new Int32Array(size + 1),
    values: new Int32Array(size),
    faulty: new Uint8Array(size),
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

/**
 * Cuts the line that starts at `from`, in one pass: most cells are whole numbers of one to three digits or -1, so
 * their value is read on the way. A line feed must stand somewhere at or after `from`: it ends the scan without a
 * bounds check on each byte.
 *
 * @param settled 1 where a whole number needs no further look: `settled[column * SETTLED_WIDTH + value + 1]`.
 * @returns where that line feed stands.
 */
export function scanRow(row: Row, from: number, settled: Uint8Array): number {
  const { buffer, starts, values, open, size } = row;
  let openCount = 0;
  let seen = 0;
  let control = false;
  let p = from;
  for (let cell = 0; cell < size; cell++) {
    starts[cell] = p;
    let value = UNKNOWN;
    let byte = buffer[p];
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
