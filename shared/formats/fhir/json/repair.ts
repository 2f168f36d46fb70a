import { diagnose } from './diagnose.ts';
import type { Fault } from './faults.ts';
import { scalarEnd } from './faults.ts';
import type { Locator } from './locate.ts';
import { createLocator } from './locate.ts';
import { isSpace } from './text.ts';

/** A text that was mended so that it could be read. */
export interface Repaired {
  /** JSON. */
  readonly bytes: Uint8Array;
  /** Everything that was wrong, in order, at its index in the text as it came. */
  readonly faults: readonly Fault[];
  /** Finds values at their index in the text as it came. */
  readonly locate: () => Locator;
}

/** Bytes from `start` to `end` give way to `text`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Each fault costs one more pass over the text. */
const MAX_FAULTS = 20;
const MAX_BYTES = 1024 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8');

/**
 * Mends what people and home-made exporters get wrong in JSON (comments, commas, quotes, bare words, raw line breaks),
 * where it is plain what was meant, so that the rest of a resource is verified all the same. Undefined where something
 * else is wrong too, or too much. Nothing is invented: a value that is none (`NaN`) is left out with its key.
 */
export function repair(source: Uint8Array): Repaired | undefined {
  if (source.length > MAX_BYTES || !opensObject(source)) return undefined;
  const faults: Fault[] = [];
  let bytes = source;
  /** Index of each byte in the text as it came; one more for the end. */
  let origins = Int32Array.from({ length: source.length + 1 }, (_, index) => index);
  for (;;) {
    const { fatal, notes } = diagnose(bytes);
    const from = origins;
    const asItCame = (fault: Fault): Fault => ({ ...fault, index: from[fault.index] });
    if (fatal === undefined) {
      const all = [...faults, ...notes.map(asItCame)].sort((a, b) => a.index - b.index);
      const mended = bytes;
      return { bytes: mended, faults: all, locate: () => translate(createLocator(mended), from) };
    }
    const edit = faults.length < MAX_FAULTS ? editFor(bytes, fatal) : undefined;
    if (edit === undefined) return undefined;
    faults.push(asItCame(fatal));
    const text = encoder.encode(edit.text);
    bytes = splice(bytes, edit, text);
    origins = splice(origins, edit, new Int32Array(text.length).fill(from[edit.start]));
  }
}

/** Only objects are mended: a bare word may be anything. */
function opensObject(bytes: Uint8Array): boolean {
  let i = 0;
  while (i < bytes.length && isSpace(bytes[i])) i++;
  return bytes[i] === 0x7b;
}

function splice<T extends Uint8Array | Int32Array>(list: T, { start, end }: Edit, middle: T): T {
  const length = list.length - (end - start) + middle.length;
  const whole = (list instanceof Uint8Array ? new Uint8Array(length) : new Int32Array(length)) as T;
  whole.set(list.subarray(0, start));
  whole.set(middle, start);
  whole.set(list.subarray(end), start + middle.length);
  return whole;
}

function editFor(bytes: Uint8Array, { kind, cause, index }: Fault): Edit | undefined {
  if (kind === 'comentario') return { start: index, end: commentEnd(bytes, index), text: '' };
  if (kind === 'coma-sobrante') return { start: index, end: index + 1, text: '' };
  switch (cause) {
    case 'falta-coma':
      return { start: index, end: index, text: ',' };
    case 'faltan-dos-puntos':
      return { start: index, end: index, text: ':' };
    case 'clave-sin-comillas':
    case 'valor-sin-comillas':
      return quoteWord(bytes, index);
    case 'comillas-simples':
      return doubleQuotes(bytes, index);
    case 'signo-mas':
      return { start: index, end: index + 1, text: '' };
    case 'cero-a-la-izquierda':
      return zeros(bytes, index);
    case 'no-es-numero':
      return dropMember(bytes, index);
    case 'salto-de-linea':
    case 'caracter-de-control':
      return { start: index, end: index + 1, text: `\\u00${bytes[index].toString(16).padStart(2, '0')}` };
    case 'escape-inexistente':
      return { start: index, end: index, text: '\\' };
    default:
      return undefined;
  }
}

/** Index after the comment, or of the line break that ends it. */
function commentEnd(bytes: Uint8Array, start: number): number {
  let end = start + 2;
  if (bytes[start + 1] !== 0x2a) {
    while (end < bytes.length && bytes[end] !== 0x0a) end++;
    return Math.min(end, bytes.length);
  }
  while (end < bytes.length && !(bytes[end - 1] === 0x2a && bytes[end] === 0x2f && end > start + 2)) end++;
  return Math.min(end + 1, bytes.length);
}

function quoteWord(bytes: Uint8Array, start: number): Edit {
  const end = scalarEnd(bytes, start);
  return { start, end, text: `"${decoder.decode(bytes.subarray(start, end))}"` };
}

/** A text in single quotes, where it ends on its line. */
function doubleQuotes(bytes: Uint8Array, start: number): Edit | undefined {
  let end = start + 1;
  while (end < bytes.length && bytes[end] !== 0x27 && bytes[end] >= 0x20) end += bytes[end] === 0x5c ? 2 : 1;
  if (bytes[end] !== 0x27) return undefined;
  const text = decoder
    .decode(bytes.subarray(start + 1, end))
    .replace(/\\'/g, "'")
    .replace(/(\\.)|"/g, '$1"');
  return text.includes('"') ? undefined : { start, end: end + 1, text: `"${text}"` };
}

function zeros(bytes: Uint8Array, index: number): Edit {
  const start = bytes[index] === 0x2d ? index + 1 : index;
  let end = start;
  while (bytes[end] === 0x30 && bytes[end + 1] >= 0x30 && bytes[end + 1] <= 0x39) end++;
  return { start, end, text: '' };
}

/** The key and its value, with the comma on one side of them; nothing in an array, whose places are counted. */
function dropMember(bytes: Uint8Array, index: number): Edit | undefined {
  let start = back(bytes, index);
  if (bytes[start] !== 0x3a) return undefined;
  start = back(bytes, start);
  if (bytes[start] !== 0x22) return undefined;
  for (start--; start > 0 && bytes[start] !== 0x22; start--) if (bytes[start] === 0x5c) return undefined;
  let end = scalarEnd(bytes, index);
  while (end < bytes.length && isSpace(bytes[end])) end++;
  if (bytes[end] === 0x2c) return { start, end: end + 1, text: '' };
  const before = back(bytes, start);
  return bytes[before] === 0x2c ? { start: before, end, text: '' } : { start, end, text: '' };
}

/** Index of the last byte before `index` that is no space. */
function back(bytes: Uint8Array, index: number): number {
  let i = index - 1;
  while (i > 0 && isSpace(bytes[i])) i--;
  return i;
}

function translate(locator: Locator, origins: Int32Array): Locator {
  return {
    get passed() {
      return locator.passed;
    },
    find(path) {
      const { start, found } = locator.find(path);
      return { start: origins[start], found };
    },
    text: locator.text,
  };
}
