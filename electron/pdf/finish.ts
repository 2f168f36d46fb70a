import { createHash } from 'node:crypto';
import { NOT_A_PDF, PdfError } from './error.ts';
import { catalogOf, infoOf, openPdf, type PdfFile } from './file.ts';
import { nameTree } from './pages.ts';
import { sealed } from './seal-line.ts';
import {
  dateText,
  dict,
  isDict,
  isRef,
  isString,
  name,
  type PdfDict,
  type PdfValue,
  ref,
  text,
  textOf,
  withEntries,
  written,
} from './value.ts';
import { streamBody, wholeFile } from './write.ts';
import { type XmpFacts, xmpPacket } from './xmp.ts';

/** A file that travels inside the PDF. */
export interface PdfAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What it is, for people. */
  readonly description: string;
}

export interface PdfFacts extends XmpFacts {
  readonly attachments: readonly PdfAttachment[];
}

/**
 * Puts attachments, document information and a seal line into a PDF as Chromium printed it, and packs its objects. Pages,
 * tags, bookmarks and fonts stay as they are. The same input gives the same bytes.
 *
 * @throws PdfError
 */
export function finishPdf(pdf: Uint8Array, facts: PdfFacts): Uint8Array {
  const file = openPdf(pdf);
  const { num: root, catalog } = catalogOf(file);
  const kept = objectsOf(file);
  let next = 1 + [...file.entries.keys()].reduce((most, num) => Math.max(most, num), 0);
  const fresh = () => next++;

  const added: { num: number; body: Uint8Array }[] = [];
  const names: PdfValue[] = [];
  const files: PdfValue[] = [];
  for (const attachment of facts.attachments.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const [stream, spec] = [fresh(), fresh()];
    added.push({ num: stream, body: embeddedFile(attachment, facts.createdAt) });
    kept.packable.set(spec, bytesOf(fileSpecification(attachment, stream)));
    names.push(text(attachment.name), ref(spec));
    files.push(ref(spec));
  }
  const metadata = fresh();
  const entries = dict({ Type: name('Metadata'), Subtype: name('XML') });
  const { value: info, num: infoNum } = infoWith(file, facts, fresh);
  added.push({ num: metadata, body: plainStream(entries, Buffer.from(xmpPacket(facts, producerOf(info)))) });
  kept.packable.set(infoNum, bytesOf(info));
  kept.packable.set(root, bytesOf(catalogWith(file, catalog, { names, files, metadata, language: facts.language })));

  const packable = [...kept.packable].map(([num, bytes]) => ({ num, bytes }));
  const size = next;
  return sealed(wholeFile({ size, root: ref(root), info: ref(infoNum) }, packable, [...kept.alone, ...added]));
}

interface Kept {
  readonly packable: Map<number, Uint8Array>;
  readonly alone: { readonly num: number; readonly body: Uint8Array }[];
}

const ENDOBJ = Buffer.from('endobj');
const ENDSTREAM = Buffer.from('endstream');

/** Every object of a file as its bytes, without reading what is in them: a long report has hundreds of thousands. */
function objectsOf(file: PdfFile): Kept {
  const kept: Kept = { packable: new Map(), alone: [] };
  const ends = boundaries(file);
  const all = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  for (const [num, entry] of [...file.entries].sort(([a], [b]) => a - b)) {
    if (entry.kind === 'packed') {
      const found = file.packed(entry.stream)[entry.index];
      if (found?.num === num) kept.packable.set(num, trimmed(Buffer.from(found.bytes)));
      continue;
    }
    if (entry.kind === 'free') continue;
    const slice = all.subarray(entry.offset, ends.get(entry.offset));
    const close = slice.lastIndexOf(ENDOBJ);
    const open = slice.indexOf('obj');
    if (close < 0 || open < 0 || open > 24) throw new PdfError(NOT_A_PDF);
    const body = trimmed(slice.subarray(open + 3, close));
    if (!body.subarray(-ENDSTREAM.length).equals(ENDSTREAM)) kept.packable.set(num, body);
    else if (!isOfOldStructure(body)) kept.alone.push({ num, body });
  }
  return kept;
}

/** Object streams and cross-references of the file as it was: what is in them is written anew. */
function isOfOldStructure(body: Buffer): boolean {
  const head = body.subarray(0, 2000).toString('latin1');
  return /\/Type\s*\/(?:ObjStm|XRef)\b/.test(head.slice(0, head.indexOf('stream')));
}

