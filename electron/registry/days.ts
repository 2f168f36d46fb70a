import { localMoment } from '../../shared/text/local-moment.ts';
import type { Store } from './store.ts';

/** The present day where the program runs: in universal time a validity would end in the afternoon before. */
export function today(store: Store): string {
  return localMoment(new Date(store.now())).slice(0, 10);
}

/**
 * The same day some months later; where that month is shorter, its last day: 31 January and one month give 28 or
 * 29 February. `day` is an ISO 8601 day, or begins with one.
 */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The day so many days later. @param day ISO 8601 day */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
