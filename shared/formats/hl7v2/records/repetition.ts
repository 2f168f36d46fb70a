import type { Hl7Message, Segment } from '../message.ts';
import { hasField } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { forEachRepetition, partEnd, valueIn } from '../values.ts';

/** One repetition of a field, cut into its components once. */
export interface Repetition {
  readonly message: Hl7Message;
  readonly segment: Segment;
  readonly field: number;
  /** 1-based. */
  readonly number: number;
  /** Start and end of component n at 2(n - 1) and the place after. */
  readonly bounds: readonly number[];
}

/** Repetitions of one field that are looked at: no person has more identifiers, names or addresses. */
const MAX_REPETITIONS = 64;

/** The repetitions of a field; none where nothing is written. */
export function repetitionsOf(message: Hl7Message, segment: Segment, field: number): readonly Repetition[] {
  if (!hasField(segment, field)) return NONE;
  const found: Repetition[] = [];
  forEachRepetition(message, segment, field, (start, end, number) => {
    found.push({ message, segment, field, number, bounds: cut(message, start, end) });
    return number < MAX_REPETITIONS;
  });
  return found;
}

const NONE: readonly Repetition[] = [];

/** The first repetition of a field; undefined where nothing is written. */
export function firstRepetition(message: Hl7Message, segment: Segment, field: number): Repetition | undefined {
  if (!hasField(segment, field)) return undefined;
  const start = segment.starts[field];
  const end = partEnd(message.text, start, segment.ends[field], message.delimiters.repetition);
  return { message, segment, field, number: 1, bounds: cut(message, start, end) };
}

function cut({ text, delimiters }: Hl7Message, start: number, end: number): number[] {
  const bounds: number[] = [];
  for (let from = start; ; ) {
    const to = partEnd(text, from, end, delimiters.component);
    bounds.push(from, to);
    if (to >= end || bounds.length >= MAX_BOUNDS) return bounds;
    from = to + 1;
  }
}

/** Twice the components of the longest type (XPN, XAD, XCN have up to 25). */
const MAX_BOUNDS = 60;

/** A component, or one of its subcomponents: as it is meant; undefined where it is not written or null. */
export function component({ message, bounds }: Repetition, number: number, subcomponent = 1): string | undefined {
  const at = 2 * (number - 1);
  if (at >= bounds.length || bounds[at] === bounds[at + 1]) return undefined;
  return valueIn(message, bounds[at], bounds[at + 1], 1, subcomponent);
}

/** The place of a component, or of one of its subcomponents. */
export function componentSpot({ segment, field, number: n }: Repetition, number: number, subcomponent = 0): Spot {
  return spot(segment, field, n, number, subcomponent);
}
