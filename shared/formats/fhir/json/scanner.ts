import { MAX_DEPTH, MAX_STRING } from './diagnose.ts';
import { isLongNumber, LONG_NUMBER } from './number.ts';
import type { Position } from './position.ts';
import { surplus } from './position.ts';

/** A token at one of the three outermost levels; `index` is in the current chunk, `level` the depth around it. */
export type TokenKind = 'open' | 'close' | 'string' | 'string-end' | 'scalar' | 'scalar-end' | 'colon' | 'comma';

/** What passed since the counters were last set to 0. */
export interface Counters {
  /** Colons outside strings: one for each key, repeated ones included. */
  keys: number;
  /** A very long string or number was seen. */
  odd: boolean;
  /** Deepest level reached, counted from the root. */
  depth: number;
}

export interface TokenEvents {
  /**
   * `byte` is the token's own (first) byte. `string-end` and `close` come with the index of their last byte,
   * `scalar-end` with the index after the last one.
   */
  token(kind: TokenKind, chunk: Uint8Array, index: number, level: number, byte: number): void;
  comment(index: number): void;
  /** A bracket closes what it did not open, or there is nothing to close. */
  mismatch(chunk: Uint8Array, index: number): void;
  bom(): void;
  chunkEnd(chunk: Uint8Array): void;
}

export interface Scanner {
  readonly counters: Counters;
  write(chunk: Uint8Array): void;
  /** Position of a byte of the current chunk on the current line, as tokens are. */
  at(index: number): Position;
  stop(): void;
  /** Forgets what was read, counters and all: another value follows. Positions count from it. */
  restart(): void;
  readonly stopped: boolean;
  readonly depth: number;
}

const OBJECT = 0x7b;
const ARRAY = 0x5b;
const SHALLOW = 2;
/** Bytes that mean something outside strings, and inside. */
const OUTSIDE = new Uint8Array(256);
const INSIDE = new Uint8Array(256);
for (const byte of [0x22, 0x2f, 0x2c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d, 0x0a, 0x0d, 0x09, 0x20]) OUTSIDE[byte] = 1;
for (const byte of [0x22, 0x5c, 0x0a]) INSIDE[byte] = 1;
for (let byte = 0x80; byte < 256; byte++) {
  OUTSIDE[byte] = 1;
  INSIDE[byte] = 1;
}
const BOM = [0xef, 0xbb, 0xbf];

/**
 * Follows JSON byte by byte in chunks cut anywhere: strings, brackets, lines. It does not judge what stands between
 * them (that is for `JSON.parse` and `diagnose`), it finds where things begin and end.
 */
