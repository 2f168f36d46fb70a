import type { Hl7Message } from '../message.ts';
import type { Marks } from './marks.ts';
import { isSubcomponentMark, markPosition } from './marks.ts';
import type { PartPlan, TypePlan } from './plan.ts';
import type { Station } from './station.ts';
import { tell } from './station.ts';
import { judgeUniversalIdPair } from './universal-id.ts';
import { judgeCne, judgeCode, judgeText } from './values.ts';

/**
 * Judges a repetition of a field by its data type, down to the subcomponents.
 *
 * @param marks the delimiters between `start` and `end`
 */
export function judgeRepetition(at: Station, plan: PartPlan, start: number, end: number, marks: Marks): void {
  const { type } = plan;
  at.component = 0;
  at.subcomponent = 0;
  if (!type.isJudged || isNull(at.visit.message, start, end)) return;
  if (type.parts.length === 0) judgeSimple(at, plan, start, end, marks, 0, marks.count);
  else judgeField(at, type, start, end, marks);
  at.component = 0;
  at.subcomponent = 0;
}

/** Two double quotes: the receiver is to delete what it has. */
export function isNull({ text }: Hl7Message, start: number, end: number): boolean {
  return end - start === 2 && text.charCodeAt(start) === 0x22 && text.charCodeAt(start + 1) === 0x22;
}

/**
 * A value of a type without components.
 *
 * @param first index of the first mark within it
 * @param last index after its last one
 */
function judgeSimple(
  at: Station,
  { type, codes }: PartPlan,
  start: number,
  end: number,
  marks: Marks,
  first: number,
  last: number,
): void {
  const { exact } = at.visit;
  let to = end;
  if (first < last) {
    to = markPosition(marks.at[first]);
    // Delimiters with nothing after them are let be; and a later version may have given it components.
    if (exact && end - to > last - first) {
      tell(at, 'simpleWithParts', { expected: 'un valor sin componentes' });
      return;
    }
  }
  judgeText(at, type, start, to);
  if (codes !== undefined && exact) judgeCode(at, codes, start, to);
}

/** A repetition of a type with components. */
function judgeField(at: Station, type: TypePlan, start: number, end: number, marks: Marks): void {
  const { parts } = type;
  const { count } = marks;
  let present = 0;
  let surplus = 0;
  let number = 1;
  let from = start;
  let first = 0;
  for (let next = 0; next <= count; next++) {
    if (next < count && isSubcomponentMark(marks.at[next])) continue;
    const to = next < count ? markPosition(marks.at[next]) : end;
    if (to > from) {
      if (number <= 31) present |= 1 << (number - 1);
      if (number <= parts.length) {
        at.component = number;
        at.subcomponent = 0;
        judgeComponent(at, parts[number - 1], from, to, marks, first, next);
      } else if (surplus === 0) {
        surplus = number;
      }
    }
    number++;
    from = to + 1;
    first = next + 1;
  }
  at.subcomponent = 0;
  if (at.visit.exact) {
    if (surplus > 0) tellAt(at, surplus, 0, 'partSurplus', `hasta ${parts.length} componentes (${type.name})`);
    judgePresence(at, type, present, false);
    if (type.isCne) judgeCne(at, start, end);
  }
  if (type.universalId > 0) judgeUniversalIdPair(at, type, start, end, 0, count, false);
}

function judgeComponent(
  at: Station,
  plan: PartPlan,
  start: number,
  end: number,
  marks: Marks,
  first: number,
  last: number,
): void {
  const { type } = plan;
  if (!type.isJudged || isNull(at.visit.message, start, end)) return;
  const { parts } = type;
  if (parts.length === 0) {
    judgeSimple(at, plan, start, end, marks, first, last);
    return;
  }
  // Where subcomponents have components of their own, no delimiter is left for these: only the first one is sure.
  const judged = type.isDeep ? 1 : parts.length;
  let present = 0;
  let surplus = 0;
  let number = 1;
  let from = start;
  for (let next = first; next <= last; next++) {
    const to = next < last ? markPosition(marks.at[next]) : end;
    if (to > from) {
      if (number <= 31) present |= 1 << (number - 1);
      if (number <= judged) {
        at.subcomponent = number;
        judgeSubcomponent(at, parts[number - 1], from, to);
      } else if (number > parts.length && surplus === 0) {
        surplus = number;
      }
    }
    number++;
    from = to + 1;
  }
  at.subcomponent = 0;
  if (type.isDeep) return;
  if (at.visit.exact) {
    if (surplus > 0)
      tellAt(at, at.component, surplus, 'partSurplus', `hasta ${parts.length} subcomponentes (${type.name})`);
    judgePresence(at, type, present, true);
  }
  if (type.universalId > 0) judgeUniversalIdPair(at, type, start, end, first, last, true);
}

/** Of a type with components, only the first one can stand in a subcomponent. */
function judgeSubcomponent(at: Station, plan: PartPlan, start: number, end: number): void {
  let { type, codes } = plan;
  while (type.parts.length > 0) ({ type, codes } = type.parts[0]);
  if (!type.isJudged || isNull(at.visit.message, start, end)) return;
  judgeText(at, type, start, end);
  if (codes !== undefined && at.visit.exact) judgeCode(at, codes, start, end);
}

/** @param present bits of the components that are written */
function judgePresence(at: Station, { required }: TypePlan, present: number, isComponent: boolean): void {
  const missing = required & ~present;
  if (missing === 0 || present === 0) return;
  const number = 32 - Math.clz32(missing & -missing);
  if (isComponent) tellAt(at, at.component, number, 'partMissing');
  else tellAt(at, number, 0, 'partMissing');
}

function tellAt(at: Station, component: number, subcomponent: number, rule: string, expected?: string): void {
  at.component = component;
  at.subcomponent = subcomponent;
  tell(at, rule, expected === undefined ? undefined : { expected });
}
