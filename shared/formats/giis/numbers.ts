/** What a cell of a numeric column says; `null` when it is no number. */
export interface ParsedNumber {
  readonly value: number;
  readonly decimals: number;
  /** A comma stands where the guide asks for a point. */
  readonly comma: boolean;
}

const MINUS = 0x2d;
const COMMA = 0x2c;
const POINT = 0x2e;

/** The same object for every number: one is read for nearly every row, and none is kept. */
const scratch = { value: 0, decimals: 0, comma: false };

/**
 * Reads an optional minus, digits, and a fraction after a point or comma, from bytes `start` to `end`. What it gives
 * holds until the next call.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): ParsedNumber | null {
  let p = start;
  const negative = bytes[p] === MINUS;
  if (negative) p++;
  const first = p;
  let value = 0;
  while (p < end && isDigit(bytes[p])) value = value * 10 + bytes[p++] - 48;
  if (p === first) return null;
  const comma = p < end && bytes[p] === COMMA;
  let decimals = 0;
  if (p < end && (comma || bytes[p] === POINT)) {
    let divisor = 1;
    let fraction = 0;
    for (p++; p < end && isDigit(bytes[p]); p++, decimals++) {
      fraction = fraction * 10 + bytes[p] - 48;
      divisor *= 10;
    }
    if (decimals === 0) return null;
    value += fraction / divisor;
  }
  if (p !== end) return null;
  scratch.value = negative ? -value : value;
  scratch.decimals = decimals;
  scratch.comma = comma;
  return scratch;
}

/** A `dd/mm/aaaa` date as aaaammdd; 0 where it is not written so, -1 where it is no day of the calendar. */
export function parseDate(b: Uint8Array, s: number, end: number): number {
  if (end - s !== 10 || b[s + 2] !== 0x2f || b[s + 5] !== 0x2f) return 0;
  const d1 = b[s] - 48;
  const d2 = b[s + 1] - 48;
  const m1 = b[s + 3] - 48;
  const m2 = b[s + 4] - 48;
  const y1 = b[s + 6] - 48;
  const y2 = b[s + 7] - 48;
  const y3 = b[s + 8] - 48;
  const y4 = b[s + 9] - 48;
  if (d1 >>> 0 > 9 || d2 >>> 0 > 9 || m1 >>> 0 > 9 || m2 >>> 0 > 9) return 0;
  if (y1 >>> 0 > 9 || y2 >>> 0 > 9 || y3 >>> 0 > 9 || y4 >>> 0 > 9) return 0;
  const day = d1 * 10 + d2;
  const month = m1 * 10 + m2;
  const year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
  if (day < 1 || month < 1 || month > 12 || year < 1) return -1;
  if (day > 28 && day > monthDays(year, month)) return -1;
  return year * 10000 + month * 100 + day;
}

function monthDays(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** A `HH:MM` hour as minutes since 00:00 (hours may pass 23: durations); -1 where it is not written so. */
export function parseTime(b: Uint8Array, s: number, end: number): number {
  if (end - s !== 5 || b[s + 2] !== 0x3a) return -1;
  if (!isDigit(b[s]) || !isDigit(b[s + 1]) || !isDigit(b[s + 3]) || !isDigit(b[s + 4])) return -1;
  const minutes = (b[s + 3] - 48) * 10 + b[s + 4] - 48;
  return minutes > 59 ? -1 : ((b[s] - 48) * 10 + b[s + 1] - 48) * 60 + minutes;
}
