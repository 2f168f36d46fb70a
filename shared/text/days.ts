/**
 * The same day some months later; where that month is shorter, its last day: 31 January and one month give 28 or
 * 29 February. `day` is an ISO 8601 day, or begins with one.
 */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
