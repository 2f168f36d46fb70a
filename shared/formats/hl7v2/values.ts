import { unescapeText } from './escapes.ts';
import type { Hl7Message, Segment } from './message.ts';
import { countParts } from './message.ts';

const QUOTE = 0x22;

/** Where a part ends that begins at `from`: at the next `delimiter`, or at `end`. */
export function partEnd(text: string, from: number, end: number, delimiter: number): number {
  if (delimiter < 0) return end;
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === delimiter) return at;
  return end;
}

/**
 * Calls `visit` with start, end and 1-based number of each part between `start` and `end`, of one empty part where
 * nothing stands there; stops where `visit` gives false.
 */
export function forEachPart(
  text: string,
  start: number,
  end: number,
  delimiter: number,
  visit: (start: number, end: number, number: number) => boolean | undefined,
): void {
  let from = start;
  for (let number = 1; ; number++) {
    const to = partEnd(text, from, end, delimiter);
    if (visit(from, to, number) === false || to >= end) return;
    from = to + 1;
  }
}

/**
 * Calls `visit` with start, end and 1-based number of each repetition of a field; not at all where nothing is written
 * in it.
 */
export function forEachRepetition(
  { text, delimiters }: Hl7Message,
  segment: Segment,
  field: number,
  visit: (start: number, end: number, repetition: number) => boolean | undefined,
): void {
  if (field >= segment.starts.length) return;
  const start = segment.starts[field];
  const end = segment.ends[field];
  if (end > start) forEachPart(text, start, end, delimiters.repetition, visit);
}

/** How many repetitions of a field are written. */
export function repetitions({ text, delimiters }: Hl7Message, segment: Segment, field: number): number {
  if (field >= segment.starts.length) return 0;
  return countParts(text, segment.starts[field], segment.ends[field], delimiters.repetition);
}

/**
 * A datum as it is meant: without escape sequences and the blanks around it. Undefined where nothing is written, or the
 * explicit null (`""`). Numbers are 1-based; `component` 0 is the whole repetition, `subcomponent` 0 the whole
 * component.
 */
export function value(
  message: Hl7Message,
  segment: Segment | undefined,
  field: number,
  repetition = 1,
  component = 1,
  subcomponent = 1,
): string | undefined {
  if (segment === undefined || field >= segment.starts.length) return undefined;
  const { text, delimiters } = message;
  const end = segment.ends[field];
  let from = segment.starts[field];
  if (end <= from) return undefined;
  let to = partEnd(text, from, end, delimiters.repetition);
  for (let n = 1; n < repetition; n++) {
    if (to >= end) return undefined;
    from = to + 1;
    to = partEnd(text, from, end, delimiters.repetition);
  }
  return valueIn(message, from, to, component, subcomponent);
}

/** As {@link value}, inside a repetition that stands between two indexes. */
export function valueIn(
  { text, delimiters }: Pick<Hl7Message, 'text' | 'delimiters'>,
  start: number,
  end: number,
  component = 1,
  subcomponent = 1,
): string | undefined {
  let from = start;
  let to = end;
  if (component > 0) {
    to = partEnd(text, from, end, delimiters.component);
    for (let n = 1; n < component; n++) {
      if (to >= end) return undefined;
      from = to + 1;
      to = partEnd(text, from, end, delimiters.component);
    }
    if (subcomponent > 0) {
      const whole = to;
      to = partEnd(text, from, whole, delimiters.subcomponent);
      for (let n = 1; n < subcomponent; n++) {
        if (to >= whole) return undefined;
        from = to + 1;
        to = partEnd(text, from, whole, delimiters.subcomponent);
      }
    }
  }
  while (from < to && text.charCodeAt(from) <= 0x20) from++;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to--;
  if (from === to) return undefined;
  if (to - from === 2 && text.charCodeAt(from) === QUOTE && text.charCodeAt(from + 1) === QUOTE) return undefined;
  return unescapeText(text.slice(from, to), delimiters);
}
