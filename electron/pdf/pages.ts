import { NOT_A_PDF, PdfError } from './error.ts';
import { catalogOf, openPdf, type PdfFile } from './file.ts';
import { isArray, isDict, isName, isRef, isString, type PdfDict, type PdfValue, textOf } from './value.ts';

const MAX_PAGES = 200_000;
const MAX_NAMES = 200_000;

/** Numbers of the page objects, in the order of the pages. @throws PdfError */
export function pageObjects(file: PdfFile): readonly number[] {
  const { catalog } = catalogOf(file);
  const pages: number[] = [];
  const seen = new Set<number>();
  const waiting: PdfValue[] = [catalog.entries.get('Pages') ?? null];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!isRef(node) || seen.has(node.num) || seen.size > 2 * MAX_PAGES) throw new PdfError(NOT_A_PDF);
    seen.add(node.num);
    const value = file.resolve(node);
    if (!isDict(value)) throw new PdfError(NOT_A_PDF);
    const kids = file.get(value, 'Kids');
    if (isArray(kids)) for (const kid of kids.toReversed()) waiting.push(kid);
    else pages.push(node.num);
  }
  return pages;
}

/** How many pages a PDF has. @throws PdfError */
export function pageCountOf(pdf: Uint8Array): number {
  return pageObjects(openPdf(pdf)).length;
}

/**
 * On which page, counted from 1, each named destination lies: the anchors of a printed page that a link leads to.
 * Chromium writes a name as the address had it, `%C3%B1` for ñ; here it is the id itself.
 *
 * @throws PdfError
 */
export function destinationPages(pdf: Uint8Array): ReadonlyMap<string, number> {
  const file = openPdf(pdf);
  const { catalog } = catalogOf(file);
  const pageOf = new Map(pageObjects(file).map((num, index) => [num, index + 1]));
  const found = new Map<string, number>();
  for (const [name, target] of destinations(file, catalog)) {
    const [page] = targetOf(file, target);
    const number = isRef(page) ? pageOf.get(page.num) : undefined;
    if (number !== undefined) found.set(idOf(name), number);
  }
  return found;
}

/** Old style in a dictionary of the catalog, and new style in a tree of names (12.3.2.3). */
function* destinations(file: PdfFile, catalog: PdfDict): Generator<readonly [name: string, target: PdfValue]> {
  const old = file.get(catalog, 'Dests');
  if (isDict(old)) yield* old.entries;
  const names = file.get(catalog, 'Names');
  if (isDict(names)) yield* nameTree(file, names.entries.get('Dests'));
}

function targetOf(file: PdfFile, target: PdfValue): readonly PdfValue[] {
  const value = file.resolve(target);
  const place = isDict(value) ? file.get(value, 'D') : value;
  return isArray(place) ? place : [];
}

/** Names and values of a tree, in its order (7.9.6). @throws PdfError where it loops or is endless */
export function* nameTree(file: PdfFile, root: PdfValue | undefined): Generator<readonly [string, PdfValue]> {
  const waiting: PdfValue[] = [root ?? null];
  for (let steps = 0; waiting.length > 0; steps++) {
    if (steps > MAX_NAMES) throw new PdfError(NOT_A_PDF);
    const node = file.resolve(waiting.pop());
    if (!isDict(node)) continue;
    const kids = file.get(node, 'Kids');
    if (isArray(kids)) for (const kid of kids.toReversed()) waiting.push(kid);
    const names = file.get(node, 'Names');
    if (!isArray(names)) continue;
    for (let i = 0; i + 1 < names.length; i += 2) {
      const name = names[i];
      if (isString(name)) yield [textOf(name), names[i + 1] ?? null];
    }
  }
}

function idOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Whether a dictionary says that it is of this type. */
export function isOfType({ entries }: PdfDict, type: string): boolean {
  return isName(entries.get('Type'), type);
}
