import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { forEachPart } from '../values.ts';
import { textOf } from './evaluate.ts';
import type { ElementInstance, SegmentInstance } from './instance.ts';
import { hasContent, isNull, mayHaveParts, partDelimiter, partOf } from './instance.ts';
import { judgeCode } from './judge-code.ts';
import { judgeContext } from './judge-context.ts';
import type { ElementProfile } from './profile.ts';
import { isOpenType } from './profile.ts';
import { spotBelow } from './resolve.ts';
import type { Run } from './run.ts';

/** Holds what is written of a field, or of a component, against its profile. */
export function judgeElements(
  run: Run,
  parent: SegmentInstance | ElementInstance,
  profile: ElementProfile,
  found: readonly ElementInstance[],
): void {
  const { usage, min, max, position } = profile;
  if (usage === 'C' && !run.profile.conditioned.has(profile)) run.undecided();
  if (found.length === 0) {
    if (usage === 'R') {
      run.report('profileMissingElement', spotBelow(parent, position), undefined, { expected: profile.name });
    }
    return;
  }
  if (usage === 'X' || usage === 'W') {
    run.report(usage === 'X' ? 'profileProhibitedElement' : 'profileWithdrawnElement', found[0].at);
    return;
  }
  if (found.length < min) {
    run.report('profileFewRepetitions', spotBelow(parent, position), undefined, {
      expected: `${min} o más`,
      actual: String(found.length),
      sensitivity: 'plain',
    });
  }
  // Max 0 belongs to what is not admitted; elsewhere it says nothing.
  if (max > 0 && found.length > max) {
    run.report('profileManyRepetitions', found[max].at, undefined, {
      expected: `${max} o menos`,
      actual: String(found.length),
      sensitivity: 'plain',
    });
  }
  for (const one of found) judgeElement(run, one);
}

function judgeElement(run: Run, element: ElementInstance): void {
  if (!run.spend(1) || isNull(run.message, element)) return;
  const { profile, type } = element;
  if (type === undefined) {
    // What a value decides may be anything; a type that the profile does not define, nobody knows.
    if (profile.datatype === undefined || !isOpenType(profile.datatype)) run.undecided();
    return;
  }
  judgeContext(run, element, type.context);
  if (profile.binding !== undefined) judgeCode(run, element, profile.binding);
  if (!mayHaveParts(element)) {
    if (type.components.length === 0) judgePrimitive(run, element);
    return;
  }
  for (const component of type.components) {
    if (!run.spend(1)) return;
    const part = partOf(run.message, element, component.position);
    judgeElements(run, element, component, part === undefined ? [] : [part]);
  }
  judgeRest(run, element, type.components.length);
}

function judgePrimitive(run: Run, element: ElementInstance): void {
  judgeRest(run, element, 1);
  const { minLength, maxLength, conformanceLength } = element.profile;
  // Texts are counted only where a limit is near: some carry megabytes.
  if (minLength <= 1 && element.end - element.start <= Math.min(maxLength, conformanceLength)) return;
  const { length } = textOf(run, element);
  const detail = { actual: `${length} caracteres`, sensitivity: 'plain' as const };
  if (length < minLength || length > maxLength) {
    const expected = maxLength === Number.POSITIVE_INFINITY ? `${minLength} o más` : `de ${minLength} a ${maxLength}`;
    run.report('profileLength', element.at, undefined, { ...detail, expected: `${expected} caracteres` });
  } else if (length > conformanceLength) {
    run.report('profileConformanceLength', element.at, undefined, {
      ...detail,
      expected: `${conformanceLength} caracteres o menos`,
    });
  }
}

/** Parts beyond those that the profile defines. */
function judgeRest(run: Run, element: ElementInstance, defined: number): void {
  const delimiter = partDelimiter(run.message, element);
  if (delimiter < 0) return;
  let extra: Spot | undefined;
  forEachPart(run.message.text, element.start, element.end, delimiter, (start, end, number) => {
    if (number <= defined || !hasContent(run.message, start, end)) return true;
    const { segment, field, repetition, component } = element.at;
    extra = component === 0 ? spot(segment!, field, repetition, number) : { ...element.at, subcomponent: number };
    return false;
  });
  if (extra !== undefined) run.report('profileUnexpectedElement', extra);
}
