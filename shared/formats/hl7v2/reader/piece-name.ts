import { MLLP_END } from '../mllp.ts';
import { canSeparate } from './delimiters.ts';

/** Segments that a piece of a file can begin with: a message, or one line around batches. */
export type PieceName = 'MSH' | 'FHS' | 'BHS' | 'BTS' | 'FTS';

const CR = 0x0d;
const LF = 0x0a;
const PIPE = 0x7c;

/** What begins at `at`; undefined for anything else. */
export function pieceName(bytes: Uint8Array, at: number, length: number): PieceName | undefined {
  const name = nameAt(bytes, at);
  if (name === undefined || at + 3 > length) return undefined;
  if (name === 'BTS' || name === 'FTS') {
    // They may be bare: both of their fields are optional.
    const next = at + 3 < length ? bytes[at + 3] : CR;
    return next === CR || next === LF || next === MLLP_END || canSeparate(next) ? name : undefined;
  }
  if (at + 3 >= length || !canSeparate(bytes[at + 3])) return undefined;
  if (bytes[at + 3] === PIPE) return name;
  // «MSH: 4» may begin a line of text; another separator counts where another sign follows it.
  return at + 4 < length && canSeparate(bytes[at + 4]) && bytes[at + 4] !== bytes[at + 3] ? name : undefined;
}

function nameAt(bytes: Uint8Array, at: number): PieceName | undefined {
  const first = bytes[at];
  const second = bytes[at + 1];
  const third = bytes[at + 2];
  if (first === 0x4d) return second === 0x53 && third === 0x48 ? 'MSH' : undefined;
  const isHead = second === 0x48 && third === 0x53;
  const isTail = second === 0x54 && third === 0x53;
  if (first === 0x46) return isHead ? 'FHS' : isTail ? 'FTS' : undefined;
  if (first === 0x42) return isHead ? 'BHS' : isTail ? 'BTS' : undefined;
  return undefined;
}

/** Whether a file begins as UTF-16 does: with its mark, or with the `M` of MSH and a zero byte. */
export function isWide(bytes: Uint8Array, length: number): boolean {
  if (length < 2) return false;
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (first === 0x4d && second === 0) return third === 0x53 && fourth === 0;
  return first === 0 && second === 0x4d && third === 0 && fourth === 0x53;
}