export function createScanner(events: TokenEvents): Scanner {
  const counters: Counters = { keys: 0, odd: false, depth: 0 };
  /** Which bracket opened each level; levels past the array's end are counted only. */
  const stack = new Uint8Array(MAX_DEPTH + 56);
  let chunkOffset = 0;
  let line = 1;
  let lineStart = 0;
  let excess = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let stringStart = 0;
  let inScalar = false;
  /** Bytes of a number or word that the chunk before ended in. */
  let run = 0;
  /** 0 none, 1 after a slash, 2 to the end of the line, 3 block, 4 block after an asterisk. */
  let comment = 0;
  let stopped = false;
  /** Bytes of a byte order mark seen at the very start. */
  let bom = 0;

  const at = (index: number): Position => ({
    offset: chunkOffset + index,
    line,
    column: chunkOffset + index - lineStart - excess + 1,
  });

  /** Passes the rest of a comment; returns the index after it, or the chunk's length. */
  const skipComment = (chunk: Uint8Array, from: number): number => {
    let i = from;
    for (; i < chunk.length && comment !== 0; i++) {
      const byte = chunk[i];
      if (comment === 1) {
        if (byte !== 0x2f && byte !== 0x2a) {
          comment = 0;
          return i;
        }
        comment = byte === 0x2f ? 2 : 3;
        continue;
      }
      if (byte === 0x0a) {
        line++;
        lineStart = chunkOffset + i + 1;
        excess = 0;
        if (comment === 2) comment = 0;
      } else if (byte >= 0x80) excess += surplus(byte);
      if (comment === 4) comment = byte === 0x2f ? 0 : byte === 0x2a ? 4 : 3;
      else if (comment === 3 && byte === 0x2a) comment = 4;
    }
    return i;
  };

  /** Passes a byte order mark, which may be cut as well; returns the index after its part in this chunk. */
  const skipBom = (chunk: Uint8Array): number => {
    let i = 0;
    while (i < chunk.length && bom < 3 && chunk[i] === BOM[bom]) {
      bom++;
      i++;
    }
    if (bom === 3) {
      lineStart = 3;
      events.bom();
    } else if (bom > 0 && i < chunk.length) events.token('scalar', chunk, i, 0, chunk[i]);
    return i;
  };

  const write = (chunk: Uint8Array): void => {
    if (stopped) return;
    const end = chunk.length;
    let i = bom === chunkOffset && bom < 3 ? skipBom(chunk) : 0;
    if (stopped) return;
    const carried = run;
    run = 0;
    while (i < end) {
      if (inString) {
        if (escaped) {
          escaped = false;
          i++;
          continue;
        }
        let byte = 0;
        while (i < end) {
          byte = chunk[i];
          if (INSIDE[byte] === 1) {
            if (byte < 0x80) break;
            excess += byte < 0xc0 ? 1 : byte >= 0xf0 ? -1 : 0;
          }
          i++;
        }
        if (i >= end) break;
        if (byte === 0x0a) {
          line++;
          lineStart = chunkOffset + i + 1;
          excess = 0;
        } else if (byte === 0x5c) {
          escaped = true;
        } else {
          inString = false;
          if (chunkOffset + i - stringStart > MAX_STRING) counters.odd = true;
          if (depth <= SHALLOW) {
            events.token('string-end', chunk, i, depth, byte);
            if (stopped) return;
          }
        }
        i++;
        continue;
      }
      if (comment !== 0) {
        i = skipComment(chunk, i);
        continue;
      }
      const byte = chunk[i];
      if (OUTSIDE[byte] === 0) {
        if (depth <= SHALLOW && !inScalar) {
          inScalar = true;
          events.token('scalar', chunk, i, depth, byte);
          if (stopped) return;
        }
        const from = i++;
        while (i < end && OUTSIDE[chunk[i]] === 0) i++;
        const length = i - from + (from === 0 ? carried : 0);
        if (i === end) run = length;
        if (length < LONG_NUMBER) continue;
        // Of one that is cut it is not known: it counts as odd.
        if (from === 0 || i === end || isLongNumber(chunk, from, i)) counters.odd = true;
        continue;
      }
      if (inScalar && byte < 0x80) {
        inScalar = false;
        events.token('scalar-end', chunk, i, depth, byte);
        if (stopped) return;
      }
      switch (byte) {
        case 0x0a:
          line++;
          lineStart = chunkOffset + i + 1;
          excess = 0;
          break;
        case 0x20:
        case 0x0d:
        case 0x09:
          break;
        case 0x22:
          inString = true;
          stringStart = chunkOffset + i;
          if (depth <= SHALLOW) events.token('string', chunk, i, depth, byte);
          break;
        case OBJECT:
        case ARRAY:
          if (depth <= SHALLOW) events.token('open', chunk, i, depth, byte);
          if (depth < stack.length) stack[depth] = byte;
          depth++;
          if (depth > counters.depth) counters.depth = depth;
          break;
        case 0x7d:
        case 0x5d:
          if (depth === 0 || (depth <= stack.length && stack[depth - 1] !== byte - 2)) {
            events.mismatch(chunk, i);
            return;
          }
          depth--;
          if (depth <= SHALLOW) events.token('close', chunk, i, depth, byte);
          break;
        case 0x3a:
          counters.keys++;
          if (depth <= SHALLOW) events.token('colon', chunk, i, depth, byte);
          break;
        case 0x2c:
          if (depth <= SHALLOW) events.token('comma', chunk, i, depth, byte);
          break;
        case 0x2f:
          comment = 1;
          events.comment(i);
          break;
        default:
          // A byte ≥ 0x80 outside strings: never JSON, but it may be the middle of a character.
          if (depth <= SHALLOW && !inScalar) {
            inScalar = true;
            events.token('scalar', chunk, i, depth, byte);
          }
          excess += surplus(byte);
      }
      if (stopped) return;
      i++;
    }
    events.chunkEnd(chunk);
    chunkOffset += end;
  };

  return {
    counters,
    write,
    at,
    stop: () => {
      stopped = true;
    },
    restart() {
      counters.keys = 0;
      counters.odd = false;
      counters.depth = 0;
      chunkOffset = 0;
      line = 1;
      lineStart = 0;
      excess = 0;
      depth = 0;
      inString = false;
      escaped = false;
      inScalar = false;
      run = 0;
      comment = 0;
      bom = 3;
    },
    get stopped() {
      return stopped;
    },
    get depth() {
      return depth;
    },
  };
}