/** Where each object ends at the latest: where the next one, or a cross-reference, begins. */
function boundaries({ bytes, entries, sections }: PdfFile): ReadonlyMap<number, number> {
  const offsets = [...entries.values()].flatMap((entry) => (entry.kind === 'offset' ? [entry.offset] : []));
  const starts = [...new Set([...offsets, ...sections.map(({ offset }) => offset)])].sort((a, b) => a - b);
  return new Map(starts.map((start, i) => [start, starts[i + 1] ?? bytes.length]));
}

function trimmed(bytes: Buffer): Buffer {
  let [start, end] = [0, bytes.length];
  while (start < end && isSpace(bytes[start])) start++;
  while (end > start && isSpace(bytes[end - 1])) end--;
  return bytes.subarray(start, end);
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function embeddedFile({ bytes, mediaType }: PdfAttachment, createdAt: string): Uint8Array {
  const parameters = dict({
    Size: bytes.length,
    CreationDate: dateText(createdAt),
    ModDate: dateText(createdAt),
    // The format asks for MD5 here; nothing of this program trusts it.
    CheckSum: { kind: 'string', bytes: createHash('md5').update(bytes).digest() },
  });
  return streamBody(dict({ Type: name('EmbeddedFile'), Subtype: name(mediaType), Params: parameters }), bytes);
}

/** The file's place among the attachments; it is what the pages were made from, or adds to it (PDF 2.0, 7.11.3). */
function fileSpecification({ name: fileName, mediaType, description }: PdfAttachment, stream: number): PdfDict {
  return dict({
    Type: name('Filespec'),
    F: text(fileName),
    UF: text(fileName),
    Desc: text(description),
    AFRelationship: name(mediaType === 'application/json' ? 'Data' : 'Supplement'),
    EF: dict({ F: ref(stream), UF: ref(stream) }),
  });
}

interface CatalogParts {
  readonly names: readonly PdfValue[];
  readonly files: readonly PdfValue[];
  readonly metadata: number;
  readonly language: string;
}

function catalogWith(file: PdfFile, catalog: PdfDict, { names, files, metadata, language }: CatalogParts): PdfDict {
  const old = file.get(catalog, 'Names');
  const oldNames = isDict(old) ? old : dict({});
  const before = [...nameTree(file, oldNames.entries.get('EmbeddedFiles'))];
  if (before.length > 0) throw new PdfError('El PDF ya lleva archivos adjuntos.');
  const preferences = file.get(catalog, 'ViewerPreferences');
  const attached: Readonly<Record<string, PdfValue>> =
    names.length === 0 ? {} : { Names: withEntries(oldNames, { EmbeddedFiles: dict({ Names: names }) }), AF: files };
  const spoken: Readonly<Record<string, PdfValue>> = catalog.entries.has('Lang') ? {} : { Lang: text(language) };
  return withEntries(catalog, {
    ...attached,
    Metadata: ref(metadata),
    ViewerPreferences: withEntries(isDict(preferences) ? preferences : dict({}), { DisplayDocTitle: true }),
    ...spoken,
  });
}

function infoWith(file: PdfFile, facts: PdfFacts, fresh: () => number): { num: number; value: PdfDict } {
  const at = file.trailer.entries.get('Info');
  const moment = dateText(facts.createdAt);
  const value = withEntries(infoOf(file), {
    Title: text(facts.title),
    Subject: text(facts.subject),
    Keywords: text(facts.keywords),
    Creator: text(facts.creator ?? 'Cotejo'),
    CreationDate: moment,
    ModDate: moment,
  });
  return { num: isRef(at) ? at.num : fresh(), value };
}

function producerOf(info: PdfDict): string {
  const producer = info.entries.get('Producer');
  return isString(producer) ? textOf(producer) : '';
}

/** Metadata stay readable to programs that only look for them in the bytes. */
function plainStream(entries: PdfDict, data: Uint8Array): Uint8Array {
  const head = written(withEntries(entries, { Length: data.length }));
  return Buffer.concat([Buffer.from(`${head}\nstream\n`, 'latin1'), data, Buffer.from('\nendstream')]);
}

function bytesOf(value: PdfValue): Uint8Array {
  return Buffer.from(written(value), 'latin1');
}
