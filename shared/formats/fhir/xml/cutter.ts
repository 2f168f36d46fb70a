import { createCapture } from '../json/capture.ts';
import type { FaultCause, FaultKind } from '../json/faults.ts';
import { MAX_PIECE } from '../json/pieces.ts';
import type { Mark, Position, Slice } from '../json/position.ts';
import type { AsideKind, TagKind } from './markup.ts';
import { createMarkupScanner } from './markup.ts';

/** What is found, in the order of the file. Bytes handed over are only good during the call. */
export interface CutEvents {
  /** The start tag of the root. */
  root(name: string, tag: Uint8Array): void;
  /** Element `entry` of a root Bundle, from 0. Not `complete`: the file breaks off in it. */
  entry(slice: Slice, index: number, complete: boolean): void;
  /** The root: a resource, or (`entries` given) a Bundle without its entries. */
  end(slice: Slice, complete: boolean, entries: number | undefined): void;
  /** An element at the top level of a root Bundle other than its entries, as soon as it is read. */
  element(name: string, bytes: Uint8Array): void;
  /** Entry `index` (or the root, when undefined) is above the limit and was left out. */
  oversize(at: Position, index: number | undefined): void;
  fault(kind: FaultKind, at: Position, cause?: FaultCause): void;
}

export interface Cutter {
  write(chunk: Uint8Array): void;
  /** Returns false when the file ended before its root did. */
  end(): boolean;
  readonly started: boolean;
}

/** Levels whose tags are compared by name; deeper ones are only counted: their piece is refused for its depth. */
const NAMED_LEVELS = 1024;
/** Elements between entries whose place is kept; in order, only `signature` stands after them. */
const MAX_JUMPS = 1000;
const ENTRY = 'entry';

/**
 * Cuts an XML file into what is parsed one at a time: each entry of a root Bundle and the Bundle without them, or the
 * whole root when it is another resource. A tag that is not closed costs its entry, not the rest of the file.
 */
