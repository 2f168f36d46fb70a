import type { Hl7Message, Segment } from '../message.ts';
import { lastField } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { forEachPart } from '../values.ts';
import type { DatatypeProfile, ElementProfile, Parent, SegmentProfile } from './profile.ts';
import { isOpenType } from './profile.ts';

/** What of a message stands at a place of its profile. */
export type Instance = ParentInstance | SegmentInstance | ElementInstance;

/** A message or one occurrence of a group. */
export interface ParentInstance {
  readonly kind: 'parent';
  readonly profile: Parent;
  /** Names of the groups down to this one, with a dot behind each: `PATIENT_RESULT.`; '' for the message. */
  readonly path: string;
  /** 1-based among its siblings of the same place. */
  readonly instance: number;
  /** By position in the profile; nothing where there is none. */
  readonly children: ReadonlyMap<number, readonly (ParentInstance | SegmentInstance)[]>;
}

export interface SegmentInstance {
  readonly kind: 'segment';
  readonly profile: SegmentProfile;
  readonly segment: Segment;
  readonly instance: number;
  /** What was cut of it already, by position. */
  readonly cut: Map<number, CutField>;
}

/** A repetition of a field, a component or a subcomponent in which something is written. */
export interface ElementInstance {
  readonly kind: 'element';
  readonly profile: ElementProfile;
  /** Undefined where the profile does not say it. */
  readonly type: DatatypeProfile | undefined;
  readonly at: Spot;
  readonly start: number;
  readonly end: number;
  /** Which part it is of what it stands in; a component is never anything but the first. */
  readonly instance: number;
  /** Its components, once they were cut. */
  parts: readonly (ElementInstance | undefined)[] | undefined;
}

export interface CutField {
  readonly repetitions: readonly ElementInstance[];
  /** There were more repetitions than are looked at. */
  readonly isCut: boolean;
}

/** A message of good faith repeats a field some dozens of times. */
const MAX_REPETITIONS = 10_000;
const NO_REPETITIONS: CutField = { repetitions: [], isCut: false };

export function segmentInstance(profile: SegmentProfile, segment: Segment, instance: number): SegmentInstance {
  return { kind: 'segment', profile, segment, instance, cut: new Map() };
}

/** The repetitions of a field that have something in them. */
export function fieldOf(message: Hl7Message, within: SegmentInstance, position: number): CutField {
  const profile = within.profile.fields[position - 1];
  if (profile === undefined || position > lastField(within.segment)) return NO_REPETITIONS;
  if (within.segment.starts[position] === within.segment.ends[position]) return NO_REPETITIONS;
  let known = within.cut.get(position);
  if (known === undefined) {
    known = cutField(message, within, profile);
    within.cut.set(position, known);
  }
  return known;
}

function cutField(message: Hl7Message, within: SegmentInstance, profile: ElementProfile): CutField {
  const { segment } = within;
  const { position } = profile;
  const { text, delimiters } = message;
  const [start, end] = [segment.starts[position], segment.ends[position]];
  const type = typeOf(message, within, profile);
  if (isDelimiters(segment, position)) {
    const whole = {
      kind: 'element' as const,
      profile,
      type,
      at: spot(segment, position),
      start,
      end,
      instance: 1,
      parts: undefined,
    };
    return { repetitions: end > start ? [whole] : [], isCut: false };
  }
  const repetitions: ElementInstance[] = [];
  let isCut = false;
  forEachPart(text, start, end, delimiters.repetition, (from, to, instance) => {
    isCut = instance > MAX_REPETITIONS;
    if (isCut) return false;
    if (hasContent(message, from, to)) {
      const at = spot(segment, position, instance);
      repetitions.push({ kind: 'element', profile, type, at, start: from, end: to, instance, parts: undefined });
    }
    return true;
  });
  return { repetitions, isCut };
}

/** The component (of a field) or subcomponent (of a component); undefined where nothing is written in it. */
export function partOf(message: Hl7Message, of: ElementInstance, position: number): ElementInstance | undefined {
  of.parts ??= cutParts(message, of);
  return of.parts[position - 1];
}

function cutParts(message: Hl7Message, of: ElementInstance): readonly (ElementInstance | undefined)[] {
  const parts: (ElementInstance | undefined)[] = [];
  const { type, at: whole } = of;
  if (type === undefined || !mayHaveParts(of)) return parts;
  const { segment, field, repetition, component } = whole;
  forEachPart(message.text, of.start, of.end, partDelimiter(message, of), (start, end, position) => {
    const profile = type.components[position - 1];
    if (profile === undefined) return false;
    if (!hasContent(message, start, end)) {
      parts.push(undefined);
      return true;
    }
    const at: Spot =
      component === 0
        ? { segment, field, repetition, component: position, subcomponent: 0 }
        : { segment, field, repetition, component, subcomponent: position };
    parts.push({ kind: 'element', profile, type: profile.datatype, at, start, end, instance: 1, parts: undefined });
    return true;
  });
  return parts;
}

/** Whether what is written is cut into components here: subcomponents and delimiters have nothing below. */
export function mayHaveParts({ at, type }: ElementInstance): boolean {
  return at.subcomponent === 0 && type !== undefined && type.components.length > 0;
}

/** The character between the parts of a field's repetition, or of a component; -1 for those of a subcomponent. */
export function partDelimiter({ delimiters }: Hl7Message, { at }: ElementInstance): number {
  if (at.subcomponent > 0 || (at.segment !== undefined && isDelimiters(at.segment, at.field))) return -1;
  return at.component === 0 ? delimiters.component : delimiters.subcomponent;
}

/** An explicit null: `""`. */
export function isNull({ text }: Hl7Message, { start, end }: ElementInstance): boolean {
  return end - start === 2 && text.startsWith('""', start);
}

/** Whether anything but delimiters and blanks is written. */
export function hasContent({ text, delimiters }: Hl7Message, start: number, end: number): boolean {
  const { component, subcomponent, repetition } = delimiters;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x20 && unit !== component && unit !== subcomponent && unit !== repetition) return true;
  }
  return false;
}

/** MSH-1 and MSH-2 are the delimiters themselves. */
function isDelimiters({ name }: Segment, field: number): boolean {
  return name === 'MSH' && field <= 2;
}

/** The type that the profile gives a field, or takes from the value of another field of the segment. */
function typeOf(message: Hl7Message, within: SegmentInstance, profile: ElementProfile): DatatypeProfile | undefined {
  const mapping = within.profile.mappings.find(({ position }) => position === profile.position);
  if (mapping !== undefined && mapping.reference !== profile.position) {
    const { starts, ends } = within.segment;
    const value = message.text.slice(starts[mapping.reference], ends[mapping.reference]).trim();
    const type = mapping.reference < starts.length ? mapping.types.get(value) : undefined;
    if (type !== undefined) return type;
  }
  const own = profile.datatype;
  return own !== undefined && isOpenType(own) ? undefined : own;
}
