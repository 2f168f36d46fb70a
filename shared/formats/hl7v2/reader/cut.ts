import type { Delimiters } from '../delimiters.ts';
import type { Hl7Message, Segment } from '../message.ts';
import { lastField } from '../message.ts';
import { valueIn } from '../values.ts';
import { isMarker, joinAddenda, locateJoined } from './addenda.ts';
import { canSeparate, readDelimiters } from './delimiters.ts';
import { judgeEscapes } from './escape-faults.ts';
import type { Locate } from './locate.ts';
import { createLocate } from './locate.ts';
import type { ReportSyntax } from './report.ts';
import { cutSegments, MAX_SEGMENTS } from './segments.ts';

export interface CutMessage {
  readonly message: Hl7Message;
  /** The message goes on in another one, or began in another one: its structure cannot be told. */
  readonly isIncomplete: boolean;
}

/** MSH-12, the last field of MSH that every version requires. */
const LAST_REQUIRED = 12;
const NOBODY: ReportSyntax = () => undefined;

/**
 * Cuts the text of one message. Faults are told and read over, so that the rest can be verified.
 *
 * @param number 1-based among the messages of the file
 * @param locate where an index of `text` stands in the file; left out, the text is the file, in UTF-8
 * @returns undefined where the text does not begin with `MSH` and a character that can separate fields
 */
export function cutMessage(
  text: string,
  number: number,
  locate: Locate = createLocate(text, { line: 1, column: 1, offset: 0 }, 'utf-8'),
  report: ReportSyntax = NOBODY,
): CutMessage | undefined {
  const field = text.charCodeAt(3);
  if (!text.startsWith('MSH') || !canSeparate(field)) return undefined;
  const { delimiters, notes } = readDelimiters(field, encodingCharacters(text, field));
  for (const { rule, detail } of notes) report(rule, 4, 'MSH-2', detail);
  const written = cutSegments(text, field, report);
  const hasAddenda = written.length < MAX_SEGMENTS && written.some(({ name }) => name === 'ADD');
  const joined = hasAddenda ? joinAddenda(text, written) : undefined;
  const whole = joined?.text ?? text;
  // What there was to tell of it was told.
  const segments = joined === undefined ? written : cutSegments(whole, field, NOBODY);
  if (report !== NOBODY) {
    judgeEscapes(whole, segments, delimiters, (rule, index, path) =>
      report(rule, joined === undefined ? index : joined.original(index), path),
    );
  }
  const header = segments[0];
  if (segments.length === 1 && lastField(header) < LAST_REQUIRED) report('messageCut', 0, 'MSH');
  const message: Hl7Message = {
    text: whole,
    delimiters,
    segments,
    number,
    ...describe(whole, header, delimiters),
    locate: joined === undefined ? locate : locateJoined(locate, joined),
  };
  const part = continuation(message, written);
  if (part !== undefined) report('messageContinued', part.index, part.path);
  return { message, isIncomplete: part !== undefined };
}

/** One message without a file, for whoever has its text already. Undefined where it does not begin with an MSH. */
export function parseMessage(text: string, number = 1): Hl7Message | undefined {
  return cutMessage(text, number)?.message;
}

/** MSH-2 as it is written: up to the next separator or the end of the line. */
function encodingCharacters(text: string, field: number): string {
  let end = 4;
  while (end < text.length && text.charCodeAt(end) !== field && text.charCodeAt(end) >= 0x20) end++;
  return text.slice(4, end);
}

function describe(
  text: string,
  header: Segment,
  delimiters: Delimiters,
): Pick<Hl7Message, 'version' | 'code' | 'event' | 'structure'> {
  const of = (field: number, component: number): string => {
    if (lastField(header) < field) return '';
    return valueIn({ text, delimiters }, header.starts[field], header.ends[field], component) ?? '';
  };
  return { version: of(12, 1), code: of(9, 1), event: of(9, 2), structure: of(9, 3) };
}

/**
 * Where a message says that it is a part (chapter 2, 2.10.2): it answers a continuation pointer (MSH-14), ends with
 * one (DSC-1, but for the interactive kind, a page of an answer that is whole), or its ADD belongs to another message.
 */
function continuation(
  { text, delimiters, segments }: Hl7Message,
  written: readonly Segment[],
): { readonly index: number; readonly path: string } | undefined {
  const isValued = (segment: Segment, field: number): boolean =>
    lastField(segment) >= field &&
    valueIn({ text, delimiters }, segment.starts[field], segment.ends[field]) !== undefined;
  const header = segments[0];
  if (isValued(header, 14)) return { index: header.starts[14], path: 'MSH-14' };
  const pointer = written[written.length - 1];
  const last = segments[segments.length - 1];
  if (last.name === 'DSC' && isValued(last, 1)) {
    const style = lastField(last) >= 2 ? text.slice(last.starts[2], last.ends[2]) : '';
    if (style.trim() !== 'I') return { index: pointer.starts[1], path: 'DSC-1' };
  }
  const addendum = written.find((segment) => segment.name === 'ADD' && (segment.index === 1 || isMarker(segment)));
  return addendum === undefined ? undefined : { index: addendum.starts[0], path: 'ADD' };
}
