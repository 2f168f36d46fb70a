import { isCutCharacter, validUtf8Length } from './utf8.ts';

/** What can be wrong with JSON text, apart from where its pieces are cut. Each is one rule in `rules/syntax.ts`. */
export type FaultKind =
  | 'bom'
  | 'utf8-invalido'
  | 'json-invalido'
  | 'json-truncado'
  | 'coma-sobrante'
  | 'comentario'
  | 'numero-invalido'
  | 'cadena-invalida'
  | 'sustituto-suelto'
  | 'raiz-multiple'
  | 'clave-duplicada'
  | 'profundidad-excesiva'
  | 'cadena-excesiva'
  | 'recurso-excesivo';

export interface Fault {
  readonly kind: FaultKind;
  /** Index of the byte. */
  readonly index: number;
}

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

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const decoder = new TextDecoder('utf-8');

interface Frame {
  /** Keys seen so far; undefined for an array. */
  readonly keys?: Set<string>;
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

  const note = (kind: FaultKind, at: number): void => {
    if (notes.length < MAX_NOTES) notes.push({ kind, index: at });
  };
  const fail = (kind: FaultKind, at: number): Diagnosis => ({ fatal: { kind, index: at }, notes });
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
      if (byte < 0x20) return { kind: 'cadena-invalida', index };
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
        if (!SIMPLE_ESCAPES.has(escaped)) return { kind: 'cadena-invalida', index };
        index += 2;
        continue;
      }
      if (index + 6 > end) return { kind: 'json-truncado', index: end };
      const unit = hex4(bytes, index + 2);
      if (unit < 0) return { kind: 'cadena-invalida', index };
      if (unit >= 0xd800 && unit <= 0xdbff) {
        if (high >= 0) note('sustituto-suelto', high);
        high = index;
      } else if (unit >= 0xdc00 && unit <= 0xdfff) {
        if (high < 0) note('sustituto-suelto', index);
        high = -1;
      } else {
        if (high >= 0) note('sustituto-suelto', high);
        high = -1;
      }
      index += 6;
    }
    index++;
    if (index - start - 2 > MAX_STRING) note('cadena-excesiva', start);
    return undefined;
  };

  /** Reads a key, its colon and the space after it. */
  const key = (frame: Frame): Fault | undefined => {
    if (index >= end) return { kind: 'json-truncado', index: end };
    if (bytes[index] !== QUOTE) return unexpected(bytes, index);
    const start = index;
    const fault = string();
    if (fault) return fault;
    const name = readString(bytes, start, index);
    if (frame.keys?.has(name)) note('clave-duplicada', start);
    frame.keys?.add(name);
    space();
    if (index >= end) return { kind: 'json-truncado', index: end };
    if (bytes[index] !== 0x3a) return unexpected(bytes, index);
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
      const frame: Frame = byte === 0x7b ? { keys: new Set() } : {};
      index++;
      space();
      if (bytes[index] !== (frame.keys ? 0x7d : 0x5d)) {
        frames.push(frame);
        if (!frame.keys) continue;
        const fault = key(frame);
        if (fault) return { fatal: fault, notes };
        continue;
      }
      index++;
    } else if (byte === QUOTE) {
      const fault = string();
      if (fault) return { fatal: fault, notes };
    } else {
      const length = scalarLength(bytes, index);
      if (length === 0) return { fatal: unexpected(bytes, index), notes };
      index += length;
    }
    // The value ended: close what ends with it.
    for (;;) {
      space();
      const frame = frames[frames.length - 1];
      if (!frame) return index < end ? { fatal: trailing(bytes, index), notes } : { notes };
      if (index >= end) return fail('json-truncado', end);
      if (bytes[index] === (frame.keys ? 0x7d : 0x5d)) {
        index++;
        frames.pop();
        continue;
      }
      if (bytes[index] !== 0x2c) return { fatal: unexpected(bytes, index), notes };
      const comma = index++;
      space();
      const next = bytes[index];
      if (next === 0x7d || next === 0x5d || next === 0x2c) return fail('coma-sobrante', comma);
      if (!frame.keys) break;
      const fault = key(frame);
      if (fault) return { fatal: fault, notes };
      break;
    }
  }
}

/** The text of a JSON string between two byte indexes, quotes included; the raw text when an escape is broken. */
export function readString(bytes: Uint8Array, start: number, end: number): string {
  const raw = decoder.decode(bytes.subarray(start + 1, end - 1));
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

const SIMPLE_ESCAPES = new Set([...'"\\/bfnrt'].map((c) => c.charCodeAt(0)));

function hex4(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let i = start; i < start + 4; i++) {
    const byte = bytes[i];
    const digit =
      byte >= 0x30 && byte <= 0x39
        ? byte - 0x30
        : (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66
          ? (byte | 0x20) - 0x57
          : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** End of the run of bytes that could belong to a number or a word. */
export function scalarEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && isWordByte(bytes[end])) end++;
  return end;
}

function isWordByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x5f
  );
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Length of the number, `true`, `false` or `null` at `start`; 0 when there is none. */
function scalarLength(bytes: Uint8Array, start: number): number {
  const end = scalarEnd(bytes, start);
  const text = decoder.decode(bytes.subarray(start, end));
  return text === 'true' || text === 'false' || text === 'null' || NUMBER.test(text) ? end - start : 0;
}

/** Names what stands where something else was due. */
function unexpected(bytes: Uint8Array, index: number): Fault {
  const byte = bytes[index];
  if (byte === 0x2f) return { kind: 'comentario', index };
  if (byte === 0x2c) return { kind: 'coma-sobrante', index };
  if (byte >= 0x80 && validUtf8Length(bytes, index) === 0) return { kind: 'utf8-invalido', index };
  const word = decoder.decode(bytes.subarray(index, Math.min(index + 20, scalarEnd(bytes, index))));
  if (/^[+-]?(?:NaN|Infinity)$/.test(word) || /^[+\-.\d]/.test(word)) return { kind: 'numero-invalido', index };
  return { kind: 'json-invalido', index };
}

function trailing(bytes: Uint8Array, index: number): Fault {
  const fault = unexpected(bytes, index);
  return bytes[index] === 0x7b || bytes[index] === 0x5b ? { kind: 'raiz-multiple', index } : fault;
}
