import type { Segment } from '../message.ts';
import { spot, spotPath } from '../spot.ts';
import type { ReportSyntax } from './report.ts';

/** Fields of one segment that are cut; the widest of the standard has fewer than 200 even with a site's own. */
export const MAX_FIELDS = 2000;
/** Segments and fields of one message that are cut: about 60 MB of offsets. */
export const MAX_SEGMENTS = 100_000;
const MAX_ALL_FIELDS = 2_000_000;

const CR = 0x0d;
const LF = 0x0a;
const TAB = 0x09;
const LETTERS = 26;
const ALPHANUMERICS = 36;
/** `MSH-1` stands right after the name, and is the separator itself. */
const MSH_1 = 3;

/** How often each segment name was seen, and the names themselves, by {@link nameCode}: no text is made twice. */
const COUNTS = new Int32Array(LETTERS * ALPHANUMERICS * ALPHANUMERICS);
const NAMES: string[] = [];

/**
 * Cuts a message into segments. A line that does not begin like a segment belongs to the one before it: its last
 * field then goes on across the line's end.
 *
 * @param text begins with `MSH`
 */
export function cutSegments(text: string, field: number, report: ReportSyntax): Segment[] {
  const { length } = text;
  const segments: Segment[] = [];
  const codes: number[] = [];
  let starts: number[] = [];
  let ends: number[] = [];
  let fields = 0;
  let isJoined = false;
  const seen: Seen = { control: -1 };
  let at = 0;

  /** Cuts from `begin` to the end of the line, where it leaves `at`; the field at hand began at `from`. */
  const cutLine = (from: number, begin: number): void => {
    starts.push(from);
    at = cutFields(text, begin, field, starts, ends, seen);
    if (at < length && text.charCodeAt(at) === field) {
      report('segmentFieldsExcessive', at, pathOf(segments));
      at = lineEnd(text, at);
    }
  };

  while (at < length) {
    const unit = text.charCodeAt(at);
    if (unit === CR || unit === LF) {
      at++;
      continue;
    }
    const code = nameCode(text, at, field);
    if (code < 0) {
      const rest = at;
      if (isBlankLine(text, at)) {
        at = lineEnd(text, at);
        continue;
      }
      if (!isJoined) report('lineInSegment', rest, pathOf(segments));
      isJoined = true;
      // The rest of a segment that has too many fields is not cut either.
      if (starts.length >= MAX_FIELDS) {
        at = lineEnd(text, at);
        continue;
      }
      // A name alone has no field yet that could go on.
      if (starts.length === 1) cutLine(rest, rest);
      else {
        ends.pop();
        cutLine(starts.pop() ?? rest, rest);
      }
      continue;
    }
    fields += starts.length;
    if (segments.length >= MAX_SEGMENTS || fields >= MAX_ALL_FIELDS) {
      report('segmentsExcessive', at, pathOf(segments));
      break;
    }
    if (COUNTS[code]++ === 0) codes.push(code);
    starts = [at];
    ends = [at + 3];
    NAMES[code] ??= text.slice(at, at + 3);
    segments.push({ name: NAMES[code], index: segments.length, occurrence: COUNTS[code], starts, ends });
    at += 3;
    if (segments.length === 1) {
      starts.push(MSH_1);
      ends.push(MSH_1 + 1);
    }
    // A segment may be its name alone.
    if (at < length && text.charCodeAt(at) === field) {
      cutLine(at + 1, at + 1);
    }
  }
  for (const code of codes) COUNTS[code] = 0;
  if (seen.control >= 0) report('controlCharacter', seen.control, pathOfIndex(segments, seen.control));
  return segments;
}

/** What was met in passing. */
interface Seen {
  /** Index of the first control character that ends no line; -1. */
  control: number;
}

/**
 * Cuts fields up to the end of the line, or to the separator behind the last one of {@link MAX_FIELDS}.
 *
 * @returns where it stopped
 */
function cutFields(text: string, begin: number, field: number, starts: number[], ends: number[], seen: Seen): number {
  const { length } = text;
  let i = begin;
  for (; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== field && unit >= 0x20) continue;
    if (unit === field) {
      if (starts.length === MAX_FIELDS) break;
      ends.push(i);
      starts.push(i + 1);
    } else if (unit === CR || unit === LF) break;
    else if (unit !== TAB && seen.control < 0) seen.control = i;
  }
  ends.push(i);
  return i;
}

/** Path of the field where an index stands: `OBX[3]-5`. */
export function pathOfIndex(segments: readonly Segment[], index: number): string {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (segments[middle].starts[0] <= index) low = middle;
    else high = middle - 1;
  }
  const segment = segments[low];
  if (segment === undefined) return '';
  let field = segment.starts.length - 1;
  while (field > 0 && segment.starts[field] > index) field--;
  return spotPath(spot(segment, field));
}

function pathOf(segments: readonly Segment[]): string {
  const last = segments.at(-1);
  return last === undefined ? '' : spotPath(spot(last));
}

/** Number of the segment name at `at`, a letter and two letters or digits before a separator or a line's end; else -1. */
function nameCode(text: string, at: number, field: number): number {
  const first = text.charCodeAt(at) - 0x41;
  if (first < 0 || first >= LETTERS) return -1;
  const second = alphanumeric(text.charCodeAt(at + 1));
  const third = alphanumeric(text.charCodeAt(at + 2));
  if (!(second >= 0 && third >= 0)) return -1;
  if (at + 3 < text.length) {
    const next = text.charCodeAt(at + 3);
    if (next !== field && next !== CR && next !== LF) return -1;
  }
  return (first * ALPHANUMERICS + second) * ALPHANUMERICS + third;
}

/** 0 to 25 for A to Z, 26 to 35 for 0 to 9, else -1; also for NaN, what comes after the text's end. */
function alphanumeric(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit - 0x41;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + LETTERS : -1;
}

function isBlankLine(text: string, at: number): boolean {
  for (let i = at; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === CR || unit === LF) return true;
    if (unit > 0x20) return false;
  }
  return true;
}

function lineEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && text.charCodeAt(i) !== CR && text.charCodeAt(i) !== LF) i++;
  return i;
}
