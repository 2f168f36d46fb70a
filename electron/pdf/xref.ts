import { NOT_A_PDF, PdfError, TOO_BIG } from './error.ts';
import { parseDict, parseInteger, skipSpace, standsAt } from './parse.ts';
import { type Inflater, unpacked } from './stream.ts';
import { isArray, isName, type PdfDict, type PdfValue } from './value.ts';

/** Where an object stands: at a byte of the file, or in an object stream. Taken out: free. */
export type XrefEntry =
  | { readonly kind: 'offset'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' };

export interface XrefSection {
  readonly offset: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDict;
}

/** A report of five thousand pages has some three million objects. */
const MAX_OBJECTS = 4_000_000;
/** Each electronic signature adds one. */
const MAX_SECTIONS = 200;
/** `startxref` stands near the end; a seal line and comments may follow. */
const TAIL = 4096;

/** All cross-reference sections, newest first (ISO 32000-1, 7.5.4 and 7.5.8). @throws PdfError */
export function readXref(bytes: Uint8Array, inflater: Inflater): readonly XrefSection[] {
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  let total = 0;
  let next: number | null = lastXref(bytes);
  while (next !== null) {
    if (seen.has(next) || sections.length >= MAX_SECTIONS) throw new PdfError(NOT_A_PDF);
    seen.add(next);
    const section: XrefSection = standsAt(bytes, next, 'xref') ? table(bytes, next) : stream(bytes, next, inflater);
    total += section.entries.size;
    if (total > MAX_OBJECTS) throw new PdfError(TOO_BIG);
    sections.push(section);
    const previous: PdfValue | undefined = section.trailer.entries.get('Prev');
    next = typeof previous === 'number' ? previous : null;
  }
  return sections;
}

/** Place that the last `startxref` names. */
function lastXref(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - TAIL);
  const tail = Buffer.from(bytes.subarray(from)).toString('latin1');
  const found = tail.lastIndexOf('startxref');
  const offset = found < 0 ? null : parseInteger(bytes, skipSpace(bytes, from + found + 'startxref'.length));
  if (offset === null || offset.value >= bytes.length) throw new PdfError(NOT_A_PDF);
  return offset.value;
}

function table(bytes: Uint8Array, offset: number): XrefSection {
  const entries = new Map<number, XrefEntry>();
  let at = skipSpace(bytes, offset + 'xref'.length);
  while (!standsAt(bytes, at, 'trailer')) {
    const [first, afterFirst] = integer(bytes, at);
    const [count, afterCount] = integer(bytes, skipSpace(bytes, afterFirst));
    if (first + count > MAX_OBJECTS) throw new PdfError(TOO_BIG);
    at = skipSpace(bytes, afterCount);
    for (let i = 0; i < count; i++) {
      const [place, afterPlace] = integer(bytes, at);
      const [gen, afterGen] = integer(bytes, skipSpace(bytes, afterPlace));
      const kind = skipSpace(bytes, afterGen);
      const used = standsAt(bytes, kind, 'n');
      if (!used && !standsAt(bytes, kind, 'f')) throw new PdfError(NOT_A_PDF);
      put(entries, first + i, used ? { kind: 'offset', offset: place, gen } : { kind: 'free' });
      at = skipSpace(bytes, kind + 1);
    }
  }
  const { value: trailer } = parseDict(bytes, at + 'trailer'.length);
  // A second table, which some programs read and others do not: two of them would show two documents.
  if (trailer.entries.has('XRefStm')) throw new PdfError(NOT_A_PDF);
  return { offset, entries, trailer };
}

/** Of an object that one table names twice some programs believe the first, others the last. */
function put(entries: Map<number, XrefEntry>, num: number, entry: XrefEntry): void {
  if (entries.has(num)) throw new PdfError(NOT_A_PDF);
  entries.set(num, entry);
}

function stream(bytes: Uint8Array, offset: number, inflater: Inflater): XrefSection {
  const [, afterNum] = integer(bytes, offset);
  const [, afterGen] = integer(bytes, skipSpace(bytes, afterNum));
  const word = skipSpace(bytes, afterGen);
  if (!standsAt(bytes, word, 'obj')) throw new PdfError(NOT_A_PDF);
  const { value: trailer, end } = parseDict(bytes, word + 3);
  if (!isName(trailer.entries.get('Type'), 'XRef')) throw new PdfError(NOT_A_PDF);
  const data = unpacked(bytes, trailer, end, inflater);
  const widths = integers(trailer.entries.get('W'));
  const size = trailer.entries.get('Size');
  if (widths.length < 3 || widths.some((width) => width > 8) || typeof size !== 'number') throw new PdfError(NOT_A_PDF);
  const index = trailer.entries.has('Index') ? integers(trailer.entries.get('Index')) : [0, size];
  return { offset, entries: rows(data, widths, index), trailer };
}

function rows(data: Uint8Array, widths: readonly number[], index: readonly number[]): ReadonlyMap<number, XrefEntry> {
  const [first = 0, second = 0, third = 0] = widths;
  const length = first + second + third;
  const entries = new Map<number, XrefEntry>();
  let at = 0;
  for (let i = 0; i + 1 < index.length; i += 2) {
    const [start, count] = [index[i] as number, index[i + 1] as number];
    if (length === 0 || at + count * length > data.length || start + count > MAX_OBJECTS) throw new PdfError(NOT_A_PDF);
    for (let num = start; num < start + count; num++) {
      const type = first === 0 ? 1 : number(data, at, first);
      put(entries, num, entry(type, number(data, at + first, second), number(data, at + first + second, third)));
      at += length;
    }
  }
  return entries;
}

function entry(type: number, second: number, third: number): XrefEntry {
  if (type === 1) return { kind: 'offset', offset: second, gen: third };
  return type === 2 ? { kind: 'packed', stream: second, index: third } : { kind: 'free' };
}

function number(data: Uint8Array, at: number, width: number): number {
  let found = 0;
  for (let i = 0; i < width; i++) found = found * 256 + (data[at + i] as number);
  return found;
}

function integers(value: PdfValue | undefined): readonly number[] {
  if (!isArray(value) || !value.every((item) => Number.isInteger(item) && (item as number) >= 0)) {
    throw new PdfError(NOT_A_PDF);
  }
  return value as readonly number[];
}

function integer(bytes: Uint8Array, at: number): readonly [value: number, end: number] {
  const found = parseInteger(bytes, at);
  if (found === null) throw new PdfError(NOT_A_PDF);
  return [found.value, found.end];
}
