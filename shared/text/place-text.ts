import type { Place } from '../model/index.ts';
import { formatNumber } from './format.ts';
import { findings } from './ui/es-MX/findings.ts';

/** The words for a place, with `{{n}}` filled in. */
export interface PlaceWords {
  readonly file: string;
  readonly line: (n: number) => string;
  readonly column: (n: number) => string;
  readonly record: (n: number) => string;
  readonly offset: (n: number) => string;
}

/**
 * `línea 12 · columna 9 · curpPaciente`: from the coarse to the fine, only what the source can tell.
 *
 * @param path puts the element into words where not all of it has room
 */
export function placeText(place: Place, words: PlaceWords, path = (whole: string): string => whole): string {
  const parts: string[] = [];
  if (place.line !== undefined) parts.push(words.line(place.line));
  if (place.column !== undefined) parts.push(words.column(place.column));
  if (place.line === undefined && place.record) parts.push(words.record(place.record));
  if (place.line === undefined && !place.record && place.offset !== undefined) parts.push(words.offset(place.offset));
  if (place.path) parts.push(path(place.path));
  else if (place.field) parts.push(place.field);
  return parts.length === 0 ? words.file : parts.join(' · ');
}

/** The words in Spanish, for what is kept or written: a file, a list. */
export const PLACE_WORDS: PlaceWords = {
  file: findings.place.file,
  line: (n) => filled(findings.place.line, n),
  column: (n) => filled(findings.place.column, n),
  record: (n) => filled(findings.place.record, n),
  offset: (n) => filled(findings.place.offset, n),
};

function filled(sentence: string, n: number): string {
  return sentence.replace('{{n}}', formatNumber(n));
}
