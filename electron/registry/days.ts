import { localMoment } from '../../shared/text/local-moment.ts';
import type { Store } from './store.ts';

export { addMonths } from '../../shared/text/days.ts';

/** The present day where the program runs: in universal time a validity would end in the afternoon before. */
export function today(store: Store): string {
  return localMoment(new Date(store.now())).slice(0, 10);
}

/** The day so many days later. @param day ISO 8601 day */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
