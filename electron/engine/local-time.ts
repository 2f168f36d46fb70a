import { localMoment } from '../../shared/text/local-moment.ts';

/** The present moment as this computer's clock shows it, ISO 8601 with its offset: `2026-11-22T10:05:00-06:00`. */
export function localTimestamp(date: Date = new Date()): string {
  return localMoment(date);
}
