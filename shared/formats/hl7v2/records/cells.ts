import { dayOfTimestamp } from '../../support/hl7-time.ts';
import type { Hl7Message, Segment } from '../message.ts';
import { hasField } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { value } from '../values.ts';

/** Texts longer than this are documents, not values: they are not copied. */
const LONGEST_TEXT = 4096;

/** A component of the first repetition; undefined where it is not written, is null or the segment is not there. */
export function text(
  message: Hl7Message,
  segment: Segment | undefined,
  field: number,
  component = 1,
): string | undefined {
  if (segment === undefined || !hasField(segment, field)) return undefined;
  return value(message, segment, field, 1, component, 1);
}

/** As {@link text}; undefined too where the whole field is longer than a value is. */
export function shortText(message: Hl7Message, segment: Segment, field: number, component = 1): string | undefined {
  if (!hasField(segment, field)) return undefined;
  if (segment.ends[field] - segment.starts[field] > LONGEST_TEXT) return undefined;
  return value(message, segment, field, 1, component, 1);
}

/** The day of a field of times; undefined where it says less. */
export function day(message: Hl7Message, segment: Segment | undefined, field: number): string | undefined {
  return dayOfTimestamp(text(message, segment, field));
}

/** Where a datum would have stood in a segment that is not there. */
export function absent(missing: string, field: number): Spot {
  return { field, repetition: 0, component: 0, subcomponent: 0, missing };
}

/** A field of a segment, or of one that is not there. */
export function fieldSpot(segment: Segment | undefined, name: string, field: number): Spot {
  return segment === undefined ? absent(name, field) : spot(segment, field);
}

/** The first of several fields that says a day, with its place; else the place of the first, for what is missing. */
export function firstDay(
  message: Hl7Message,
  fields: readonly (readonly [segment: Segment | undefined, field: number])[],
): { readonly date?: string; readonly at?: Spot } {
  for (const [segment, field] of fields) {
    const date = day(message, segment, field);
    if (date !== undefined && segment !== undefined) return { date, at: spot(segment, field) };
  }
  const first = fields.find(([segment]) => segment !== undefined);
  return first?.[0] === undefined ? {} : { at: spot(first[0], first[1]) };
}
