import { z } from 'zod';
import { LONGEST_REASON } from '../model/index.ts';

/** Pieces that several parts of the contract share. */

export const clues = z.string().regex(/^[A-Z]{5}\d{6}$/);
/** Of a verification. */
export const runId = z.string().min(8).max(64);
/** Made by `crypto.randomUUID`. */
export const uuid = z.uuid();
export const path = z.string().min(1).max(4096);
export const none = z.undefined();
/** ISO 8601 day. */
export const day = z.iso.date();
/** ISO 8601 moment with zone. */
export const moment = z.iso.datetime({ offset: true });
/** Of checklists, items, modules. */
export const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120);
export const words = (most: number) => z.string().max(most);
/** Why something was done that cannot be taken back. */
export const reason = words(LONGEST_REASON).min(1);
export const visitKind = z.enum(['self', 'internal', 'external']);

export const unitFilter = z.object({
  text: words(200).optional(),
  states: z.array(words(2)).max(40).optional(),
  institutions: z.array(words(20)).max(100).optional(),
  levels: z.array(words(60)).max(20).optional(),
  types: z.array(words(60)).max(100).optional(),
  standings: z
    .array(z.enum(['sin-verificar', 'en-proceso', 'verificada', 'con-observaciones', 'vencida', 'anulada']))
    .max(6)
    .optional(),
  onlyOperating: z.boolean().optional(),
  withAttribute: words(60).optional(),
  clues: z.array(clues).max(100_000).optional(),
});

/** A method: what it takes, and what it gives. */
export const method =
  <O>() =>
  <I extends z.ZodType>(input: I) => ({ input, output: undefined as unknown as O });
