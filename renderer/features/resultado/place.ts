import type { Place } from '../../../shared/model/index.ts';

export { type PlaceWords, placeText } from '../../../shared/text/place-text.ts';

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
