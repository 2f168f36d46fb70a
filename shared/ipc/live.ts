import { z } from 'zod';
import { LIVE_LIMITS, type LiveState } from '../model/index.ts';

/** The part of the contract that is about listening to a live interface. */

const path = z.string().min(1).max(4096);
const session = z.string().regex(/^[0-9a-z-]{8,80}$/);

export { LIVE_LIMITS };

const within = ({ least, most, usual }: { readonly least: number; readonly most: number; readonly usual: number }) =>
  z.number().int().min(least).max(most).default(usual);

const settings = z.object({
  /** An address of this computer, or `0.0.0.0` / `::` for all of them. */
  host: z.string().trim().min(1).max(255).default('127.0.0.1'),
  port: z.number().int().min(0).max(65_535),
  tls: z.object({ keyFile: path, certFile: path, caFile: path.nullable() }).nullable().default(null),
  checklist: z.string().min(1).max(100),
  unit: z
    .string()
    .regex(/^[A-Z]{5}\d{6}$/)
    .optional(),
  maxMessageBytes: within(LIVE_LIMITS.maxMessageBytes),
  idleSeconds: within(LIVE_LIMITS.idleSeconds),
  maxConnections: within(LIVE_LIMITS.maxConnections),
});

/** Methods that the engine answers. */
export const liveMethods = {
  'live.state': { input: z.undefined(), output: undefined as unknown as LiveState },
  /**
   * Listens until `live.stop`. Refused with one sentence while something listens, while a stopped session waits, and
   * where the address cannot be had. Tells `live.changed` meanwhile.
   */
  'live.start': { input: settings, output: undefined as unknown as LiveState },
  /** Takes no more messages, answers those that came, closes. Without a message the state is idle again. */
  'live.stop': { input: z.undefined(), output: undefined as unknown as LiveState },
  /** Verifies what came as any file and keeps the run; go on with `verification.progress` and `.ended` of `runId`. */
  'live.save': {
    input: z.object({ session }),
    output: undefined as unknown as { readonly runId: string },
  },
  /** Removes what came from the disk. */
  'live.discard': {
    input: z.object({ session }),
    output: undefined as unknown as { readonly discarded: boolean },
  },
  /** Addresses of this computer to listen on: loopback first. */
  'live.addresses': {
    input: z.undefined(),
    output: undefined as unknown as readonly { readonly address: string; readonly name: string }[],
  },
} as const;

export interface LiveEvents {
  /** At most four a second; `messages` and `faults` hold only what is new since the last one. */
  'live.changed': LiveState;
}
