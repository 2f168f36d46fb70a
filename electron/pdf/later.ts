import { PdfError } from './error.ts';
import { bodyOf, catalogOf, openPdf, type PdfFile } from './file.ts';
import { pageObjects } from './pages.ts';
import { parseValue } from './parse.ts';
import { isArray, isDict, isName, isRef, type PdfDict, type PdfValue, written } from './value.ts';

/** What a further signature may change of the catalog and of a page. */
const CATALOG_MAY_CHANGE = 'AcroForm';
const PAGE_MAY_CHANGE = 'Annots';
const FORM_KEYS: ReadonlySet<string> = new Set(['Fields', 'SigFlags']);
/** What a field of a signature without a look may say; a look, an action or fields below it could show something. */
const FIELD_KEYS: ReadonlySet<string> = new Set('Type Subtype FT T V F Ff Rect P TU NM M'.split(' '));
/** A signature adds some forty kilobytes and five objects. */
const MOST_ADDED = { bytes: 32 * 1024 * 1024, objects: 20_000 };

/**
 * What was added to a file after a place where it was already whole. A signature does not answer for what others add:
 * without this, somebody could lay a new page over a signed one and sign that.
 *
 * Programs that show a PDF differ in which of two tables or objects they believe, and look for objects themselves where
 * a table is damaged. So every object that stands in what was added is looked at, whether or not it is in effect here.
 *
 * @param end bytes that the signature covers
 */
export function laterChanges(file: PdfFile, end: number): 'nothing' | 'signatures' | 'other' {
  if (end === file.bytes.length) return 'nothing';
  if (file.bytes.length - end > MOST_ADDED.bytes) return 'other';
  try {
    return onlySignatures(openPdf(file.bytes.subarray(0, end)), file, end) ? 'signatures' : 'other';
  } catch (error) {
    if (error instanceof PdfError) return 'other';
    throw error;
  }
}

function onlySignatures(before: PdfFile, after: PdfFile, end: number): boolean {
  const [newest] = before.sections;
  // Each section of the signed file must still be one of the whole.
  if (!after.sections.some(({ offset }) => offset === newest?.offset)) return false;
  if (!['Root', 'Info'].every((key) => sameEntry(before.trailer, after.trailer, key))) return false;
  const added = addedObjects(after, end);
  if (added === null || !isListedThere(before, after, added)) return false;
  const { num: root, catalog } = catalogOf(before);
  const pages = new Set(pageObjects(before));
  return added.every(({ num, value }) => {
    if (!before.entries.has(num)) return true;
    if (!isDict(value)) return false;
    if (num === root) return sameBut(catalog, value, CATALOG_MAY_CHANGE) && formOnlyGrew(before, after, catalog, value);
    return pages.has(num) && pageOnlyGrew(before, after, num, value);
  });
}

interface AddedObject {
  readonly num: number;
  /** Place in the file; null for one in an object stream. */
  readonly offset: number | null;
  readonly value: PdfValue;
}

/** Every object from `end` on, those in object streams too; null where they are more than signatures add. */
function addedObjects(after: PdfFile, end: number): readonly AddedObject[] | null {
  const text = Buffer.from(after.bytes.buffer, after.bytes.byteOffset + end, after.bytes.length - end);
  const found: AddedObject[] = [];
  for (const { index, 1: digits } of text.toString('latin1').matchAll(/(?<![0-9])([0-9]+)[\s\0]+[0-9]+[\s\0]+obj/g)) {
    const [num, offset] = [Number(digits), end + index];
    const { value } = parseValue(after.bytes, bodyOf(after.bytes, num, offset));
    found.push({ num, offset, value });
    if (isDict(value) && isName(value.entries.get('Type'), 'ObjStm')) {
      const entry = after.entries.get(num);
      if (entry?.kind !== 'offset' || entry.offset !== offset) return null;
      for (const inside of after.packed(num)) {
        found.push({ num: inside.num, offset: null, value: parseValue(inside.bytes, 0).value });
      }
    }
    if (found.length > MOST_ADDED.objects) return null;
  }
  return found;
}

/** Whether what the new cross-references name stands in what was added, and nothing that was there is taken out. */
function isListedThere(before: PdfFile, after: PdfFile, added: readonly AddedObject[]): boolean {
  const places = new Set(added.map(({ num, offset }) => `${num} ${offset}`));
  const old = new Set(before.sections.map(({ offset }) => offset));
  return after.sections
    .filter(({ offset }) => !old.has(offset))
    .every(({ entries }) =>
      [...entries].every(([num, entry]) => {
        if (entry.kind === 'free') return !before.entries.has(num);
        return places.has(`${num} ${entry.kind === 'offset' ? entry.offset : null}`);
      }),
    );
}

function sameEntry(before: PdfDict, after: PdfDict, key: string): boolean {
  return written(before.entries.get(key) ?? null) === written(after.entries.get(key) ?? null);
}

function sameBut(before: PdfDict, after: PdfDict, exception: string): boolean {
  const rest = ({ entries }: PdfDict) =>
    written({ kind: 'dict', entries: new Map([...entries].filter(([key]) => key !== exception).sort(byKey)) });
  return rest(before) === rest(after);
}

function byKey([a]: readonly [string, PdfValue], [b]: readonly [string, PdfValue]): number {
  return a < b ? -1 : 1;
}

function formOnlyGrew(before: PdfFile, after: PdfFile, old: PdfDict, now: PdfDict): boolean {
  const form = after.get(now, 'AcroForm');
  if (!isDict(form) || ![...form.entries.keys()].every((key) => FORM_KEYS.has(key))) return false;
  const oldForm = before.get(old, 'AcroForm');
  const oldFields = isDict(oldForm) ? before.get(oldForm, 'Fields') : [];
  return grewByFields(after, oldFields, after.get(form, 'Fields'));
}

function pageOnlyGrew(before: PdfFile, after: PdfFile, num: number, now: PdfDict): boolean {
  const old = before.resolve({ kind: 'ref', num, gen: 0 });
  if (!isDict(old) || !sameBut(old, now, PAGE_MAY_CHANGE)) return false;
  return grewByFields(after, before.get(old, 'Annots') ?? [], after.get(now, 'Annots'));
}

/** The same list, and after it fields of signatures that nobody sees. */
function grewByFields(after: PdfFile, old: PdfValue, now: PdfValue): boolean {
  const [oldItems, nowItems] = [isArray(old) ? old : [], isArray(now) ? now : []];
  if (nowItems.length < oldItems.length) return false;
  return nowItems.every((item, i) => {
    const known = oldItems[i];
    return known === undefined ? isUnseenSignature(after, item) : written(known) === written(item);
  });
}

function isUnseenSignature(after: PdfFile, item: PdfValue): boolean {
  const field = isRef(item) ? after.resolve(item) : null;
  if (!isDict(field) || ![...field.entries.keys()].every((key) => FIELD_KEYS.has(key))) return false;
  const kind = field.entries.get('Subtype');
  if (!isName(field.entries.get('FT'), 'Sig') || !isName(kind, 'Widget')) return false;
  const place = after.get(field, 'Rect');
  return isArray(place) && place.length === 4 && place.every((side) => side === 0);
}
