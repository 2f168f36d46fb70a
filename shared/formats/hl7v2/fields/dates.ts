/** What is wrong with a date or time; {@link SOUND} where nothing is. */
export type DateFault = 0 | 1 | 2 | 3;

export const SOUND = 0;
/** Digits, or how many there are, or what stands between them. */
export const NOT_A_DATE = 1;
/** No such day or hour: 30 February, 25:00. */
export const NOT_IN_CALENDAR = 2;
/** The zone is not `±HHMM` of a place on earth. */
export const NOT_A_ZONE = 3;

const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;
/** Digits after the second: tenths to ten-thousandths. */
const MAX_FRACTION = 4;
/** Kiritimati is at +14:00, the furthest. */
const MAX_ZONE_HOURS = 14;

/** `YYYY[MM[DD]]` (DT). Works on a stretch of a text, so that nothing is cut out of it. */
export function judgeDate(text: string, start: number, end: number): DateFault {
  const length = end - start;
  if (length !== 4 && length !== 6 && length !== 8) return NOT_A_DATE;
  return areDigits(text, start, end) ? judgeDay(text, start, end) : NOT_A_DATE;
}

/** `HH[MM[SS[.S[S[S[S]]]]]][±ZZZZ]` (TM). */
export function judgeTime(text: string, start: number, end: number): DateFault {
  const clock = endOfDigits(text, start, end);
  const length = clock - start;
  if (length !== 2 && length !== 4 && length !== 6) return NOT_A_DATE;
  return judgeClock(text, start, clock) ?? judgeRest(text, clock, end, length === 6);
}

/** `YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][±ZZZZ]` (DTM, first component of TS). */
export function judgeDateTime(text: string, start: number, end: number): DateFault {
  const digits = endOfDigits(text, start, end);
  const length = digits - start;
  if (length < 4 || length > 14 || length % 2 !== 0) return NOT_A_DATE;
  const day = judgeDay(text, start, Math.min(digits, start + 8));
  if (day !== SOUND) return day;
  const clock = length > 8 ? judgeClock(text, start + 8, digits) : undefined;
  const fault = clock ?? judgeRest(text, digits, end, length === 14);
  // What follows a year or a day with a hyphen is the rest of a date: `1980-02-29`.
  return fault === NOT_A_ZONE && length <= 8 ? NOT_A_DATE : fault;
}

/** `YYYY[MM[DD]]`, all digits. */
function judgeDay(text: string, start: number, end: number): DateFault {
  const year = number(text, start, start + 4);
  if (year === 0) return NOT_IN_CALENDAR;
  if (end - start < 6) return SOUND;
  const month = number(text, start + 4, start + 6);
  if (month < 1 || month > 12) return NOT_IN_CALENDAR;
  if (end - start < 8) return SOUND;
  const day = number(text, start + 6, start + 8);
  return day >= 1 && day <= daysIn(year, month) ? SOUND : NOT_IN_CALENDAR;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `HH[MM[SS]]`, all digits; undefined where it is sound. */
function judgeClock(text: string, start: number, end: number): DateFault | undefined {
  if (number(text, start, start + 2) > 23) return NOT_IN_CALENDAR;
  for (let at = start + 2; at < end; at += 2) if (number(text, at, at + 2) > 59) return NOT_IN_CALENDAR;
  return undefined;
}

/** What may follow the digits: a fraction, where they go down to the second, and a zone. */
function judgeRest(text: string, start: number, end: number, hasSeconds: boolean): DateFault {
  let at = start;
  if (at < end && text.charCodeAt(at) === DOT) {
    const digits = endOfDigits(text, at + 1, end);
    if (!hasSeconds || digits === at + 1 || digits > at + 1 + MAX_FRACTION) return NOT_A_DATE;
    at = digits;
  }
  if (at === end) return SOUND;
  const sign = text.charCodeAt(at);
  if (sign !== PLUS && sign !== MINUS) return NOT_A_DATE;
  if (end - at !== 5 || !areDigits(text, at + 1, end)) return NOT_A_ZONE;
  const hours = number(text, at + 1, at + 3);
  const minutes = number(text, at + 3, end);
  return hours <= MAX_ZONE_HOURS && minutes <= 59 ? SOUND : NOT_A_ZONE;
}

/** End of the digits that begin at `start`. */
export function endOfDigits(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  return at;
}

export function areDigits(text: string, start: number, end: number): boolean {
  return endOfDigits(text, start, end) === end;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function number(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + text.charCodeAt(at) - 0x30;
  return value;
}
