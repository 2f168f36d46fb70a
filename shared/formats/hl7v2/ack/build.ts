import type { AckCode } from '../../../model/index.ts';
import { escapeText } from '../escapes.ts';
import { isPublishedVersion } from '../structure/versions.ts';
import { encodeWords } from './charset.ts';
import { type AckError, type AckLocation, ERROR_CODE_TEXT } from './errors.ts';
import type { AckHeader } from './header.ts';
import { ackMode, isAtLeast } from './mode.ts';

export interface Acknowledgement {
  /** MSA-1. */
  readonly code: AckCode;
  /** MSH-7 of the acknowledgement, as HL7 writes it: `20261122100500-0600`. */
  readonly time: string;
  /** MSH-10 of the acknowledgement. */
  readonly controlId: string;
  /** The first ones are said, see {@link MOST_ERRORS}. */
  readonly errors: readonly AckError[];
}

/** More would only fill the sender's log: the rest stands in the list and in the result. */
export const MOST_ERRORS = 20;
/** MSH-3 to 6 and MSH-10 go back as they came, up to this many bytes. */
const MOST_ECHOED = 1000;
/** MSA-3 (ST of 80 characters until 2.4). */
const MSA_TEXT = 80;
/** ERR-8 (TX of 250 characters). */
const USER_TEXT = 250;
const SEVERITY: Readonly<Record<AckError['severity'], string>> = { error: 'E', warning: 'W', info: 'I' };

/** Characters of a message's own delimiters, by what they delimit. */
interface Marks {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly subcomponent: string;
  /** Our own words, in the message's character set and with its escapes. */
  words(text: string, most: number): string;
}

/** The general acknowledgement (ACK) of a message, without framing: same delimiters, version and character set. */
export function buildAck(header: AckHeader, acknowledgement: Acknowledgement): Uint8Array {
  const marks = marksOf(header);
  const version = header.component(12);
  const errors = acknowledgement.errors.slice(0, MOST_ERRORS);
  const segments = [
    mshOf(header, acknowledgement, marks),
    msaOf(header, acknowledgement, marks),
    ...(isAtLeast(version, '2.5') ? errors.map((error) => errOf(error, marks)) : oldErrOf(errors, marks)),
  ];
  return Uint8Array.from(`${segments.join('\r')}\r`, (character) => character.charCodeAt(0));
}

function marksOf(header: AckHeader): Marks {
  const encoding = header.soundDelimiters ? header.encoding : '^~\\&';
  const field = header.soundDelimiters ? header.separator : '|';
  const [component, repetition = '', escaping = '', subcomponent = ''] = encoding;
  const charset = header.component(18);
  const separators = [field, component, repetition, subcomponent];
  const unit = (character: string): number => (character === '' ? -1 : character.charCodeAt(0));
  const delimiters = {
    field: unit(field),
    component: unit(component),
    repetition: unit(repetition),
    escape: unit(escaping),
    subcomponent: unit(subcomponent),
    truncation: -1,
  };
  /** What cannot be escaped, and what would end a segment, is a blank. */
  const isBlanked = (character: string): boolean =>
    character < ' ' || (escaping === '' && separators.includes(character));
  return {
    field,
    component,
    repetition,
    subcomponent,
    words(text, most) {
      const short = text.length > most ? `${text.slice(0, most - 3)}...` : text;
      const written = [...short].map((character) => (isBlanked(character) ? ' ' : character)).join('');
      return encodeWords(escapeText(written, delimiters), charset);
    },
  };
}

function mshOf(header: AckHeader, { time, controlId }: Acknowledgement, marks: Marks): string {
  const enhanced = ackMode(header) === 'enhanced';
  const echoed = (number: number): string => (header.soundDelimiters ? echo(header.field(number)) : '');
  const processing = header.component(11);
  const version = header.component(12);
  const fields = [
    `MSH${marks.field}${header.soundDelimiters ? header.encoding : '^~\\&'}`,
    echoed(5),
    echoed(6),
    echoed(3),
    echoed(4),
    time,
    '',
    typeOf(header, version, marks),
    controlId,
    ['P', 'D', 'T'].includes(processing) ? echoed(11) : 'P',
    isPublishedVersion(version) ? echoed(12) : '2.5.1',
    '',
    '',
    // Nobody need acknowledge an acknowledgement.
    enhanced ? 'NE' : '',
    enhanced ? 'NE' : '',
    echoed(17),
    echoed(18),
  ];
  return withoutTail(fields).join(marks.field);
}

/** The event came with 2.2, the structure with 2.3.1. */
function typeOf(header: AckHeader, version: string, { component }: Marks): string {
  const event = header.component(9, 2);
  if (!/^[A-Z0-9]{3}$/.test(event) || !isAtLeast(version, '2.2')) return 'ACK';
  return isAtLeast(version, '2.3.1') ? `ACK${component}${event}${component}ACK` : `ACK${component}${event}`;
}

/** MSA-3 is for people; 2.5 hands that over to ERR. */
function msaOf(header: AckHeader, { code, errors }: Acknowledgement, marks: Marks): string {
  const [first] = errors;
  const text = first === undefined || isAtLeast(header.component(12), '2.5') ? '' : marks.words(first.text, MSA_TEXT);
  const controlId = header.soundDelimiters ? echo(header.field(10)) : '';
  return withoutTail(['MSA', code, controlId, text]).join(marks.field);
}

function errOf({ code, severity, location, rule, text }: AckError, marks: Marks): string {
  const { component } = marks;
  return [
    'ERR',
    '',
    location === undefined ? '' : erlOf(location, component),
    [code, ERROR_CODE_TEXT[code], 'HL70357'].join(component),
    SEVERITY[severity],
    // Coding systems of one's own begin with 99 (table 0396).
    [marks.words(rule, USER_TEXT), '', '99COTEJO'].join(component),
    '',
    '',
    marks.words(text, USER_TEXT),
  ].join(marks.field);
}

function erlOf(location: AckLocation, component: string): string {
  const { segment, sequence, field, repetition, subcomponent } = location;
  const parts = [segment, sequence, field, repetition, location.component, subcomponent];
  return withoutTail(parts.map((part) => (part === 0 ? '' : String(part)))).join(component);
}

/** Until 2.4 one segment, whose ERR-1 repeats: segment, its number, field, and the code by parts. */
function oldErrOf(errors: readonly AckError[], marks: Marks): readonly string[] {
  if (errors.length === 0) return [];
  const { component, subcomponent } = marks;
  const repetitions = errors.map(({ code, location }) =>
    [
      location?.segment ?? '',
      location?.sequence ?? '',
      location?.field || '',
      subcomponent === '' ? code : [code, ERROR_CODE_TEXT[code], 'HL70357'].join(subcomponent),
    ].join(component),
  );
  const said = marks.repetition === '' ? repetitions.slice(0, 1) : repetitions;
  return [`ERR${marks.field}${said.join(marks.repetition)}`];
}

function echo(text: string): string {
  return text.slice(0, MOST_ECHOED);
}

function withoutTail(fields: readonly string[]): readonly string[] {
  let length = fields.length;
  while (length > 0 && fields[length - 1] === '') length--;
  return fields.slice(0, length);
}
