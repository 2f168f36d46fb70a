/** Whole years, months and days between two dates: 1 year, 2 months and 3 days. None of them is a total. */
export interface Age {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

const MONTH_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month of the Gregorian calendar; 0 where the month is none. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return MONTH_DAYS[month] ?? 0;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** `dd/mm/aaaa` (GIIS) to `YYYY-MM-DD`; undefined where it is not written so or is no date of the calendar. */
export function parseDayMonthYear(text: string): string | undefined {
  if (text.length !== 10 || text.charCodeAt(2) !== 47 || text.charCodeAt(5) !== 47) return undefined;
  if (!isRealDate(digits(text, 6, 4), digits(text, 3, 2), digits(text, 0, 2))) return undefined;
  return `${text.slice(6)}-${text.slice(3, 5)}-${text.slice(0, 2)}`;
}

/** `AAAAMMDD` (HL7 v2, CDA) to `YYYY-MM-DD`; undefined where it is not written so or is no date. */
export function parseCompactDate(text: string): string | undefined {
  if (text.length !== 8) return undefined;
  if (!isRealDate(digits(text, 0, 4), digits(text, 4, 2), digits(text, 6, 2))) return undefined;
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** `YYYY-MM-DD` itself; undefined where it is not written so or is no date. */
export function parseIsoDate(text: string): string | undefined {
  return isIsoDate(text) ? text : undefined;
}

export function isIsoDate(text: string): boolean {
  if (text === lastDates[0] || text === lastDates[1]) return true;
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  if (!isRealDate(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2))) return false;
  lastDates[1] = lastDates[0];
  lastDates[0] = text;
  return true;
}

/** The checks of one record ask of its birth date and its day of care half a dozen times by turns. */
const lastDates = ['1970-01-01', '1970-01-01'];

/** Days since 1970-01-01 of an ISO date; NaN where it is none. */
export function dayNumber(iso: string): number {
  if (!isIsoDate(iso)) return Number.NaN;
  const month = digits(iso, 5, 2);
  // Years that begin in March put the leap day last, so every month has a fixed start (Hinnant, days_from_civil).
  const year = digits(iso, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(iso, 8, 2) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/**
 * Age on a day. A birthday of 29 February is kept on 1 March in other years, as everywhere a month is too short.
 *
 * @returns undefined where either text is no ISO date or the day lies before the birth.
 */
export function ageAt(birthIso: string, dateIso: string): Age | undefined {
  if (!isIsoDate(birthIso) || !isIsoDate(dateIso) || dateIso < birthIso) return undefined;
  const months = wholeMonths(birthIso, dateIso);
  const years = Math.floor(months / 12);
  let days = digits(dateIso, 8, 2) - digits(birthIso, 8, 2);
  if (days < 0) {
    const month = digits(dateIso, 5, 2);
    const year = digits(dateIso, 0, 4);
    const before = month === 1 ? 31 : daysInMonth(year, month - 1);
    days = Math.max(0, before - digits(birthIso, 8, 2)) + digits(dateIso, 8, 2);
  }
  return { years, months: months % 12, days };
}

/** Completed months from one ISO date to a later one; both must be valid. */
export function wholeMonths(birthIso: string, dateIso: string): number {
  const months = (digits(dateIso, 0, 4) - digits(birthIso, 0, 4)) * 12 + digits(dateIso, 5, 2) - digits(birthIso, 5, 2);
  return digits(dateIso, 8, 2) < digits(birthIso, 8, 2) ? months - 1 : months;
}

function isRealDate(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The number that `count` digits at `start` write; NaN where one is no digit. */
function digits(text: string, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
