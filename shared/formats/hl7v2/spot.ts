import type { Range, Segment } from './message.ts';
import { type Hl7Message, part } from './message.ts';

/** A datum in a message. Numbers are 1-based; 0: the whole above it (`field` 0: the segment). */
export interface Spot {
  /** Undefined: the message as a whole, or a segment that is not there. */
  readonly segment?: Segment;
  readonly field: number;
  readonly repetition: number;
  readonly component: number;
  readonly subcomponent: number;
  /** Name of a segment or group that is missing, for the path: `PV1`, `PATIENT_RESULT.PATIENT.PID`. */
  readonly missing?: string;
}

export const WHOLE_MESSAGE: Spot = { field: 0, repetition: 0, component: 0, subcomponent: 0 };

export function spot(segment: Segment, field = 0, repetition = 0, component = 0, subcomponent = 0): Spot {
  return { segment, field, repetition, component, subcomponent };
}

/** The source's own name: `PID-3.1`; without repetitions, so that findings of the same datum gather. */
export function spotName({ segment, field, component, subcomponent, missing }: Spot): string {
  const name = segment?.name ?? missing ?? '';
  if (field === 0) return name;
  const inside = component === 0 ? '' : subcomponent === 0 ? `.${component}` : `.${component}.${subcomponent}`;
  return `${name}-${field}${inside}`;
}

/** `PID-3[2].1`, `OBX[3]-5[1].2.1`: a segment's number is written from the second on. */
export function spotPath({ segment, field, repetition, component, subcomponent, missing }: Spot): string {
  const name = segment === undefined ? (missing ?? '') : segmentPath(segment);
  if (field === 0) return name;
  const times = repetition > 0 ? `[${repetition}]` : '';
  const inside = component === 0 ? '' : subcomponent === 0 ? `.${component}` : `.${component}.${subcomponent}`;
  return `${name}-${field}${times}${inside}`;
}

function segmentPath({ name, occurrence }: Segment): string {
  return occurrence > 1 ? `${name}[${occurrence}]` : name;
}

/**
 * The text that a spot stands for; undefined where it is not written. Repetition, component and subcomponent 0 mean the
 * whole above, except that a component without a repetition is of the first one.
 */
export function spotRange(message: Hl7Message, at: Spot): Range | undefined {
  const { segment, field } = at;
  if (segment === undefined) return undefined;
  if (field >= segment.starts.length) return undefined;
  const whole = { start: segment.starts[field], end: segment.ends[field] };
  if (field === 0) return { start: whole.start, end: segment.ends[segment.ends.length - 1] };
  const { delimiters, text } = message;
  let range: Range | undefined = whole;
  const down = (delimiter: number, wanted: number): void => {
    range = range === undefined ? undefined : part(text, range.start, range.end, delimiter, wanted);
  };
  if (at.repetition > 0 || at.component > 0) down(delimiters.repetition, Math.max(1, at.repetition));
  if (at.component > 0) down(delimiters.component, at.component);
  if (at.subcomponent > 0) down(delimiters.subcomponent, at.subcomponent);
  return range;
}
