import { NOT_A_PDF, PdfError, TOO_BIG } from './error.ts';
import { parseDict, parseInteger, parseValue, skipSpace, standsAt } from './parse.ts';
import { createInflater, type Inflater, unpacked } from './stream.ts';
import { isDict, isName, isRef, type PdfDict, type PdfValue, withEntries } from './value.ts';
import { readXref, type XrefEntry, type XrefSection } from './xref.ts';

/** A PDF with its objects, read when asked for. */
export interface PdfFile {
  readonly bytes: Uint8Array;
  readonly trailer: PdfDict;
  /** Newest first. */
  readonly sections: readonly XrefSection[];
  /** Where each object stands, by its number; only those in use. */
  readonly entries: ReadonlyMap<number, XrefEntry>;
  /** An object, or what a reference leads to; null where there is none. */
  resolve(value: PdfValue | undefined): PdfValue;
  /** The value of an entry, references followed. */
  get(dict: PdfDict, key: string): PdfValue;
  /** The unpacked bytes of a stream, or null where the reference leads to none. */
  stream(value: PdfValue | undefined): { readonly dict: PdfDict; readonly bytes: Uint8Array } | null;
  /** What stands in an object stream, by index. */
  packed(stream: number): readonly PackedObject[];
}

export interface PackedObject {
  readonly num: number;
  readonly bytes: Uint8Array;
}

/** Bytes of a PDF that is opened at all. */
export const MAX_PDF_BYTES = 200 * 1024 * 1024;
const MAX_PACKED = 100_000;
/** A reference to a reference to a reference… */
const MAX_STEPS = 16;

/** Opens a PDF without trusting it: size, depth, unpacked bytes and loops are bounded. @throws PdfError */
export function openPdf(bytes: Uint8Array): PdfFile {
  if (bytes.length > MAX_PDF_BYTES) throw new PdfError(TOO_BIG);
  if (!standsAt(bytes, 0, '%PDF-')) throw new PdfError(NOT_A_PDF);
  const inflater = createInflater();
  const sections = readXref(bytes, inflater);
  const entries = new Map<number, XrefEntry>();
  for (const section of sections.toReversed()) {
    for (const [num, entry] of section.entries) {
      if (entry.kind === 'free') entries.delete(num);
      else entries.set(num, entry);
    }
  }
  const [newest] = sections;
  if (newest === undefined || newest.trailer.entries.has('Encrypt')) throw new PdfError(NOT_A_PDF);
  return fileOf(bytes, newest.trailer, sections, entries, inflater);
}

function fileOf(
  bytes: Uint8Array,
  trailer: PdfDict,
  sections: readonly XrefSection[],
  entries: ReadonlyMap<number, XrefEntry>,
  inflater: Inflater,
): PdfFile {
  const known = new Map<number, readonly PackedObject[]>();

  const packed = (num: number): readonly PackedObject[] => {
    const found = known.get(num);
    if (found !== undefined) return found;
    // Whoever asks for it again while it is read is in a circle: it would need itself.
    known.set(num, []);
    const read = unpackObjects(streamAt(num), inflater);
    known.set(num, read);
    return read;
  };

  const streamAt = (num: number): StreamParts => {
    const entry = entries.get(num);
    if (entry?.kind !== 'offset') throw new PdfError(NOT_A_PDF);
    const { value, end } = parseDict(bytes, bodyOf(bytes, num, entry.offset));
    return { bytes, dict: withLength(value), end };
  };

  const withLength = (dict: PdfDict): PdfDict => {
    const length = dict.entries.get('Length');
    return isRef(length) ? withEntries(dict, { Length: resolve(length) }) : dict;
  };

  const object = (num: number): PdfValue => {
    const entry = entries.get(num);
    if (entry?.kind === 'offset') return parseValue(bytes, bodyOf(bytes, num, entry.offset)).value;
    if (entry?.kind !== 'packed') return null;
    const found = packed(entry.stream)[entry.index];
    if (found?.num !== num) throw new PdfError(NOT_A_PDF);
    return parseValue(found.bytes, 0).value;
  };

  const resolve = (value: PdfValue | undefined): PdfValue => {
    let found = value ?? null;
    for (let step = 0; isRef(found); step++) {
      if (step > MAX_STEPS) throw new PdfError(NOT_A_PDF);
      found = object(found.num);
    }
    return found;
  };

  return {
    bytes,
    trailer,
    sections,
    entries,
    resolve,
    get: (dict, key) => resolve(dict.entries.get(key)),
    stream(value) {
      if (!isRef(value) || entries.get(value.num)?.kind !== 'offset') return null;
      const { dict, end } = streamAt(value.num);
      return { dict, bytes: unpacked(bytes, dict, end, inflater) };
    },
    packed,
  };
}

interface StreamParts {
  readonly bytes: Uint8Array;
  readonly dict: PdfDict;
  readonly end: number;
}

/** Place of the value of `7 0 obj …`. @throws PdfError where another object stands there */
export function bodyOf(bytes: Uint8Array, num: number, offset: number): number {
  const number = parseInteger(bytes, offset);
  const gen = number === null ? null : parseInteger(bytes, skipSpace(bytes, number.end));
  const word = gen === null ? -1 : skipSpace(bytes, gen.end);
  if (number?.value !== num || word < 0 || !standsAt(bytes, word, 'obj')) throw new PdfError(NOT_A_PDF);
  return skipSpace(bytes, word + 3);
}

/** 7.5.7: pairs of number and place, then the objects. */
function unpackObjects({ bytes, dict, end }: StreamParts, inflater: Inflater): readonly PackedObject[] {
  const [count, first] = [dict.entries.get('N'), dict.entries.get('First')];
  const isOurs = isName(dict.entries.get('Type'), 'ObjStm') && typeof count === 'number' && typeof first === 'number';
  if (!isOurs || count > MAX_PACKED) throw new PdfError(NOT_A_PDF);
  const data = unpacked(bytes, dict, end, inflater);
  const heads: { num: number; at: number }[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const num = parseInteger(data, skipSpace(data, at));
    const place = num === null ? null : parseInteger(data, skipSpace(data, num.end));
    if (num === null || place === null) throw new PdfError(NOT_A_PDF);
    heads.push({ num: num.value, at: first + place.value });
    at = place.end;
  }
  return heads.map(({ num, at: from }, i) => ({ num, bytes: data.subarray(from, heads[i + 1]?.at) }));
}

/** The catalog and its number. @throws PdfError */
export function catalogOf({ trailer, resolve }: PdfFile): { readonly num: number; readonly catalog: PdfDict } {
  const root = trailer.entries.get('Root');
  const catalog = resolve(root);
  if (!isRef(root) || !isDict(catalog)) throw new PdfError(NOT_A_PDF);
  return { num: root.num, catalog };
}

/** Document information; empty where there is none. */
export function infoOf({ trailer, resolve }: PdfFile): PdfDict {
  const info = resolve(trailer.entries.get('Info'));
  return isDict(info) ? info : { kind: 'dict', entries: new Map() };
}
