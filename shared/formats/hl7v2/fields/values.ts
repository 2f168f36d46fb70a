import type { FindingDetail } from '../../format.ts';
import { part } from '../message.ts';
import type { CodeSet } from './codes.ts';
import { codeSet } from './codes.ts';
import type { DateFault } from './dates.ts';
import { judgeDate, judgeDateTime, judgeTime, NOT_A_DATE, NOT_A_ZONE, SOUND } from './dates.ts';
import type { TypePlan } from './plan.ts';
import { ANY, DATE, DATE_TIME, NUMBER, SEQUENCE, TIME } from './plan.ts';
import { isNumber, isSequence } from './primitives.ts';
import type { Station } from './station.ts';
import { tell } from './station.ts';

/** Codes up to this length are shown as they are; a longer text may be anything in a wrong place. */
const PLAIN_CODE = 4;
/** Codes that are named as expected. */
const MAX_CODES = 12;
/** Characters of a value that a finding shows at most, whatever is written. */
const MAX_SHOWN = 100;

const FORMS: Readonly<Record<number, string>> = {
  [DATE]: 'AAAA[MM[DD]]',
  [TIME]: 'HH[MM[SS[.SSSS]]][±HHMM]',
  [DATE_TIME]: 'AAAA[MM[DD[HH[MM[SS[.SSSS]]]]]][±HHMM]',
};

/** Judges a text without components against its type. Blanks around it are not held against it. */
export function judgeText(at: Station, type: TypePlan, start: number, end: number): void {
  if (type.text === ANY) return;
  const { text } = at.visit.message;
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) === 0x20) from++;
  while (to > from && text.charCodeAt(to - 1) === 0x20) to--;
  if (from === to) return;
  switch (type.text) {
    case NUMBER:
      if (!isNumber(text, from, to)) tell(at, 'numberForm', { actual: shown(text, from, to), sensitivity: 'auto' });
      return;
    case SEQUENCE:
      if (!isSequence(text, from, to)) tell(at, 'sequenceForm', { actual: shown(text, from, to), sensitivity: 'auto' });
      return;
    case DATE:
      tellDate(at, type, judgeDate(text, from, to), from, to);
      return;
    case TIME:
      tellDate(at, type, judgeTime(text, from, to), from, to);
      return;
    case DATE_TIME:
      tellDate(at, type, judgeDateTime(text, from, to), from, to);
  }
}

function tellDate(at: Station, { text: kind }: TypePlan, fault: DateFault, start: number, end: number): void {
  if (fault === SOUND) return;
  const detail: FindingDetail = { actual: shown(at.visit.message.text, start, end), sensitivity: 'date' };
  if (fault === NOT_A_DATE) tell(at, 'dateForm', { ...detail, expected: FORMS[kind] });
  else if (fault === NOT_A_ZONE) tell(at, 'dateZone', { ...detail, expected: '±HHMM' });
  else tell(at, 'dateCalendar', detail);
}

/** Judges a code against the table of its field. */
export function judgeCode(at: Station, codes: CodeSet, start: number, end: number): void {
  const { text, delimiters } = at.visit.message;
  let to = end;
  while (to > start && text.charCodeAt(to - 1) === 0x20) to--;
  if (to === start || codes.has(text, start, to)) return;
  // What an escape stands for is the reader's to say.
  for (let index = start; index < to; index++) if (text.charCodeAt(index) === delimiters.escape) return;
  tell(at, codes.isClosed ? 'codeClosed' : 'codeUnlisted', codeDetail(codes, shown(text, start, to)));
}

function codeDetail({ number, codes }: CodeSet, actual: string): FindingDetail {
  const table = `tabla ${String(number).padStart(4, '0')}`;
  const expected = codes.length > MAX_CODES ? `un código de la ${table}` : `${codes.join(', ')} (${table})`;
  return { actual, sensitivity: actual.length <= PLAIN_CODE ? 'plain' : 'auto', expected };
}

/** Coded without exceptions (CNE): a code that says to be of an HL7 table (`HL70136`) is in it. */
export function judgeCne(at: Station, start: number, end: number): void {
  const { text, delimiters } = at.visit.message;
  const code = part(text, start, end, delimiters.component, 1);
  const system = part(text, start, end, delimiters.component, 3);
  if (code === undefined || code.start === code.end || system === undefined) return;
  const name = shown(text, system.start, system.end);
  const codes = /^HL7\d{4}$/.test(name) ? codeSet(at.visit.tables, Number(name.slice(3))) : undefined;
  if (codes === undefined || codes.has(text, code.start, code.end)) return;
  at.component = 1;
  tell(at, 'codeOfSystem', codeDetail(codes, shown(text, code.start, code.end)));
}

function shown(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + MAX_SHOWN));
}
