import { randomUUID } from 'node:crypto';
import { ProblemError } from './reading.ts';

/** Reports that were laid out and wait for their printed pages. */
export interface Tickets<T> {
  keep(report: T): string;
  /** Gives it once. @throws ProblemError where it is not kept any more */
  take(ticket: string): T;
}

/** As many windows and batches as ask at the same time; older ones that nobody finished are let go. */
const MOST = 10;

export function createTickets<T>(most = MOST): Tickets<T> {
  const kept = new Map<string, T>();
  return {
    keep(report) {
      for (const oldest of kept.keys()) {
        if (kept.size < most) break;
        kept.delete(oldest);
      }
      const ticket = randomUUID();
      kept.set(ticket, report);
      return ticket;
    },
    take(ticket) {
      const report = kept.get(ticket);
      if (report === undefined) throw new ProblemError('El informe ya no está preparado; vuelva a pedirlo.');
      kept.delete(ticket);
      return report;
    },
  };
}
