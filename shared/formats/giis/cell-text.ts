import { decodeAscii } from '../support/ascii.ts';
import { decodeUtf8 } from '../support/utf8.ts';
import { decodeWindows1252 } from '../support/windows1252.ts';
import type { Row } from './row.ts';

const SPACE = 0x20;
/** A finding shows no more of a cell than this. */
const SHOWN = 120;

/** Text of bytes `start` to `end` in the row's own encoding. */
export function rowText(row: Row, start: number, end: number): string {
  if (!row.high) return decodeAscii(row.buffer, start, end);
  if (row.utf8) return decodeUtf8(row.buffer, start, end);
  return decodeWindows1252(row.buffer, start, end);
}

/** Whether bytes `start` to `end` of the row are all ASCII: in a row of accents and Ñ, most cells still are. */
export function isAscii({ buffer, high }: Row, start: number, end: number): boolean {
  if (!high) return true;
  for (let p = start; p < end; p++) if (buffer[p] > 0x7f) return false;
  return true;
}

/** Text of a cell, as it stands. */
export function cellText(row: Row, column: number): string {
  return rowText(row, row.starts[column], row.starts[column + 1] - 1);
}

/** Text of a cell for a finding: cut when it is long. */
export function shownText(row: Row, column: number): string {
  const start = row.starts[column];
  const end = row.starts[column + 1] - 1;
  // Four bytes are the longest character of UTF-8.
  if (end - start <= SHOWN) return rowText(row, start, end);
  return `${rowText(row, start, Math.min(end, start + SHOWN * 4)).slice(0, SHOWN)}…`;
}

/** First byte of the cell that is no space; the cell's end where all are. */
export function trimmedStart(row: Row, column: number): number {
  const end = row.starts[column + 1] - 1;
  let start = row.starts[column];
  while (start < end && row.buffer[start] === SPACE) start++;
  return start;
}

/** One after the last byte of the cell that is no space, not before `start`. */
export function trimmedEnd(row: Row, column: number, start: number): number {
  let end = row.starts[column + 1] - 1;
  while (end > start && row.buffer[end - 1] === SPACE) end--;
  return end;
}

/** Whether a cell holds exactly this text. */
export function cellIs(row: Row, column: number, text: string): boolean {
  const start = row.starts[column];
  const end = row.starts[column + 1] - 1;
  // Beyond ASCII, a character of UTF-8 takes more bytes than one.
  if (row.utf8 && row.high) return end - start <= text.length * 4 && rowText(row, start, end) === text;
  if (end - start !== text.length) return false;
  for (let i = 0; i < text.length; i++) if (row.buffer[start + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Whether a cell begins with this ASCII text at its byte `at`. */
export function cellHasAt(row: Row, column: number, at: number, text: string): boolean {
  const start = row.starts[column] + at;
  if (start + text.length > row.starts[column + 1] - 1) return false;
  for (let i = 0; i < text.length; i++) if (row.buffer[start + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Whether two cells hold the same bytes. */
export function sameCells(row: Row, first: number, second: number): boolean {
  const length = row.starts[first + 1] - row.starts[first];
  if (length !== row.starts[second + 1] - row.starts[second]) return false;
  const a = row.starts[first];
  const b = row.starts[second];
  for (let i = 0; i < length - 1; i++) if (row.buffer[a + i] !== row.buffer[b + i]) return false;
  return true;
}
