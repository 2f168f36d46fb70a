import { localMoment } from '../../shared/text/local-moment.ts';

/** The day of this computer's clock at a moment: `2026-11-22`. */
export function dayHere(date: Date): string {
  return localMoment(date).slice(0, 10);
}

/** The hour of this computer's clock at a moment: `09:15:30`. */
export function clockHere(date: Date): string {
  return localMoment(date).slice(11, 19);
}
