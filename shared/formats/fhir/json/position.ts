import type { Locator } from './locate.ts';

/** A spot in a file: `offset` counts bytes from 0; `line` and `column` (in UTF-16 units, as editors count) from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file in memory, and where its first byte stands. */
export interface Slice {
  readonly bytes: Uint8Array;
  readonly at: Position;
  /** Bytes from `index` on stand elsewhere in the file; in order of `index`. */
  readonly jumps?: readonly Mark[];
  /** Finds values in `bytes`, these or a copy of them; where it is left out, they are JSON. */
  readonly locate?: (bytes: Uint8Array) => Locator;
}

/**
 * How many bytes more than UTF-16 units a byte ≥ 0x80 stands for: each continuation byte is one too many, and the
 * lead of a four-byte character is one unit short (it takes two).
 */
export function surplus(byte: number): number {
  if (byte < 0xc0) return 1;
  return byte >= 0xf0 ? -1 : 0;
}

/** A position that is known already, to count on from. */
export interface Mark {
  readonly index: number;
  readonly at: Position;
}

/** Position of `slice.bytes[index]` in the file. Linear in the distance from the start, or from `mark` before it. */
export function positionAt(slice: Slice, index: number, mark?: Mark): Position {
  const { bytes, jumps } = slice;
  const jump = jumps?.findLast((candidate) => index >= candidate.index);
  let from: Mark = jump ?? { index: 0, at: slice.at };
  if (mark !== undefined && mark.index <= index && mark.index >= from.index) from = mark;
  let { line } = from.at;
  let lineStart = -1;
  let excess = 0;
  for (let i = from.index; i < index; i++) {
    const byte = bytes[i];
    if (byte === 0x0a) {
      line++;
      lineStart = i + 1;
      excess = 0;
    } else if (byte >= 0x80) excess += surplus(byte);
  }
  const passed = index - from.index;
  const column = lineStart < 0 ? from.at.column + passed - excess : index - lineStart - excess + 1;
  return { offset: from.at.offset + passed, line, column };
}

/** Positions in one slice, asked for in any order. */
export interface PositionFinder {
  at(index: number): Position;
}

/** Bytes between positions that are kept: what one question costs at most, on the whole. */
const STRIDE = 1024;

/**
 * Positions cost little when they are asked for in the order of the text, and never more than {@link STRIDE} bytes each
 * beyond one pass over the slice: a million faults that come in another order must not cost a million passes.
 */
export function createPositionFinder(slice: Slice): PositionFinder {
  let last: Mark = { index: 0, at: positionAt(slice, 0) };
  /** Positions of every {@link STRIDE}th byte, as far as anything was asked for. */
  const kept: Mark[] = [last];

  const before = (index: number): Mark => {
    const wanted = Math.floor(index / STRIDE);
    while (kept.length <= wanted) {
      const next = kept.length * STRIDE;
      kept.push({ index: next, at: positionAt(slice, next, kept[kept.length - 1]) });
    }
    return kept[wanted];
  };

  return {
    at(index) {
      const near = last.index <= index && index - last.index <= STRIDE ? last : before(index);
      last = { index, at: positionAt(slice, index, near) };
      return last.at;
    },
  };
}
