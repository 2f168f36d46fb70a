import { foldAccents } from '../../../shared/text/accents.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const EDITION = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** Characters of an id and of an edition, as the form of a checklist has them. */
export const ID_LENGTH = 80;
export const EDITION_LENGTH = 40;
/** Words of a title that go into the id proposed for it. */
const WORDS = 8;

export function isId(text: string): boolean {
  return KEBAB.test(text) && text.length <= ID_LENGTH;
}

export function isEdition(text: string): boolean {
  return EDITION.test(text) && text.length <= EDITION_LENGTH;
}

/** An id made from a title, which none of `taken` has: «Receta electrónica» → `receta-electronica`, then `…-2`. */
export function proposedId(title: string, taken: ReadonlySet<string>): string {
  const words = foldAccents(title)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const base = words.slice(0, WORDS).join('-').slice(0, 70).replace(/-+$/, '');
  if (base === '') return '';
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}

/** The edition after one: its last number goes up until it is free; `1.4` → `1.5`, `borrador` → `borrador.2`. */
export function nextEdition(edition: string, taken: ReadonlySet<string>): string {
  const [, head = edition, number] = /^(.*?)(\d{1,9})$/.exec(edition) ?? [];
  const text = (n: number) => (number === undefined ? `${edition}.${n}` : `${head}${n}`);
  let n = number === undefined ? 2 : Number(number) + 1;
  while (taken.has(text(n))) n++;
  return text(n);
}