export function createCutter(events: CutEvents, limit: number = MAX_PIECE): Cutter {
  const root = createCapture();
  const item = createCapture();
  const hashes = new Int32Array(NAMED_LEVELS);
  const none = new Uint8Array(0);
  let mode: 'before' | 'bundle' | 'single' | 'over' = 'before';
  let depth = 0;
  let rootAt: Position = { offset: 0, line: 1, column: 1 };
  let rootDropped = false;
  /** What the tag at the top level of a Bundle, or the element it began, turned out to be. */
  let top: 'none' | 'tag' | 'entry' | 'other' = 'none';
  let itemAt: Position = rootAt;
  let itemName = '';
  let itemDropped = false;
  let entryHash = 0;
  let count = 0;
  /** False once an entry was seen: from then on only elements are kept, and what is between them is not. */
  let flowing = true;
  let jumps: Mark[] = [];

  const scanner = createMarkupScanner({ less, tag, aside, text, chunkEnd });

  function less(chunk: Uint8Array, index: number): void {
    if (mode === 'before') root.start(index);
    if (mode !== 'bundle' || depth !== 1 || top !== 'none') return;
    top = 'tag';
    itemAt = scanner.at(index);
    itemDropped = false;
    if (flowing) root.pause(chunk, index);
    item.start(index);
  }

  function tag(kind: TagKind, hash: number, chunk: Uint8Array, index: number): void {
    if (mode === 'over') {
      if (kind === 'close') events.fault('xml-invalido', scanner.tagAt, 'etiqueta-equivocada');
      else events.fault('raiz-multiple', scanner.tagAt);
      scanner.stop();
    } else if (kind === 'close') closeTag(hash, chunk, index);
    else openTag(kind, hash, chunk, index);
  }

  function openTag(kind: TagKind, hash: number, chunk: Uint8Array, index: number): void {
    if (depth === 0) openRoot(chunk, index);
    else if (top === 'tag') beginItem(hash);
    if (depth < NAMED_LEVELS) hashes[depth] = hash;
    depth++;
    if (kind === 'empty') closed(chunk, index);
  }

  function openRoot(chunk: Uint8Array, index: number): void {
    const name = scanner.tagName();
    rootAt = scanner.tagAt;
    mode = name === 'Bundle' ? 'bundle' : 'single';
    const bytes = root.take(chunk, index);
    events.root(name, bytes);
    root.start(0);
    root.pause(bytes, bytes.length);
    root.start(index);
  }

  function closeTag(hash: number, chunk: Uint8Array, index: number): void {
    if (depth === 0) {
      events.fault('xml-invalido', scanner.tagAt, 'etiqueta-equivocada');
      root.drop();
      return;
    }
    const matches = depth <= NAMED_LEVELS && hashes[depth - 1] === hash;
    if (!matches && top === 'entry' && hash === entryHash) depth = 2;
    else if (!matches && top === 'tag' && scanner.tagName() === ENTRY) {
      // One close tag too many: the entry it would end ended before.
      if (!flowing) events.fault('xml-invalido', scanner.tagAt, 'etiqueta-equivocada');
      passOver(chunk, index);
      return;
    } else if (!matches && hash === hashes[0] && depth > 1) {
      if (mode === 'bundle') unwind(chunk, index);
      depth = 1;
    }
    closed(chunk, index);
  }

  /** The root ends while an element of it is open. */
  function unwind(chunk: Uint8Array, index: number): void {
    if (top === 'entry') endEntry(chunk, index, false);
    else if (top !== 'none') keepItem(chunk, index);
    top = 'none';
  }

  /** The innermost element ended before `index`. */
  function closed(chunk: Uint8Array, index: number): void {
    depth--;
    if (depth === 1 && mode === 'bundle') {
      if (top === 'entry') endEntry(chunk, index, true);
      else if (top === 'other') {
        keepItem(chunk, index);
        if (flowing) root.start(index);
      }
      top = 'none';
    }
    if (depth > 0) return;
    if (top === 'tag') keepItem(chunk, index);
    finish(chunk, index, true);
  }

  function beginItem(hash: number): void {
    const name = scanner.tagName();
    top = name === ENTRY ? 'entry' : 'other';
    itemName = name;
    if (top === 'entry') {
      entryHash = hash;
      flowing = false;
    }
  }

  function endEntry(chunk: Uint8Array, index: number, complete: boolean): void {
    top = 'none';
    const number = count++;
    if (itemDropped || item.length(index) > limit) {
      item.drop();
      events.oversize(itemAt, number);
      return;
    }
    events.entry({ bytes: item.take(chunk, index), at: itemAt }, number, complete);
  }

  /** Gives the root what was held until it was known to be no entry. */
  function keepItem(chunk: Uint8Array, index: number): void {
    if (!flowing && jumps.length < MAX_JUMPS) jumps.push({ index: root.length(0), at: itemAt });
    const bytes = item.take(chunk, index);
    if (top === 'other') events.element(itemName, bytes);
    if (itemDropped || root.length(0) + bytes.length > limit) {
      rootDropped = true;
      return;
    }
    root.start(0);
    root.pause(bytes, bytes.length);
  }

  function finish(chunk: Uint8Array, index: number, complete: boolean): void {
    const entries = mode === 'bundle' ? count : undefined;
    mode = 'over';
    if (rootDropped || root.length(index) > limit) {
      root.drop();
      events.oversize(rootAt, undefined);
      return;
    }
    events.end({ bytes: root.take(chunk, index), at: rootAt, jumps }, complete, entries);
    jumps = [];
  }

  function aside(kind: AsideKind, said: string, at: Position, chunk: Uint8Array, index: number): void {
    // What stands inside pieces is seen when they are parsed.
    const inPiece = mode === 'single' || (mode === 'bundle' && (top !== 'tag' || flowing));
    if (!inPiece) reportAside(kind, said, at);
    if (mode === 'before') root.drop();
    if (top === 'tag') passOver(chunk, index);
  }

  /** What was held is no element: it stays where what is around it does. */
  function passOver(chunk: Uint8Array, index: number): void {
    if (flowing) {
      keepItem(chunk, index);
      root.start(index);
    } else item.drop();
    top = 'none';
  }

  function reportAside(kind: AsideKind, said: string, at: Position): void {
    if (kind === 'doctype') events.fault('xml-doctype', at);
    else if (kind === 'cdata') events.fault('xml-texto', at);
    else if (kind === 'instruction' && !/^xml\s/.test(said)) events.fault('xml-instruccion', at);
    else if (kind === 'instruction') {
      const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(said)?.[1];
      if (at.offset > 3) events.fault('xml-invalido', at);
      if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) events.fault('xml-codificacion', at);
    }
  }

  function text(at: Position): void {
    if (mode === 'before' || mode === 'over') events.fault('xml-invalido', at, 'texto-sobrante');
    else if (mode === 'bundle' && depth === 1 && !flowing) events.fault('xml-texto', at);
    if (mode === 'over') scanner.stop();
  }

  function chunkEnd(chunk: Uint8Array): void {
    if (!rootDropped && root.length(chunk.length) <= limit) root.carry(chunk);
    else {
      root.drop();
      rootDropped = true;
    }
    if (top === 'none') return;
    if (!itemDropped && item.length(chunk.length) <= limit) item.carry(chunk);
    else {
      item.drop();
      itemDropped = true;
    }
  }

  return {
    write: scanner.write,
    end() {
      if (scanner.stopped || mode === 'over') return true;
      if (mode === 'before') {
        events.fault('xml-truncado', scanner.at(0));
        return false;
      }
      const inPiece = mode === 'single' || top === 'entry';
      if (!inPiece) events.fault('xml-truncado', scanner.at(0));
      if (mode === 'bundle') unwind(none, 0);
      finish(none, 0, false);
      return false;
    },
    get started() {
      return mode !== 'before';
    },
  };
}
