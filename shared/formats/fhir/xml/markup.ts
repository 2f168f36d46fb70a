import type { Position } from '../json/position.ts';
import { surplus } from '../json/position.ts';
import { localName } from './names.ts';

/** What is found, in the order of the file. Indexes are in the current chunk. */
export interface MarkupEvents {
  /** `<` of whatever follows; asked for before it is known what it is. */
  less(chunk: Uint8Array, index: number): void;
  /** A whole tag; `index` is after its `>`, `hash` of its name as it is written. */
  tag(kind: TagKind, hash: number, chunk: Uint8Array, index: number): void;
  /** A comment, a section of characters, an instruction or a DOCTYPE ended before `index`. */
  aside(kind: AsideKind, text: string, at: Position, chunk: Uint8Array, index: number): void;
  /** The first byte of text that is no space, since the last markup. */
  text(at: Position): void;
  chunkEnd(chunk: Uint8Array): void;
}

export type TagKind = 'open' | 'close' | 'empty';
export type AsideKind = 'comment' | 'cdata' | 'instruction' | 'doctype';

export interface MarkupScanner {
  write(chunk: Uint8Array): void;
  at(index: number): Position;
  /** Name of the tag that came last, without the prefix of its namespace; at most {@link MAX_NAME} bytes of it. */
  tagName(): string;
  /** Where the tag that came last begins. */
  readonly tagAt: Position;
  stop(): void;
  readonly stopped: boolean;
  /** True between two pieces of markup: nothing is cut when the file ends here. */
  readonly between: boolean;
}

const MAX_NAME = 100;
/** Bytes of an instruction that are kept: enough for `<?xml version="1.0" encoding="…"?>`. */
const MAX_ASIDE = 200;

const LESS = 0x3c;
const GREATER = 0x3e;
const BOM = [0xef, 0xbb, 0xbf];
const decoder = new TextDecoder('utf-8');

type State =
  | 'text'
  | 'less'
  | 'bang'
  | 'name'
  | 'inside'
  | 'quoted'
  | 'comment'
  | 'cdata'
  | 'instruction'
  | 'doctype'
  | 'doctype-quoted';

/**
 * Follows XML byte by byte in chunks cut anywhere: tags, quotes, comments, lines. It does not judge what stands in them
 * (that is for the parser of each piece), it finds where elements begin and end. What a DOCTYPE declares is passed over.
 */
