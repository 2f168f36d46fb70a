import type { Due, Fault, FaultKind } from './faults.ts';
import { scalarEnd, unexpected } from './faults.ts';
import { formatPath } from './locate.ts';
import { losesDigits, NUMBER } from './number.ts';
import { hex4, isSpace, readString, SIMPLE_ESCAPES } from './text.ts';
import { isCutCharacter, validUtf8Length } from './utf8.ts';

export interface Diagnosis {
  /** The first fault that keeps the text from being read; undefined when it is JSON. */
  readonly fatal?: Fault;
  /** Faults of JSON that can still be read, at most {@link MAX_NOTES}. */
  readonly notes: readonly Fault[];
}

/** Nested containers in one resource; FHIR's deepest real structures stay far below. */
export const MAX_DEPTH = 200;
/** Bytes of one string. FHIR asks for less than 1 MiB in `string`; attachments in base64 may be longer. */
export const MAX_STRING = 16 * 1024 * 1024;
const MAX_NOTES = 20;
const WORDS: readonly string[] = ['true', 'false', 'null'];

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const decoder = new TextDecoder('utf-8');

interface Frame {
  /** Keys seen so far; undefined for an array. */
  readonly keys?: Set<string>;
  /** What is being read: the last key, or the index. */
  at: string | number;
}

/**
 * Reads one JSON value strictly, byte by byte, to name the first fault and its place. It is the slow path: readers
 * come here only when `JSON.parse` has refused, or when a count says that something cannot be right. No recursion.
 */
export function diagnose(bytes: Uint8Array): Diagnosis {
  const notes: Fault[] = [];
  const frames: Frame[] = [];
  const end = bytes.length;
  let index = 0;

  /** Path of the value that is being read; `outer`: of the object or array around it. */
  const path = (outer = false): string =>
    formatPath((outer ? frames.slice(0, -1) : frames).map(({ at }) => shown(at)).filter((at) => at !== ''));
  const note = (kind: FaultKind, at: number): void => {
    if (notes.length < MAX_NOTES) notes.push({ kind, index: at, path: path() });
  };
  const stop = (fault: Fault, outer = false): Diagnosis => ({ fatal: { ...fault, path: path(outer) }, notes });
  const fail = (kind: FaultKind, at: number): Diagnosis => stop({ kind, index: at });
  const wrong = (due: Due): Diagnosis => stop(unexpected(bytes, index, due), due !== 'value');
  const space = (): void => {
    while (index < end && isSpace(bytes[index])) index++;
  };

  /** Reads the string whose opening quote stands at `index`. */
  const string = (): Fault | undefined => {
    const start = index++;
    let high = -1;
    for (;;) {
      if (index >= end) return { kind: 'json-truncado', index: end };
      const byte = bytes[index];
      if (high >= 0 && !(byte === BACKSLASH && bytes[index + 1] === 0x75)) {
        note('sustituto-suelto', high);
        high = -1;
      }
      if (byte === QUOTE) break;
      if (byte < 0x20) {
        const cause = byte === 0x0a || byte === 0x0d ? 'salto-de-linea' : 'caracter-de-control';
        return { kind: 'cadena-invalida', index, cause };
      }
      if (byte >= 0x80) {
        const length = validUtf8Length(bytes, index);
        if (length === 0 && isCutCharacter(bytes, index)) return { kind: 'json-truncado', index: end };
        if (length === 0) note('utf8-invalido', index);
        index += length || 1;
        continue;
      }
      if (byte !== BACKSLASH) {
        index++;
        continue;
      }
      const escaped = bytes[index + 1];
      if (escaped === undefined) return { kind: 'json-truncado', index: end };
      if (escaped !== 0x75) {
        if (!SIMPLE_ESCAPES.has(escaped)) return { kind: 'cadena-invalida', index, cause: 'escape-inexistente' };
        index += 2;
        continue;
      }
      if (index + 6 > end) return { kind: 'json-truncado', index: end };
      const unit = hex4(bytes, index + 2);
      if (unit < 0) return { kind: 'cadena-invalida', index, cause: 'escape-inexistente' };
      const isLow = unit >= 0xdc00 && unit <= 0xdfff;
      if (isLow && high < 0) note('sustituto-suelto', index);
      if (!isLow && high >= 0) note('sustituto-suelto', high);
      high = unit >= 0xd800 && unit <= 0xdbff ? index : -1;
      index += 6;
    }
    index++;
    if (index - start - 2 > MAX_STRING) note('cadena-excesiva', start);
    return undefined;
  };

  /** Reads a key, its colon and the space after it. */
  const key = (frame: Frame): Diagnosis | undefined => {
    frame.at = '';
    if (index >= end) return fail('json-truncado', end);
    if (bytes[index] !== QUOTE) return wrong('key');
    const start = index;
    const fault = string();
    if (fault) return stop(fault);
    const name = readString(bytes, start, index);
    frame.at = name;
    if (frame.keys?.has(name)) note('clave-duplicada', start);
    frame.keys?.add(name);
    space();
    if (index >= end) return fail('json-truncado', end);
    if (bytes[index] !== 0x3a) return wrong('colon');
    index++;
    space();
    return undefined;
  };

  space();
  for (;;) {
    // A value is due.
    if (index >= end) return fail('json-truncado', end);
    const byte = bytes[index];
    if (byte === 0x7b || byte === 0x5b) {
      if (frames.length >= MAX_DEPTH) return fail('profundidad-excesiva', index);
      const frame: Frame = byte === 0x7b ? { keys: new Set(), at: '' } : { at: 0 };
      index++;
      space();
      if (bytes[index] !== (frame.keys ? 0x7d : 0x5d)) {
        frames.push(frame);
        if (!frame.keys) continue;
        const fault = key(frame);
        if (fault) return fault;
        continue;
      }
      index++;
    } else if (byte === QUOTE) {
      const fault = string();
      if (fault) return stop(fault);
    } else {
      const wordEnd = scalarEnd(bytes, index);
      const word = decoder.decode(bytes.subarray(index, wordEnd));
      const isNumber = NUMBER.test(word);
      if (!isNumber && !WORDS.includes(word)) {
        const isCut = word !== '' && wordEnd >= end && WORDS.some((whole) => whole.startsWith(word));
        return isCut ? fail('json-truncado', end) : wrong('value');
      }
      if (isNumber && losesDigits(word)) note('precision-perdida', index);
      index = wordEnd;
    }
    // The value ended: close what ends with it.
    for (;;) {
      space();
      const frame = frames[frames.length - 1];
      if (!frame) return index < end ? trailing() : { notes };
      if (index >= end) return fail('json-truncado', end);
      if (bytes[index] === (frame.keys ? 0x7d : 0x5d)) {
        index++;
        frames.pop();
        continue;
      }
      if (bytes[index] !== 0x2c) return wrong('separator');
      const comma = index++;
      space();
      const next = bytes[index];
      if (next === 0x7d || next === 0x5d || next === 0x2c) return stop({ kind: 'coma-sobrante', index: comma }, true);
      if (typeof frame.at === 'number') {
        frame.at++;
        break;
      }
      const fault = key(frame);
      if (fault) return fault;
      break;
    }
  }

  function trailing(): Diagnosis {
    if (bytes[index] === 0x7b || bytes[index] === 0x5b) return fail('raiz-multiple', index);
    return wrong('separator');
  }
}

/** A key as paths show it; what is no name of FHIR's may hold anything, and is not repeated. */
function shown(at: string | number): string | number {
  return typeof at === 'number' || at === '' || /^[A-Za-z_]\w{0,63}$/.test(at) ? at : '?';
}
