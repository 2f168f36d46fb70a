import type { Position } from '../message.ts';
import { MLLP_END, MLLP_START } from '../mllp.ts';
import type { PieceName } from './piece-name.ts';
import { isWide, pieceName } from './piece-name.ts';

/** A message with its segments, or a segment of the batch protocol; lives until the call returns. */
export interface Piece {
  readonly name: PieceName;
  readonly bytes: Uint8Array;
  readonly at: Position;
  /** No byte is above 0x7F. */
  readonly isAscii: boolean;
  readonly inFrame: boolean;
  /** The MLLP frame that it ends with is not closed. */
  readonly isFrameOpen: boolean;
  /** A line feed ends some line of it. */
  readonly hasLineFeed: boolean;
}

export interface PieceTaker {
  piece(piece: Piece): void;
  /** Text of no piece begins; told once for each stretch. */
  outside(at: Position): void;
  /** A piece passes the limit and is passed over. */
  excessive(name: PieceName, at: Position): void;
  byteOrderMark(at: Position): void;
  /** The file is in UTF-16: nothing of it is read. */
  wide(): void;
}

export interface Splitter {
  write(chunk: Uint8Array): void;
  end(): void;
}

const CR = 0x0d;
const LF = 0x0a;
const BOM = [0xef, 0xbb, 0xbf];
/** Bytes that must be seen to tell what a line begins: a byte order mark, a name and two more. */
const LOOK = 8;
/** What is kept of the buffer once a big message is through. */
const KEPT_CAPACITY = 1024 * 1024;

/**
 * Splits a file into messages and batch segments: each begins a line, or follows VT. Chunks may be cut anywhere; memory
 * is bounded by the longest message, or `limit`.
 */
export function createSplitter(taker: PieceTaker, limit: number): Splitter {
  let buffer = new Uint8Array(64 * 1024);
  let length = 0;
  /** Where scanning stands, and where the piece at hand starts. */
  let i = 0;
  let start = 0;
  /** Bytes of the file before the buffer. */
  let dropped = 0;
  let line = 1;
  /** Offset in the file of the line's start. */
  let lineOffset = 0;
  let last = 0;
  let name: PieceName | undefined;
  let at: Position = { line: 1, column: 1, offset: 0 };
  let isSkipping = false;
  let isOutside = false;
  let atStart = true;
  /** Index of the VT or byte order mark that stands right before `i`; -1. */
  let before = -1;
  let high = 0;
  let lineFeed = false;
  let inFrame = false;
  let isFirst = true;
  let isDead = false;

  const position = (index: number): Position => {
    const offset = dropped + index;
    return { line, column: offset - lineOffset + 1, offset };
  };

  const close = (end: number, isFrameOpen: boolean): void => {
    if (name !== undefined && !isSkipping && end - start > limit) taker.excessive(name, at);
    else if (name !== undefined && !isSkipping) {
      const bytes = buffer.subarray(start, end);
      taker.piece({ name, bytes, at, isAscii: high < 0x80, inFrame, isFrameOpen, hasLineFeed: lineFeed });
    }
    name = undefined;
    isSkipping = false;
    isOutside = false;
  };

  const open = (next: PieceName): void => {
    name = next;
    start = i;
    at = position(i);
    high = 0;
    lineFeed = false;
  };

  /** A line begins at `i`. @returns false where more must be seen to tell */
  const beginLine = (isEnd: boolean): boolean => {
    if (length - i < LOOK && !isEnd) return false;
    if (isFirst && isWide(buffer, length)) {
      isDead = true;
      taker.wide();
      return false;
    }
    const hasMark = BOM.every((byte, k) => buffer[i + k] === byte && i + k < length);
    const next = pieceName(buffer, hasMark ? i + 3 : i, length);
    if (hasMark && (isFirst || next !== undefined)) {
      taker.byteOrderMark(position(i));
      if (before < 0) before = i;
      i += 3;
      // Editors count no column for it.
      lineOffset += 3;
    }
    isFirst = false;
    atStart = false;
    const edge = before >= 0 ? before : i;
    const framed = before >= 0 && buffer[before] === MLLP_START;
    before = -1;
    if (next === undefined) {
      if (framed && name === undefined) inFrame = true;
      return true;
    }
    close(edge, framed && inFrame);
    if (framed) inFrame = true;
    open(next);
    return true;
  };

  const scan = (isEnd: boolean): void => {
    while (i < length) {
      if (atStart && !beginLine(isEnd)) return;
      const from = i;
      // Every byte comes by here: variables of its own are twice as fast as those that functions share.
      const bytes = buffer;
      const end = length;
      let to = from;
      let byte = 0;
      let bits = 0;
      for (; to < end; to++) {
        byte = bytes[to];
        if (byte < 0x20) break;
        bits |= byte;
      }
      i = to;
      high |= bits;
      if (i > from) {
        last = 0x20;
        if (name === undefined && !isOutside) noticeOutside(from);
      }
      if (i < length && !control(byte, isEnd)) return;
    }
  };

  const noticeOutside = (from: number): void => {
    for (let k = from; k < i; k++) {
      if (buffer[k] <= 0x20) continue;
      isOutside = true;
      taker.outside(position(k));
      return;
    }
  };

  /** @returns false where more must be seen to tell */
  const control = (byte: number, isEnd: boolean): boolean => {
    // Without a frame, FS ends a message only where nothing else follows in the line.
    if (byte === MLLP_END && !inFrame && i + 1 >= length && !isEnd) return false;
    if (byte === CR || byte === LF) {
      if (byte === CR || last !== CR) line++;
      if (byte === LF) lineFeed = true;
      i++;
      lineOffset = dropped + i;
      atStart = true;
      if (name !== undefined && name !== 'MSH') close(i, false);
    } else if (byte === MLLP_START) {
      before = i;
      i++;
      atStart = true;
    } else if (byte === MLLP_END && endsFrame()) {
      close(i, false);
      inFrame = false;
      i++;
      atStart = true;
    } else i++;
    last = byte;
    return true;
  };

  const endsFrame = (): boolean => {
    if (inFrame || name === undefined) return true;
    const next = buffer[i + 1];
    return i + 1 >= length || next === CR || next === LF;
  };

  /** Lets go of what was scanned and belongs to no piece. */
  const compact = (): void => {
    if (name !== undefined && !isSkipping && i - start > limit) {
      taker.excessive(name, at);
      isSkipping = true;
    }
    let from = name === undefined || isSkipping ? i : start;
    if (before >= 0) from = Math.min(from, before);
    if (from === 0) return;
    buffer.copyWithin(0, from, length);
    dropped += from;
    length -= from;
    i -= from;
    start -= from;
    if (before >= 0) before -= from;
    if (buffer.length > KEPT_CAPACITY && length < KEPT_CAPACITY / 2) buffer = buffer.slice(0, KEPT_CAPACITY);
  };

  const append = (chunk: Uint8Array): void => {
    const needed = length + chunk.length;
    if (needed > buffer.length) {
      const grown = new Uint8Array(Math.max(needed, Math.min(2 * buffer.length, limit + KEPT_CAPACITY)));
      grown.set(buffer.subarray(0, length));
      buffer = grown;
    }
    buffer.set(chunk, length);
    length = needed;
  };

  return {
    write(chunk) {
      if (isDead) return;
      append(chunk);
      scan(false);
      compact();
    },
    end() {
      if (isDead) return;
      scan(true);
      close(length, inFrame);
    },
  };
}