export function createMarkupScanner(events: MarkupEvents): MarkupScanner {
  let chunkOffset = 0;
  let line = 1;
  let lineStart = 0;
  let excess = 0;
  let state: State = 'text';
  let stopped = false;
  let quote = 0;
  let closing = false;
  let slash = false;
  let hash = 0;
  let hasText = false;
  /** Bytes of a byte order mark seen at the very start. */
  let bom = 0;
  /** How many bytes in a row of what may end a comment or a section stand before; brackets open in a DOCTYPE. */
  let run = 0;
  let tagOffset = 0;
  let tagLine = 1;
  let tagColumn = 1;
  const name = new Uint8Array(MAX_NAME);
  let nameLength = 0;
  const aside = new Uint8Array(MAX_ASIDE);
  let asideLength = 0;

  const at = (index: number): Position => ({
    offset: chunkOffset + index,
    line,
    column: chunkOffset + index - lineStart - excess + 1,
  });

  const tagAt = (): Position => ({ offset: tagOffset, line: tagLine, column: tagColumn });

  const keep = (byte: number): void => {
    if (asideLength < MAX_ASIDE) aside[asideLength++] = byte;
  };

  const endTag = (chunk: Uint8Array, index: number): void => {
    state = 'text';
    hasText = false;
    events.tag(closing ? 'close' : slash ? 'empty' : 'open', hash, chunk, index + 1);
  };

  const endAside = (kind: AsideKind, chunk: Uint8Array, index: number): void => {
    state = 'text';
    hasText = false;
    events.aside(kind, decoder.decode(aside.subarray(0, asideLength)), tagAt(), chunk, index + 1);
  };

  /** Takes one byte of markup. */
  const markup = (byte: number, chunk: Uint8Array, i: number): void => {
    switch (state) {
      case 'less':
        closing = byte === 0x2f;
        nameLength = 0;
        asideLength = 0;
        hash = 0;
        run = 0;
        slash = false;
        state = byte === 0x21 ? 'bang' : byte === 0x3f ? 'instruction' : 'name';
        if (state !== 'name' || closing) return;
        break;
      case 'bang':
        state = byte === 0x2d ? 'comment' : byte === 0x5b ? 'cdata' : 'doctype';
        run = byte === 0x2d ? -1 : 0;
        return;
      case 'comment':
        // The run begins below zero: the dashes that open a comment do not close it.
        if (byte === GREATER && run >= 2) endAside('comment', chunk, i);
        else run = byte === 0x2d ? run + 1 : 0;
        return;
      case 'cdata':
        if (byte === GREATER && run >= 2) endAside('cdata', chunk, i);
        else run = byte === 0x5d ? run + 1 : 0;
        return;
      case 'instruction':
        if (byte === GREATER && run > 0) endAside('instruction', chunk, i);
        else {
          run = byte === 0x3f ? 1 : 0;
          keep(byte);
        }
        return;
      case 'doctype':
        if (byte === 0x22 || byte === 0x27) {
          quote = byte;
          state = 'doctype-quoted';
        } else if (byte === 0x5b) run++;
        else if (byte === 0x5d) run--;
        else if (byte === GREATER && run <= 0) endAside('doctype', chunk, i);
        return;
      case 'doctype-quoted':
        if (byte === quote) state = 'doctype';
        return;
      case 'quoted':
        if (byte === quote) state = 'inside';
        return;
      case 'inside':
        if (byte === GREATER) endTag(chunk, i);
        else if (byte === 0x22 || byte === 0x27) {
          quote = byte;
          state = 'quoted';
          slash = false;
        } else slash = byte === 0x2f;
        return;
      case 'text':
        return;
    }
    inName(byte, chunk, i);
  };

  const inName = (byte: number, chunk: Uint8Array, i: number): void => {
    if (state !== 'name') state = 'name';
    if (byte === GREATER) endTag(chunk, i);
    else if (byte === 0x2f) {
      slash = true;
      state = 'inside';
    } else if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) state = 'inside';
    else {
      hash = (Math.imul(hash, 31) + byte) | 0;
      if (nameLength < MAX_NAME) name[nameLength++] = byte;
    }
  };

  const write = (chunk: Uint8Array): void => {
    if (stopped) return;
    const end = chunk.length;
    let i = bom === chunkOffset && bom < 3 ? skipBom(chunk) : 0;
    for (; i < end; i++) {
      // Most bytes are values: those that mean nothing are passed in one go.
      if (state === 'quoted') {
        while (i < end && chunk[i] !== quote && chunk[i] !== 0x0a && chunk[i] < 0x80) i++;
        if (i === end) break;
      }
      const byte = chunk[i];
      if (state === 'name') inName(byte, chunk, i);
      else if (state !== 'text') markup(byte, chunk, i);
      else if (byte === LESS) {
        tagOffset = chunkOffset + i;
        tagLine = line;
        tagColumn = tagOffset - lineStart - excess + 1;
        state = 'less';
        events.less(chunk, i);
      } else if (byte > 0x20 && !hasText) {
        hasText = true;
        events.text(at(i));
      }
      if (stopped) return;
      if (byte === 0x0a) {
        line++;
        lineStart = chunkOffset + i + 1;
        excess = 0;
      } else if (byte >= 0x80) excess += surplus(byte);
    }
    events.chunkEnd(chunk);
    chunkOffset += end;
  };

  /** Passes a byte order mark, which may be cut: it takes no column. Returns the index after its part in this chunk. */
  const skipBom = (chunk: Uint8Array): number => {
    let i = 0;
    for (; i < chunk.length && bom === chunkOffset + i && chunk[i] === BOM[bom]; i++) bom++;
    lineStart = bom;
    return i;
  };

  return {
    write,
    at,
    tagName: () => localName(decoder.decode(name.subarray(0, nameLength))),
    get tagAt() {
      return tagAt();
    },
    stop: () => {
      stopped = true;
    },
    get stopped() {
      return stopped;
    },
    get between() {
      return state === 'text';
    },
  };
}
