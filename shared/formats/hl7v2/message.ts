import type { Delimiters } from './delimiters.ts';

/** Where something stands in the file: 1-based line and column (in characters), bytes from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A segment by slices of its message's text; nothing is copied out of it until it is asked for. */
export interface Segment {
  /** Three characters: `PID`, `ZMX`. */
  readonly name: string;
  /** 0-based place in the message. */
  readonly index: number;
  /** 1-based among the segments of the same name in the message. */
  readonly occurrence: number;
  /** Start of each field in the message's text; field 0 is the name. In MSH (FHS, BHS), field 1 is the separator itself. */
  readonly starts: readonly number[];
  /** End (exclusive) of each field. */
  readonly ends: readonly number[];
}

/** One message, decoded and cut; lives until the judge returns. */
export interface Hl7Message {
  /** The whole message without framing. Segments are separated by CR, LF or CRLF, as they came. */
  readonly text: string;
  readonly delimiters: Delimiters;
  /** MSH first. Empty lines are left out. */
  readonly segments: readonly Segment[];
  /** 1-based number of the message in its file. */
  readonly number: number;
  /** MSH-12.1, trimmed: `2.5.1`; '' where it is not there. */
  readonly version: string;
  /** MSH-9.1, .2 and .3; '' where not there. */
  readonly code: string;
  readonly event: string;
  readonly structure: string;
  /** Where an index of `text` stands in the file. Looked for when asked: places are wanted only of what is told. */
  locate(index: number): Position;
}

/** A stretch of the message's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Number of the last field that is written in the segment. */
export function lastField(segment: Segment): number {
  return segment.starts.length - 1;
}

/** Raw text of a whole field, '' where it is not written. */
export function fieldText({ text }: Hl7Message, segment: Segment, field: number): string {
  return field < segment.starts.length ? text.slice(segment.starts[field], segment.ends[field]) : '';
}

/** Whether anything is written in the field; an explicit null (`""`) is something. */
export function hasField(segment: Segment, field: number): boolean {
  return field < segment.starts.length && segment.ends[field] > segment.starts[field];
}

/**
 * Part `wanted` (1-based) between `start` and `end`, cut at `delimiter`; undefined where there are fewer. Without a
 * delimiter (-1) the whole is part 1.
 */
export function part(text: string, start: number, end: number, delimiter: number, wanted: number): Range | undefined {
  let from = start;
  let number = 1;
  if (delimiter >= 0) {
    for (let at = start; at < end; at++) {
      if (text.charCodeAt(at) !== delimiter) continue;
      if (number === wanted) return { start: from, end: at };
      number++;
      from = at + 1;
    }
  }
  return number === wanted ? { start: from, end } : undefined;
}

/** How many parts there are between `start` and `end`; 0 where nothing is written. */
export function countParts(text: string, start: number, end: number, delimiter: number): number {
  if (end <= start) return 0;
  let count = 1;
  if (delimiter < 0) return count;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === delimiter) count++;
  return count;
}
