import { foldAccents } from '../../shared/text/accents.ts';

/** Text for searching: without accents, in lower case, single spaces. `Ñ` is found as `n`. */
export function fold(text: string): string {
  return foldAccents(text).replace(/\s+/g, ' ').trim();
}
