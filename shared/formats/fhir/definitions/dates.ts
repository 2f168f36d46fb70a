import { daysInMonth } from '../../../identifiers/index.ts';

const DASH = 45;
const COLON = 58;
const ZERO = 48;

/** A year, a month or a day of the calendar: `2024`, `2024-05`, `2024-05-31`. There is no year 0000. */
export function isFhirDate(text: string): boolean {
  const { length } = text;
  return (length === 4 || length === 7 || length === 10) && isDateUpTo(text, length);
}

/** A date, or a day with time to the second and zone. */
export function isFhirDateTime(text: string): boolean {
  return text.length <= 10 ? isFhirDate(text) : isFhirInstant(text);
}

/** A day with time to the second and zone: `2024-05-31T08:30:00.123-06:00`. Second 60 is a leap second. */
export function isFhirInstant(text: string): boolean {
  if (text.charCodeAt(10) !== 84 || !isDateUpTo(text, 10)) return false;
  const end = timeEnd(text, 11);
  if (end < 0) return false;
  const zone = text.charCodeAt(end);
  if (zone === 90) return text.length === end + 1;
  if ((zone !== 43 && zone !== DASH) || text.length !== end + 6 || text.charCodeAt(end + 3) !== COLON) return false;
  const hours = twoDigits(text, end + 1);
  const minutes = twoDigits(text, end + 4);
  // The widest offset in use is +14:00.
  return minutes >= 0 && minutes <= 59 && hours >= 0 && (hours <= 13 || (hours === 14 && minutes === 0));
}

/** A time of day to the second, without zone: `08:30:00`. */
export function isFhirTime(text: string): boolean {
  return timeEnd(text, 0) === text.length;
}

/** Whether the first `length` characters (4, 7 or 10) are a year, month or day. */
function isDateUpTo(text: string, length: number): boolean {
  const century = twoDigits(text, 0);
  const ofCentury = twoDigits(text, 2);
  if (century < 0 || ofCentury < 0) return false;
  const year = century * 100 + ofCentury;
  if (year === 0) return false;
  if (length === 4) return true;
  const month = twoDigits(text, 5);
  if (text.charCodeAt(4) !== DASH || month < 1 || month > 12) return false;
  if (length === 7) return true;
  const day = twoDigits(text, 8);
  return text.charCodeAt(7) === DASH && day >= 1 && day <= daysInMonth(year, month);
}

/** Where `hh:mm:ss` with or without fractions ends; -1 where none begins at `at`. */
function timeEnd(text: string, at: number): number {
  const hours = twoDigits(text, at);
  const minutes = twoDigits(text, at + 3);
  const seconds = twoDigits(text, at + 6);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return -1;
  if (text.charCodeAt(at + 2) !== COLON || text.charCodeAt(at + 5) !== COLON) return -1;
  const end = at + 8;
  if (text.charCodeAt(end) !== 46) return end;
  let fraction = end + 1;
  while (isDigit(text.charCodeAt(fraction))) fraction++;
  return fraction > end + 1 ? fraction : -1;
}

/** -1 where there are not two digits. */
function twoDigits(text: string, at: number): number {
  const high = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  return isDigit(high) && isDigit(low) ? (high - ZERO) * 10 + low - ZERO : -1;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 57;
}
