/** Days are whole numbers written aaaammdd, as `Row.values` holds them. */

/** `aaaa-mm-dd` */
export function isoDay(day: number): string {
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** Days from one day to another. */
export function daysBetween(from: number, to: number): number {
  return dayCount(to) - dayCount(from);
}

export function yearOf(day: number): number {
  return Math.floor(day / 10000);
}

function monthOf(day: number): number {
  return Math.floor(day / 100) % 100;
}

/** Days of the Gregorian calendar from a fixed day: years that begin in March put the leap day last (Hinnant). */
function dayCount(day: number): number {
  const month = monthOf(day);
  const year = yearOf(day) - (month <= 2 ? 1 : 0);
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + (day % 100) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + inYear;
}
