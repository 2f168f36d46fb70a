import type { Place } from '../../../shared/model/index.ts';

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

/** In which notation a path is written: XPath begins with a slash, HL7 v2 with the name of a segment. */
export function pathKind(path: string): 'xpath' | 'hl7' | 'fhirPath' {
  if (path.startsWith('/')) return 'xpath';
  return /^[A-Z][A-Z0-9]{2}(?:[[-]|$)/.test(path) ? 'hl7' : 'fhirPath';
}

/** The last two elements of an XPath, which tell more of it than its beginning does; other paths are short. */
export function pathTail(path: string): string {
  if (!path.startsWith('/')) return path;
  const steps = path.split('/');
  return steps.length <= TAIL + 1 ? path : `…/${steps.slice(-TAIL).join('/')}`;
}

const TAIL = 2;

/** The last part of a path, for lists where the file matters little. */
export function shortPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether the source pane can be asked for: a line or an offset is needed to find the spot. */
export function hasSpot(place: Place): boolean {
  return place.line !== undefined || place.offset !== undefined;
}
