import { dayNumber as daysOf } from '../../identifiers/dates.ts';

/**
 * Number of a calendar day, so that days can be subtracted; undefined where the text is no day (`2025-02-30`).
 *
 * @param date ISO 8601, `2025-06-30`
 */
export function dayNumber(date: string): number | undefined {
  const days = daysOf(date);
  return Number.isNaN(days) ? undefined : days;
}

/**
 * Progress that is expected on a day where nobody stated it: linear in days, 0 up to the start, 100 from the expected
 * end on.
 *
 * @returns percentage, not rounded; undefined where a day cannot be read or the end is before the start
 */
export function expectedProgress(start: string, expectedEnd: string, on: string): number | undefined {
  const [from, to, today] = [dayNumber(start), dayNumber(expectedEnd), dayNumber(on)];
  if (from === undefined || to === undefined || today === undefined || to < from) return undefined;
  if (today >= to) return 100;
  if (today <= from) return 0;
  return (100 * (today - from)) / (to - from);
}
