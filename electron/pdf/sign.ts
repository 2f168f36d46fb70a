import { PdfError } from './error.ts';
import { catalogOf, infoOf, openPdf, type PdfFile } from './file.ts';
import { pageObjects } from './pages.ts';
import { sealOf, withoutSeal } from './seal-line.ts';
import {
  dateText,
  dict,
  isArray,
  isDict,
  isRef,
  name,
  type PdfDict,
  type PdfValue,
  ref,
  text,
  withEntries,
  written,
} from './value.ts';
import { appended } from './write.ts';

export interface PdfSigning {
  /** Gives the detached CMS, DER, over these bytes: CAdES, without a signing time of its own (ETSI EN 319 142-1). */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  /** Who signs. */
  readonly name: string;
  /** ISO 8601 with zone. */
  readonly at: string;
  readonly reason: string;
}

/** Bytes kept free for a signature: certificates of a whole chain and the signature take some five thousand. */
const ROOM = 16_384;
/** Digits kept free for each place of the range, wide enough for any file that is opened. */
const PLACE_DIGITS = 10;
/** Printed, and not to be moved (12.5.3). */
const WIDGET_FLAGS = 132;
/** The file has signatures, and is only to be added to (12.7.2). */
const SIG_FLAGS = 3;

/**
 * Adds an electronic signature over the whole file, PAdES-B, as an incremental update: what stood there stays to the
 * byte, so that earlier signatures hold. A seal line falls away: the signature covers more than it did.
 *
 * @throws PdfError, and whatever `sign` throws
 */
export async function signPdf(pdf: Uint8Array, { sign, name: signer, at, reason }: PdfSigning): Promise<Uint8Array> {
  if (sealOf(pdf) === 'broken') throw new PdfError('El PDF cambió después de escribirse; no se firmó.');
  const before = withoutSeal(pdf);
  const file = openPdf(before);
  const draft = withPlace(file, { signer, at, reason });
  const gap = gapOf(draft, before.length);
  const range = [0, gap.start, gap.end, draft.length - gap.end];
  const numbers = range.slice(1).map((place) => String(place).padStart(PLACE_DIGITS, ' '));
  draft.write(`[0 ${numbers.join(' ')}]`, draft.indexOf(RANGE_DRAFT, before.length, 'latin1'), 'latin1');
  const cms = await sign(Buffer.concat([draft.subarray(0, gap.start), draft.subarray(gap.end)]));
  if (cms.length > ROOM) throw new PdfError('La firma electrónica ocupa más de lo que cabe en el PDF.');
  draft.write(Buffer.from(cms).toString('hex'), gap.start + 1, 'latin1');
  return draft;
}

const RANGE_DRAFT = `[0 ${['*', '*', '*'].map((star) => star.repeat(PLACE_DIGITS)).join(' ')}]`;

/** Where the digits of the signature stand, brackets included. */
function gapOf(draft: Buffer, from: number): { readonly start: number; readonly end: number } {
  const start = draft.indexOf('/Contents <', from, 'latin1') + '/Contents '.length;
  return { start, end: start + 2 * ROOM + 2 };
}

interface Place {
  readonly signer: string;
  readonly at: string;
  readonly reason: string;
}

/** The file with an empty signature of the right size. */
function withPlace(file: PdfFile, place: Place): Buffer {
  const { num: root, catalog } = catalogOf(file);
  const [page] = pageObjects(file);
  const pageValue = page === undefined ? null : file.resolve(ref(page));
  if (page === undefined || !isDict(pageValue)) throw new PdfError('El PDF no tiene páginas.');
  const size = sizeOf(file);
  const [signature, widget] = [size, size + 1];
  const form = formOf(file, catalog);
  const objects = [
    { num: signature, body: Buffer.from(signatureDictionary(place), 'latin1') },
    { num: widget, body: bodyOf(widgetOf(signature, page, form.fields.length + 1)) },
    { num: root, body: bodyOf(withEntries(catalog, { AcroForm: formWith(form, widget) })) },
    { num: page, body: bodyOf(withEntries(pageValue, { Annots: [...annotationsOf(file, pageValue), ref(widget)] })) },
  ];
  const info = file.trailer.entries.get('Info') ?? null;
  const [newest] = file.sections;
  const previous = { xref: newest?.offset ?? 0, id: file.trailer.entries.get('ID') ?? null };
  const whole = { size: size + 2, root: ref(root), info: infoOf(file).entries.size === 0 ? null : info };
  return Buffer.from(appended(file.bytes, whole, previous, objects));
}

function sizeOf({ trailer }: PdfFile): number {
  const size = trailer.entries.get('Size');
  if (typeof size !== 'number') throw new PdfError('El PDF no dice cuántos objetos tiene.');
  return size;
}

/** Written by hand: range and contents have places that are filled in later. */
function signatureDictionary({ signer, at, reason }: Place): string {
  const facts = dict({ Name: text(signer), M: dateText(at), ...(reason === '' ? {} : { Reason: text(reason) }) });
  const inner = [...facts.entries].map(([key, value]) => `/${key} ${written(value)}`).join('\n');
  const kind = '/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached';
  return `<<${kind}\n/ByteRange ${RANGE_DRAFT}\n/Contents <${'0'.repeat(2 * ROOM)}>\n${inner}>>`;
}

/** A field without a look of its own: who signed stands on the page of electronic signatures. */
function widgetOf(signature: number, page: number, number: number): PdfDict {
  return dict({
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Sig'),
    T: text(`Firma ${number}`),
    V: ref(signature),
    F: WIDGET_FLAGS,
    Rect: [0, 0, 0, 0],
    P: ref(page),
  });
}

interface Form {
  readonly dict: PdfDict;
  readonly fields: readonly PdfValue[];
}

function formOf(file: PdfFile, catalog: PdfDict): Form {
  const found = file.get(catalog, 'AcroForm');
  const form = isDict(found) ? found : dict({});
  const fields = file.get(form, 'Fields');
  return { dict: form, fields: isArray(fields) ? fields : [] };
}

function formWith({ dict: form, fields }: Form, widget: number): PdfDict {
  return withEntries(form, { Fields: [...fields, ref(widget)], SigFlags: SIG_FLAGS });
}

function annotationsOf(file: PdfFile, page: PdfDict): readonly PdfValue[] {
  const found = file.get(page, 'Annots');
  return isArray(found) ? found.filter(isRef) : [];
}

function bodyOf(value: PdfValue): Uint8Array {
  return Buffer.from(written(value), 'latin1');
}
