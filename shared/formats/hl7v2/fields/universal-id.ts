import type { Marks } from './marks.ts';
import { isSubcomponentMark, markPosition } from './marks.ts';
import type { TypePlan } from './plan.ts';
import { isOid, isUuid } from './primitives.ts';
import type { Station } from './station.ts';
import { tell } from './station.ts';

/** Universal ids are shorter: of a longer text, this much is shown. */
const MAX_SHOWN = 255;

/**
 * An id that is unique in the world and the type that says how it is written (HD.2 and .3, EI.3 and .4): both or
 * neither; an OID where the type is ISO, a UUID where it is one. Types whose form is open (DNS, URI, L, M, N…) are let be.
 *
 * @param first index of the first mark within the value
 * @param last index after its last one
 * @param isComponent whether it stands in a component, so that its parts are subcomponents
 */
export function judgeUniversalIdPair(
  at: Station,
  { universalId }: TypePlan,
  start: number,
  end: number,
  first: number,
  last: number,
  isComponent: boolean,
): void {
  const { marks, visit } = at;
  let idStart = start;
  let idEnd = start;
  let typeStart = start;
  let typeEnd = start;
  let number = 1;
  let from = start;
  for (let next = first; next <= last && number <= universalId + 1; next++) {
    if (next < last && !isComponent && isSubcomponentMark(marks.at[next])) continue;
    const to = endOf(marks, next, last, end);
    if (number === universalId) {
      idStart = from;
      idEnd = to;
    } else if (number === universalId + 1) {
      typeStart = from;
      typeEnd = to;
    }
    number++;
    from = to + 1;
  }
  const hasId = idEnd > idStart;
  const hasType = typeEnd > typeStart;
  if (!hasId && !hasType) return;
  if (!hasId || !hasType) {
    place(at, hasId ? universalId + 1 : universalId, isComponent);
    tell(at, 'universalIdPair');
    return;
  }
  const { text } = visit.message;
  const expected = expectedForm(text, idStart, idEnd, typeStart, typeEnd);
  if (expected === undefined) return;
  place(at, universalId, isComponent);
  const actual = text.slice(idStart, Math.min(idEnd, idStart + MAX_SHOWN));
  tell(at, 'universalIdForm', { actual, sensitivity: 'auto', expected });
}

function endOf(marks: Marks, next: number, last: number, end: number): number {
  return next < last ? markPosition(marks.at[next]) : end;
}

function place(at: Station, number: number, isComponent: boolean): void {
  if (isComponent) at.subcomponent = number;
  else at.component = number;
}

/** What the id should be by its type; undefined where it is, or where it is to be deleted (`""`). */
function expectedForm(
  text: string,
  start: number,
  end: number,
  typeStart: number,
  typeEnd: number,
): string | undefined {
  const length = typeEnd - typeStart;
  if ((length !== 3 && length !== 4) || (end - start === 2 && text.startsWith('""', start))) return undefined;
  if (length === 3) {
    const isSound = !text.startsWith('ISO', typeStart) || isOid(text, start, end);
    return isSound ? undefined : 'un OID, como 2.16.840.1.113883.3.215';
  }
  if (!text.startsWith('UUID', typeStart) && !text.startsWith('GUID', typeStart)) return undefined;
  return isUuid(text.slice(start, Math.min(end, start + MAX_SHOWN))) ? undefined : 'un UUID';
}
