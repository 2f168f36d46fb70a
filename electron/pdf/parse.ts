import { NOT_A_PDF, PdfError } from './error.ts';
import type { PdfDict, PdfValue } from './value.ts';

/** Deeper than any page tree or form of ours; a file that nests more is hostile. */
const MAX_DEPTH = 100;
/** Bytes of a string in brackets; ours are a few thousand. */
const LONGEST_LITERAL = 16 * 1024 * 1024;

export interface Parsed<T> {
  readonly value: T;
  /** Place of the first byte after it. */
  readonly end: number;
}

type Bracket = 'array' | 'dict';

/** A value at a place of a file (ISO 32000-1, 7.3). @throws PdfError where none stands there */
export function parseValue(bytes: Uint8Array, at: number): Parsed<PdfValue> {
  return value(bytes, skipSpace(bytes, at), 0);
}

/** @throws PdfError where the value at the place is no dictionary */
export function parseDict(bytes: Uint8Array, at: number): Parsed<PdfDict> {
  const { value: found, end } = parseValue(bytes, at);
  if (found === null || typeof found !== 'object' || !('kind' in found) || found.kind !== 'dict') fail();
  return { value: found as PdfDict, end };
}

/** The first place from `at` that is neither white space nor in a comment. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let place = at;
  for (;;) {
    const byte = bytes[place];
    if (byte === 0x25) {
      while (place < bytes.length && bytes[place] !== 0x0a && bytes[place] !== 0x0d) place++;
    } else if (byte === undefined || !isSpace(byte)) return place;
    else place++;
  }
}

/** Whether these ASCII letters stand at a place. */
export function standsAt(bytes: Uint8Array, at: number, letters: string): boolean {
  for (let i = 0; i < letters.length; i++) if (bytes[at + i] !== letters.charCodeAt(i)) return false;
  return true;
}

/** An unsigned integer of up to ten digits. */
export function parseInteger(bytes: Uint8Array, at: number): Parsed<number> | null {
  let end = at;
  let found = 0;
  while (end - at < 10 && isDigit(bytes[end])) found = found * 10 + (bytes[end++] as number) - 0x30;
  return end === at || isDigit(bytes[end]) ? null : { value: found, end };
}

function value(bytes: Uint8Array, at: number, depth: number): Parsed<PdfValue> {
  if (depth > MAX_DEPTH) fail();
  const byte = bytes[at];
  if (byte === 0x2f) return parsedName(bytes, at);
  if (byte === 0x28) return literal(bytes, at);
  if (byte === 0x5b) return items(bytes, at + 1, depth, 'array');
  if (byte === 0x3c) return bytes[at + 1] === 0x3c ? items(bytes, at + 2, depth, 'dict') : hexadecimal(bytes, at);
  if (isDigit(byte)) return reference(bytes, at) ?? numeral(bytes, at);
  if (byte === 0x2b || byte === 0x2d || byte === 0x2e) return numeral(bytes, at);
  if (standsAt(bytes, at, 'null')) return { value: null, end: at + 4 };
  if (standsAt(bytes, at, 'true')) return { value: true, end: at + 4 };
  if (standsAt(bytes, at, 'false')) return { value: false, end: at + 5 };
  return fail();
}

function items(bytes: Uint8Array, from: number, depth: number, bracket: Bracket): Parsed<PdfValue> {
  const found: PdfValue[] = [];
  let at = from;
  for (;;) {
    at = skipSpace(bytes, at);
    if (bracket === 'array' && bytes[at] === 0x5d) return { value: found, end: at + 1 };
    if (bracket === 'dict' && standsAt(bytes, at, '>>')) return { value: dictOf(found), end: at + 2 };
    const { value: item, end } = value(bytes, at, depth + 1);
    found.push(item);
    at = end;
  }
}

function dictOf(items: readonly PdfValue[]): PdfDict {
  const entries = new Map<string, PdfValue>();
  for (let i = 0; i < items.length; i += 2) {
    const key = items[i];
    const item = items[i + 1];
    const isKey = typeof key === 'object' && key !== null && 'kind' in key && key.kind === 'name';
    if (!isKey || item === undefined || entries.has(key.name)) fail();
    entries.set(key.name, item);
  }
  return { kind: 'dict', entries };
}

function parsedName(bytes: Uint8Array, at: number): Parsed<PdfValue> {
  let end = at + 1;
  while (isRegular(bytes[end])) end++;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset + at + 1, end - at - 1).toString('latin1');
  const name = raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return { value: { kind: 'name', name }, end };
}

function reference(bytes: Uint8Array, at: number): Parsed<PdfValue> | null {
  const num = parseInteger(bytes, at);
  if (num === null || !isSpace(bytes[num.end])) return null;
  const gen = parseInteger(bytes, skipSpace(bytes, num.end));
  if (gen === null || !isSpace(bytes[gen.end])) return null;
  const end = skipSpace(bytes, gen.end);
  if (bytes[end] !== 0x52 || isRegular(bytes[end + 1])) return null;
  return { value: { kind: 'ref', num: num.value, gen: gen.value }, end: end + 1 };
}

function numeral(bytes: Uint8Array, at: number): Parsed<PdfValue> {
  let end = at;
  while (end - at < 40 && isRegular(bytes[end])) end++;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at).toString('latin1');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(raw)) fail();
  return { value: Number(raw), end };
}

function hexadecimal(bytes: Uint8Array, at: number): Parsed<PdfValue> {
  const close = bytes.indexOf(0x3e, at);
  if (close < 0) fail();
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset + at + 1, close - at - 1).toString('latin1');
  const digits = /\s/.test(raw) ? raw.replace(/\s+/g, '') : raw;
  if (!/^[0-9A-Fa-f]*$/.test(digits)) fail();
  const even = digits.length % 2 === 0 ? digits : `${digits}0`;
  return { value: { kind: 'string', bytes: Buffer.from(even, 'hex') }, end: close + 1 };
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function literal(bytes: Uint8Array, at: number): Parsed<PdfValue> {
  const out: number[] = [];
  let open = 1;
  for (let i = at + 1; i < bytes.length && out.length < LONGEST_LITERAL; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x5c) {
      const [decoded, last] = escaped(bytes, i + 1);
      out.push(...decoded);
      i = last;
      continue;
    }
    if (byte === 0x28) open++;
    if (byte === 0x29 && --open === 0) return { value: { kind: 'string', bytes: Buffer.from(out) }, end: i + 1 };
    out.push(byte);
  }
  return fail();
}

/** What stands after a backslash, and the place of its last byte. */
function escaped(bytes: Uint8Array, at: number): readonly [bytes: readonly number[], last: number] {
  const octal = /^[0-7]{1,3}/.exec(Buffer.from(bytes.subarray(at, at + 3)).toString('latin1'))?.[0];
  if (octal !== undefined) return [[Number.parseInt(octal, 8) & 0xff], at + octal.length - 1];
  const byte = bytes[at] ?? 0;
  if (byte === 0x0d) return [[], bytes[at + 1] === 0x0a ? at + 1 : at];
  if (byte === 0x0a) return [[], at];
  return [[ESCAPES[String.fromCharCode(byte)] ?? byte], at];
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
}

function isRegular(byte: number | undefined): boolean {
  if (byte === undefined || isSpace(byte)) return false;
  // ( ) < > [ ] { } / %
  return ![0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, 0x25].includes(byte);
}

function fail(): never {
  throw new PdfError(NOT_A_PDF);
}
