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
  /** Bytes from `index` on stand elsewhere in the file. */
  readonly jump?: Mark;
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
  const { bytes, jump } = slice;
  let from: Mark = jump !== undefined && index >= jump.index ? jump : { index: 0, at: slice.at };
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
