import { PdfError } from './error.ts';
import { catalogOf, infoOf, openPdf, type PdfFile } from './file.ts';
import { laterChanges } from './later.ts';
import { nameTree, pageObjects } from './pages.ts';
import { sealOf } from './seal-line.ts';
import { isArray, isDict, isName, isRef, isString, type PdfDict, type PdfValue, textOf, written } from './value.ts';

/** A report as somebody handed it over. */
export interface ReadPdf {
  /** By name. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  /** In the order in which they were made. */
  readonly signatures: readonly PdfSignature[];
  readonly seal: 'holds' | 'broken' | 'none';
  readonly title: string | null;
  readonly pages: number;
}

export interface PdfSignature {
  readonly byteRange: readonly [number, number, number, number];
  /** CMS, DER, without its padding. */
  readonly cms: Uint8Array;
  /** What the signature is over: a copy of nearly the whole file, made when asked for. */
  readonly signedBytes: Uint8Array;
  /** It covers every byte of the file but its own place. */
  readonly coversWholeFile: boolean;
  /** In its own place stands nothing but itself and zeros, in one way of writing. */
  readonly paddingIsZero: boolean;
  /** What was added after it: further signatures, or something that it does not answer for. */
  readonly later: 'nothing' | 'signatures' | 'other';
  /** Moment that the PDF says it was made, by the clock of who signed; null where it says none. */
  readonly at: Date | null;
}

/** Ours carry three. */
const MAX_ATTACHMENTS = 50;
/** More would keep the computer busy: each is over the whole file. */
const MAX_SIGNATURES = 20;
const MAX_FIELDS = 10_000;

/** What is inside a PDF. Any bytes give a result or one sentence. @throws PdfError */
export function readReportPdf(bytes: Uint8Array): ReadPdf {
  const file = openPdf(bytes);
  const { catalog } = catalogOf(file);
  const title = file.get(infoOf(file), 'Title');
  return {
    attachments: attachmentsOf(file, catalog),
    signatures: signaturesOf(file, catalog),
    seal: sealOf(bytes),
    title: isString(title) ? textOf(title) : null,
    pages: pageObjects(file).length,
  };
}

function attachmentsOf(file: PdfFile, catalog: PdfDict): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const names = file.get(catalog, 'Names');
  if (!isDict(names)) return found;
  for (const [key, target] of nameTree(file, names.entries.get('EmbeddedFiles'))) {
    const spec = file.resolve(target);
    const streams = isDict(spec) ? file.get(spec, 'EF') : null;
    if (!isDict(spec) || !isDict(streams)) continue;
    const [one, other] = [streams.entries.get('UF') ?? null, streams.entries.get('F') ?? null];
    const stream = file.stream(one ?? other);
    if (stream === null) continue;
    // Programs differ in which of two they take out.
    const isTwo = one !== null && other !== null && written(one) !== written(other);
    if (found.size >= MAX_ATTACHMENTS) throw new PdfError('El PDF lleva más archivos de los que se revisan.');
    if (isTwo || found.has(key)) throw new PdfError('El PDF lleva dos archivos con el mismo nombre.');
    found.set(key, stream.bytes);
  }
  return found;
}

function signaturesOf(file: PdfFile, catalog: PdfDict): readonly PdfSignature[] {
  const found: PdfSignature[] = [];
  for (const field of signatureFields(file, catalog)) {
    const value = file.get(field, 'V');
    const signature = isDict(value) ? signatureOf(file, value) : null;
    if (signature === null) continue;
    if (found.length >= MAX_SIGNATURES) throw new PdfError('El PDF lleva más firmas de las que se revisan.');
    found.push(signature);
  }
  return found.toSorted((a, b) => endOf(a.byteRange) - endOf(b.byteRange));
}

function* signatureFields(file: PdfFile, catalog: PdfDict): Generator<PdfDict> {
  const form = file.get(catalog, 'AcroForm');
  const waiting: PdfValue[] = isDict(form) ? [form.entries.get('Fields') ?? null] : [];
  const seen = new Set<number>();
  while (waiting.length > 0 && seen.size < MAX_FIELDS) {
    const next = waiting.pop() ?? null;
    if (isRef(next)) {
      if (seen.has(next.num)) continue;
      seen.add(next.num);
    }
    const value = file.resolve(next);
    if (isArray(value)) waiting.push(...value.toReversed().slice(0, MAX_FIELDS));
    if (!isDict(value)) continue;
    if (isName(value.entries.get('FT'), 'Sig')) yield value;
    else waiting.push(value.entries.get('Kids') ?? null);
  }
}

function signatureOf(file: PdfFile, value: PdfDict): PdfSignature | null {
  const { bytes } = file;
  const range = file.get(value, 'ByteRange');
  const contents = file.get(value, 'Contents');
  if (!isArray(range) || range.length !== 4 || !range.every(isPlace) || !isString(contents)) return null;
  const [start, length, second, rest] = range as [number, number, number, number];
  const end = second + rest;
  if (start !== 0 || length >= second || end > bytes.length) return null;
  const gap = Buffer.from(bytes.subarray(length, second)).toString('latin1');
  const digits = /^<([0-9a-f]*|[0-9A-F]*)>$/.exec(gap)?.[1] ?? null;
  const all = Buffer.from(digits ?? '', 'hex');
  const cms = all.subarray(0, derLength(all));
  // The place that the range leaves out must be the very text of this signature, or other bytes could hide there.
  const isOwnPlace = digits !== null && Buffer.compare(all, contents.bytes) === 0;
  const signed = isOwnPlace ? cms : Buffer.from(contents.bytes).subarray(0, derLength(Buffer.from(contents.bytes)));
  return {
    byteRange: [start, length, second, rest],
    cms: signed,
    get signedBytes() {
      return Buffer.concat([bytes.subarray(0, length), bytes.subarray(second, end)]);
    },
    coversWholeFile: isOwnPlace && end === bytes.length,
    paddingIsZero: isOwnPlace && all.subarray(cms.length).every((byte) => byte === 0),
    later: laterChanges(file, end),
    at: momentOf(file.get(value, 'M')),
  };
}

/** `D:20261122100500-06'00'` (7.9.4). */
function momentOf(value: PdfValue): Date | null {
  const said = isString(value) ? textOf(value) : '';
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'(\d\d)'?)/.exec(said);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, zone, zoneMinutes] = found;
  const offset = zone === undefined ? 'Z' : `${zone}:${zoneMinutes}`;
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

function isPlace(value: PdfValue): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function endOf([, , second, rest]: PdfSignature['byteRange']): number {
  return second + rest;
}

/** Bytes of the DER object at the start, its head included; all where it does not say. */
function derLength(bytes: Buffer): number {
  const first = bytes[1];
  if (bytes[0] !== 0x30 || first === undefined) return bytes.length;
  if (first < 0x80) return Math.min(bytes.length, first + 2);
  const count = first & 0x7f;
  if (count === 0 || count > 4 || bytes.length < 2 + count) return bytes.length;
  return Math.min(bytes.length, 2 + count + bytes.readUIntBE(2, count));
}
