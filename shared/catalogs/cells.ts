import { parseDayMonthYear, parseIsoDate } from '../identifiers/dates.ts';

/** Upper case, no accents, single blanks: `En operación` → `EN OPERACION`. */
export function foldWords(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toUpperCase().replace(/\s+/g, ' ');
}

/** Day 0 of the numbers by which spreadsheets write dates; exact from March 1900 on. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** The day that a cell says, as ISO 8601: `dd/mm/aaaa`, `aaaa-mm-dd` (a time after it is left) or a spreadsheet's number. */
export function cellDay(text: string): string | undefined {
  const day = /^(\S{10})[ T]\d\d:\d\d/.exec(text)?.[1] ?? text;
  // 1954 to 2119: other numbers of five digits are no dates that a catalogue would bear.
  if (/^[2-7]\d{4}$/.test(day)) return new Date(SHEET_EPOCH + Number(day) * DAY).toISOString().slice(0, 10);
  return parseDayMonthYear(day) ?? parseIsoDate(day);
}
