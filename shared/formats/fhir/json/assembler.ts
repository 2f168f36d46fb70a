import { createCapture } from './capture.ts';
import { MAX_DEPTH } from './diagnose.ts';
import type { FaultKind } from './faults.ts';
import type { AssemblyEvents, Span } from './pieces.ts';
import { MAX_PIECE } from './pieces.ts';
import type { Position } from './position.ts';
import type { TokenKind } from './scanner.ts';
import { createScanner } from './scanner.ts';
import { readString } from './text.ts';

const MAX_PROPERTY = 256;

export interface Assembler {
  write(chunk: Uint8Array): void;
  /** Returns false when the file ended before its root did. */
  end(): boolean;
  /** True when the rest of the file cannot be read. */
  readonly stopped: boolean;
}

/**
 * Cuts a file into the pieces that are parsed one at a time. While it is not known whether the root is a Bundle
 * (`entry` may stand before `resourceType`), bytes are kept and the elements only marked.
 */
export function createAssembler(events: AssemblyEvents, limit: number = MAX_PIECE): Assembler {
  const root = createCapture();
  const item = createCapture();
  const word = createCapture();
  let mode: 'start' | 'undecided' | 'bundle' | 'single' | 'array' | 'over' = 'start';
  let rootAt: Position = { offset: 0, line: 1, column: 1 };
  let rootKeys = 0;
  let rootOdd = false;
  let rootDepth = 0;
  let rootDropped = false;
  let key = '';
  let lastString = '';
  /** Level of the elements, or -1 outside of their array. */
  let level = -1;
  let count = 0;
  let active = false;
  let dropped = false;
  let itemAt: Position = rootAt;
  let itemStart = 0;
  /** 0: an element or the end; 1: a comma or the end; 2: an element, for a comma went before. */
  let expect = 0;
  let spans: Span[] = [];
  let cut = -1;
  let cutEnd = -1;
  let rest: Position | undefined;
  const none = new Uint8Array(0);

  const scanner = createScanner({ token, comment, mismatch, bom: () => events.fault('bom', rootAt), chunkEnd });
  const { counters } = scanner;

  const resetCounters = (): void => {
    counters.keys = 0;
    counters.odd = false;
    counters.depth = 0;
  };
  const closeRootCount = (): void => {
    rootKeys += counters.keys;
    rootOdd ||= counters.odd;
    if (counters.depth > rootDepth) rootDepth = counters.depth;
    resetCounters();
  };

  function beginItem(index: number): void {
    closeRootCount();
    if (expect === 1) events.fault('json-invalido', scanner.at(index), 'falta-coma');
    active = true;
    dropped = false;
    itemAt = scanner.at(index);
    if (mode === 'undecided') itemStart = root.length(index);
    else item.start(index);
  }

  /** Ends the element before `index`. */
  function endItem(chunk: Uint8Array, index: number, complete = true): void {
    active = false;
    expect = 1;
    const facts = {
      at: itemAt,
      keys: counters.keys,
      odd: counters.odd,
      tooDeep: counters.depth - level > MAX_DEPTH,
    };
    resetCounters();
    if (mode === 'undecided') {
      spans.push({ ...facts, start: itemStart, end: root.length(index) });
    } else if (dropped || item.length(index) > limit) {
      item.drop();
      events.oversize(itemAt, count++);
    } else {
      events.element(
        { ...facts, bytes: item.take(chunk, index) },
        count++,
        complete,
        mode === 'array' ? 'array' : 'bundle',
      );
    }
  }

  /** The root turns out to be a Bundle or not; `index` is where reading stands in the chunk. */
  function decide(chunk: Uint8Array, index: number, bundle: boolean): void {
    if (!bundle) {
      mode = 'single';
      level = -1;
      for (const span of spans) {
        rootKeys += span.keys;
        rootOdd ||= span.odd;
        if (span.tooDeep) rootDepth = MAX_DEPTH + 2;
      }
      spans = [];
      return;
    }
    mode = 'bundle';
    if (cut < 0) return;
    const raw = root.take(chunk, index);
    const waiting = spans;
    spans = [];
    for (const span of waiting)
      events.element({ ...span, bytes: raw.subarray(span.start, span.end) }, count++, true, 'bundle');
    if (active) {
      item.start(itemStart);
      item.pause(raw, raw.length);
      item.start(index);
    }
    // From here on the root holds the top level alone.
    root.start(0);
    root.pause(raw, cut);
    if (cutEnd < 0) return;
    root.start(cutEnd);
    root.pause(raw, raw.length);
    root.start(index);
  }

  function token(kind: TokenKind, chunk: Uint8Array, index: number, depth: number, byte: number): void {
    if (depth === 0) rootToken(kind, chunk, index, byte);
    else if (depth === level) elementToken(kind, chunk, index);
    else if (depth === 1 && kind === 'close' && level === 2) closeEntries(index);
    else if (depth === 1 && mode !== 'array') propertyToken(kind, chunk, index, byte);
  }

  function rootToken(kind: TokenKind, chunk: Uint8Array, index: number, byte: number): void {
    if (mode === 'over') {
      if (kind === 'open') events.fault('raiz-multiple', scanner.at(index));
      else events.fault('json-invalido', scanner.at(index), 'texto-sobrante');
      scanner.stop();
      return;
    }
    if (mode === 'start') {
      rootAt = scanner.at(index);
      if (kind !== 'open') {
        events.fault('json-invalido', rootAt);
        scanner.stop();
      } else if (byte === 0x5b) {
        mode = 'array';
        level = 1;
      } else {
        mode = 'undecided';
        root.start(index);
      }
      return;
    }
    if (kind !== 'close') return;
    if (expect === 2 && mode === 'array') events.fault('coma-sobrante', scanner.at(index));
    finish(chunk, index + 1, true);
  }

  function elementToken(kind: TokenKind, chunk: Uint8Array, index: number): void {
    if (kind === 'open' || kind === 'string' || kind === 'scalar') beginItem(index);
    else if (kind === 'close' || kind === 'string-end') endItem(chunk, index + 1);
    else if (kind === 'scalar-end') endItem(chunk, index);
    else if (kind === 'colon') events.fault('json-invalido', scanner.at(index));
    else if (expect !== 1) events.fault('coma-sobrante', scanner.at(index));
    else expect = 2;
  }

  function closeEntries(index: number): void {
    if (expect === 2) events.fault('coma-sobrante', scanner.at(index));
    level = -1;
    key = '';
    rest = scanner.at(index);
    if (mode === 'undecided') cutEnd = root.length(index);
    else if (mode === 'bundle') root.start(index);
  }

  function propertyToken(kind: TokenKind, chunk: Uint8Array, index: number, byte: number): void {
    switch (kind) {
      case 'string':
        word.start(index);
        return;
      case 'string-end': {
        const bytes = word.length(index) > MAX_PROPERTY ? none : word.take(chunk, index + 1);
        word.drop();
        lastString = bytes.length > 0 ? readString(bytes, 0, bytes.length) : '';
        if (key === '') return;
        events.property(key, lastString);
        if (key === 'resourceType' && mode === 'undecided') decide(chunk, index + 1, lastString === 'Bundle');
        return;
      }
      case 'colon':
        key = lastString;
        return;
      case 'comma':
        key = '';
        return;
      case 'open': {
        if (key !== 'entry' || byte !== 0x5b || cut >= 0 || mode === 'single') return;
        level = 2;
        expect = 0;
        cut = root.length(index + 1);
        if (mode === 'bundle') root.pause(chunk, index + 1);
        return;
      }
    }
  }

  /** The root ended before `index`, or (not `complete`) nothing more can be read after it. */
  function finish(chunk: Uint8Array, index: number, complete: boolean): void {
    if (mode === 'undecided') decide(chunk, index, active || spans.length > 0);
    if (active) endItem(chunk, index, complete);
    closeRootCount();
    const facts = { at: rootAt, keys: rootKeys, odd: rootOdd, tooDeep: rootDepth > MAX_DEPTH };
    const ended = mode;
    mode = 'over';
    level = -1;
    if (ended === 'array') return;
    if (rootDropped || root.length(index) > limit) {
      root.drop();
      events.oversize(rootAt, undefined);
      return;
    }
    const bytes = root.take(chunk, index);
    if (ended === 'single') {
      events.root({ ...facts, bytes }, complete);
      return;
    }
    const jumps = cut < 0 || rest === undefined ? undefined : [{ index: cut, at: rest }];
    events.envelope({ ...facts, bytes, jumps }, complete, count);
  }

  /** Nothing after byte `index` (exclusive) can be read. What was open says why, else `kind` at `fault` does. */
  function breakOff(chunk: Uint8Array, index: number, kind: FaultKind, fault: number): void {
    const speaks = active || mode === 'single' || (mode === 'undecided' && spans.length === 0);
    if (!speaks) events.fault(kind, scanner.at(fault));
    finish(chunk, index, false);
  }

  function comment(index: number): void {
    const between = mode === 'start' || mode === 'over' || level > 0;
    if (between && !active) events.fault('comentario', scanner.at(index));
  }

  function mismatch(chunk: Uint8Array, index: number): void {
    if (mode === 'start' || mode === 'over') events.fault('json-invalido', scanner.at(index), 'cierre-equivocado');
    else breakOff(chunk, index + 1, 'json-invalido', index);
    scanner.stop();
  }

  function chunkEnd(chunk: Uint8Array): void {
    const end = chunk.length;
    if (mode === 'undecided' && root.length(end) > limit) decide(chunk, end, cut >= 0);
    if (mode === 'undecided') root.carry(chunk);
    else rootDropped = overflow(root, chunk, rootDropped);
    if (active) dropped = overflow(item, chunk, dropped);
    if (word.length(end) > MAX_PROPERTY) word.drop();
    else word.carry(chunk);
  }

  function overflow(capture: ReturnType<typeof createCapture>, chunk: Uint8Array, already: boolean): boolean {
    if (!already && capture.length(chunk.length) <= limit) {
      capture.carry(chunk);
      return false;
    }
    capture.drop();
    return true;
  }

  return {
    write: scanner.write,
    end() {
      if (scanner.stopped || mode === 'over') return true;
      if (mode === 'start') {
        events.fault('json-truncado', scanner.at(0));
        return false;
      }
      breakOff(none, 0, 'json-truncado', 0);
      return false;
    },
    get stopped() {
      return scanner.stopped;
    },
  };
}
