import { decodeWindows1252 } from '../../support/windows1252.ts';
import type { Encoding, FoundEncoding } from './encoding.ts';
import { findEncoding, HEAD } from './encoding.ts';
import { brokenAt, cutAt } from './utf8.ts';

/** How many bytes a UTF-16 unit of a run took in the file. */
export type Width = 1 | 2 | 'utf8';

export interface DecodeEvents {
  found(encoding: Encoding, skip: number): void;
  /** Text in the order of the file. */
  run(text: string, width: Width): void;
  /** At the end of what was handed over as runs. */
  fault(kind: EncodingFault, declared: string | undefined): void;
}

/** `broken`: bytes that the encoding does not allow; `other`: the bytes are of another; `unknown`: it is not read. */
export type EncodingFault = 'broken' | 'other' | 'unknown';

export interface Decoder {
  write(chunk: Uint8Array): void;
  end(): void;
}

/** Bytes that are decoded at a time. */
const SLICE = 64 * 1024;
/** Bytes that are no UTF-8 after which, when most are none, the rest is taken for windows-1252 without asking. */
const GIVE_UP = 1000;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Bytes to text, in chunks cut anywhere. What is not well-formed UTF-8 is read as windows-1252, byte by byte, so that
 * names stay legible in files that mix the two or declare the wrong one; each lie is told once, at its place.
 */
export function createDecoder(events: DecodeEvents): Decoder {
  let found: FoundEncoding | undefined;
  let head = new Uint8Array(0);
  let carried: Uint8Array = head;
  let mode: 'utf-8' | 'single' | 'wide' = 'utf-8';
  let wide = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });
  /** Whether bytes above 127 have still to show whether a declared single-byte encoding is one. */
  let undecided = false;
  let told = false;
  /** Bytes above 127 of runs that are UTF-8, and of those that are not. */
  let fitting = 0;
  let misfits = 0;

  function tell(kind: EncodingFault): void {
    if (told) return;
    told = true;
    events.fault(kind, found?.declared);
  }

  function start(): void {
    const it = findEncoding(head);
    found = it;
    const { encoding } = it;
    if (encoding === 'utf-16le' || encoding === 'utf-16be') {
      mode = 'wide';
      wide = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    }
    undecided = encoding === 'iso-8859-1' || encoding === 'windows-1252' || encoding === 'us-ascii';
    events.found(encoding, it.skip);
    if (it.fault !== undefined) tell(it.fault);
    const rest = head.subarray(it.skip);
    head = new Uint8Array(0);
    slices(rest);
  }

  function slices(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i += SLICE) decode(bytes.subarray(i, i + SLICE), false);
  }

  function decode(slice: Uint8Array, last: boolean): void {
    if (mode === 'wide') wideRun(slice, last);
    else if (mode === 'single') events.run(decodeWindows1252(slice, 0, slice.length), 1);
    else narrow(joined(carried, slice), last);
  }

  function wideRun(slice: Uint8Array, last: boolean): void {
    try {
      events.run(wide.decode(slice, { stream: !last }), 2);
    } catch {
      tell('broken');
      wide = new TextDecoder(found?.encoding, { ignoreBOM: true });
      events.run(wide.decode(slice, { stream: !last }), 2);
    }
  }

  /** Bytes of UTF-8, or of what is declared to be something else and may yet be. */
  function narrow(bytes: Uint8Array, last: boolean): void {
    const end = last ? bytes.length : cutAt(bytes);
    carried = end === bytes.length ? bytes.subarray(end) : bytes.slice(end);
    const text = plainText(bytes, end);
    if (text !== undefined && !(undecided && text.length < end)) {
      fitting += end - text.length;
      events.run(text, text.length === end ? 1 : 'utf8');
    } else if (undecided) decide(bytes, end);
    else mixed(bytes, end);
  }

  /** The first bytes above 127 of a file that declares a single-byte encoding. */
  function decide(bytes: Uint8Array, end: number): void {
    undecided = false;
    let first = 0;
    while (bytes[first] < 0x80) first++;
    if (first > 0) events.run(decodeWindows1252(bytes, 0, first), 1);
    if (brokenAt(bytes, first, end) >= end) {
      tell('other');
      events.found('utf-8', 0);
      narrow(bytes.subarray(first, end), true);
      return;
    }
    if (found?.encoding === 'us-ascii') tell('broken');
    mode = 'single';
    // What was carried over stands after `end`.
    events.run(decodeWindows1252(bytes, first, bytes.length), 1);
    carried = bytes.subarray(bytes.length);
  }

  function mixed(bytes: Uint8Array, end: number): void {
    let from = 0;
    while (from < end) {
      const broken = brokenAt(bytes, from, end);
      if (broken > from) {
        const text = strict.decode(bytes.subarray(from, broken));
        fitting += broken - from - text.length;
        events.run(text, text.length === broken - from ? 1 : 'utf8');
      }
      if (broken >= end) return;
      tell('broken');
      let after = broken + 1;
      while (after < end && bytes[after] >= 0x80 && brokenAt(bytes, after, end) === after) after++;
      misfits += after - broken;
      if (misfits > GIVE_UP && misfits > fitting) {
        mode = 'single';
        events.run(decodeWindows1252(bytes, broken, bytes.length), 1);
        carried = bytes.subarray(bytes.length);
        return;
      }
      events.run(decodeWindows1252(bytes, broken, after), 1);
      from = after;
    }
  }

  return {
    write(chunk) {
      if (found !== undefined) {
        slices(chunk);
        return;
      }
      head = new Uint8Array(joined(head, chunk));
      if (head.length >= HEAD) start();
    },
    end() {
      if (found === undefined) start();
      decode(new Uint8Array(0), true);
    },
  };
}

function plainText(bytes: Uint8Array, end: number): string | undefined {
  try {
    return strict.decode(bytes.subarray(0, end));
  } catch {
    return undefined;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
