import { parseCompactDate } from '../../identifiers/index.ts';

/**
 * The day of a time as HL7 v2 and CDA write it (`YYYY[MM[DD[HH…]]][±ZZZZ]`), as `YYYY-MM-DD`; undefined where it says
 * less than a day or no date of the calendar.
 */
export function dayOfTimestamp(written: string | undefined): string | undefined {
  return written === undefined ? undefined : parseCompactDate(written.slice(0, 8));
}

/** The hour (`HH` or `HH:MM`) of a time that says its day; undefined where it says none. */
export function hourOfTimestamp(written: string | undefined): string | undefined {
  const found = /^\d{8}([01]\d|2[0-3])([0-5]\d)?/.exec(written ?? '');
  if (!found) return undefined;
  return found[2] === undefined ? found[1] : `${found[1]}:${found[2]}`;
}

/** The day, or the month (`YYYY-MM`) or year where no more is said. */
export function dayOrLessOfTimestamp(written: string | undefined): string | undefined {
  const day = dayOfTimestamp(written);
  if (day !== undefined || written === undefined) return day;
  const less = /^(\d{4})(0[1-9]|1[0-2])?(?:[+-]\d{4})?$/.exec(written);
  if (!less) return undefined;
  return less[2] === undefined ? less[1] : `${less[1]}-${less[2]}`;
}
