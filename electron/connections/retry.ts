import type { Clock } from './clock.ts';
import { ConnectionError, cancelled } from './error.ts';

export interface RetryPolicy {
  /** Times to try again after the first. */
  readonly retries: number;
  /** First wait, in milliseconds; each further one doubles, up to `mostMs`. */
  readonly firstMs: number;
  readonly mostMs: number;
  /** Longest wait that a server may ask for with Retry-After. */
  readonly askedMostMs: number;
}

export const RETRIES: RetryPolicy = { retries: 5, firstMs: 500, mostMs: 30_000, askedMostMs: 600_000 };

/**
 * Tries `attempt` until it goes well, an error comes that another try does not mend, or the tries are used up. Waits
 * as long as the server asks, else longer each time, by chance a little shorter so that many clients do not come back
 * at once.
 *
 * @throws ConnectionError
 */
export async function withRetries<T>(
  { clock, policy, signal }: { readonly clock: Clock; readonly policy: RetryPolicy; readonly signal?: AbortSignal },
  attempt: () => Promise<T>,
): Promise<T> {
  for (let tried = 0; ; tried++) {
    if (signal?.aborted) throw cancelled();
    try {
      return await attempt();
    } catch (error) {
      if (signal?.aborted) throw cancelled();
      if (!(error instanceof ConnectionError) || error.again === undefined || tried >= policy.retries) throw error;
      const { afterMs } = error.again;
      if (afterMs !== undefined && afterMs > policy.askedMostMs) {
        const minutes = Math.ceil(afterMs / 60_000);
        throw new ConnectionError('overloaded', `El servidor pide esperar ${minutes} minutos: continúe más tarde.`, {
          cause: error,
          status: error.status,
        });
      }
      const grown = Math.min(policy.mostMs, policy.firstMs * 2 ** tried);
      await clock.sleep(afterMs ?? grown * (0.5 + clock.random() / 2), signal);
    }
  }
}

/** Milliseconds that a Retry-After header asks for: seconds or a date of HTTP; undefined where it says neither. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
