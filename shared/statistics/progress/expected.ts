/** Milliseconds of a day. */
const DAY = 86_400_000;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Number of a calendar day, so that days can be subtracted; undefined where the text is no day (`2025-02-30`).
 *
 * @param date ISO 8601, `2025-06-30`
 */
export function dayNumber(date: string): number | undefined {
  const parts = DATE.exec(date);
  if (!parts) return undefined;
  const [year, month, day] = parts.slice(1).map(Number);
  const at = new Date(Date.UTC(year, month - 1, day));
  const isSame = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isSame ? at.getTime() / DAY : undefined;
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
