import { z } from 'zod';
import type { Acceptance, AppliedAcceptances } from '../model/index.ts';
import { clues, day, method, reason, runId, uuid, words } from './parts.ts';

/** The part of the contract that is about findings that a person accepts. */

/** What stands accepted in a run, and what cannot be. */
export interface RunAcceptances extends AppliedAcceptances {
  /** Rules of the run that go against an item which a norm makes mandatory. */
  readonly mandatory: readonly { readonly rule: string; readonly item: string; readonly itemTitle: string }[];
}

export const acceptanceMethods = {
  /** What the acceptances of its unit do to a run, today. */
  'acceptances.of': method<RunAcceptances>()(z.object({ run: runId })),
  /** Accepts findings of a run, all with one reason. Refused where a norm makes their item mandatory. */
  'acceptances.accept': method<RunAcceptances>()(
    z.object({
      run: runId,
      findings: z
        .array(z.object({ id: uuid, rule: words(200), fingerprint: words(64) }))
        .min(1)
        .max(1000),
      reason,
      author: words(200).min(1),
      expiresOn: day,
    }),
  ),
  'acceptances.withdraw': method<RunAcceptances>()(
    z.object({ run: runId, ids: z.array(uuid).min(1).max(1000), by: words(200).min(1), reason: words(2000) }),
  ),
  /** All that were made for a unit, or for runs without one; withdrawn ones too. */
  'acceptances.list': method<readonly Acceptance[]>()(z.object({ unit: clues.nullable() })),
} as const;
