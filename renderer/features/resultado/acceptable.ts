import type { RunAcceptances } from '../../../shared/ipc/acceptances.ts';
import { type Acceptance, acceptanceKey, type Finding } from '../../../shared/model/index.ts';

/** As many as can be accepted at a time: more than a person can have looked at. */
export const MOST_AT_ONCE = 1000;

/** What of a choice of findings can be accepted: each fault once. */
export interface Acceptable {
  readonly findings: readonly Finding[];
  /** Findings that cannot be, since a norm makes their item mandatory. */
  readonly mandatory: number;
  /** Findings that are accepted already. */
  readonly already: number;
}

export function acceptable(chosen: Iterable<Finding>, applied: RunAcceptances): Acceptable {
  const barred = new Set(applied.mandatory.map(({ rule }) => rule));
  const struck = new Set(applied.keys);
  const faults = new Map<string, Finding>();
  let mandatory = 0;
  let already = 0;
  for (const finding of chosen) {
    const key = acceptanceKey(finding);
    if (barred.has(finding.rule)) mandatory++;
    else if (struck.has(key)) already++;
    else if (!faults.has(key)) faults.set(key, finding);
  }
  return { findings: [...faults.values()], mandatory, already };
}

/** How an acceptance stands towards the run on the screen. */
export type Standing = 'accepted' | 'expired' | 'stale' | 'undecided' | 'refused' | 'withdrawn' | 'replaced';

/** What needs a look comes first. */
export const STANDINGS = [
  'refused',
  'stale',
  'expired',
  'undecided',
  'accepted',
  'replaced',
  'withdrawn',
] as const satisfies readonly Standing[];

/** By id; one that is not told of and not withdrawn was replaced by a later one for the same fault. */
export function standings(applied: RunAcceptances): (acceptance: Acceptance) => Standing {
  const known = new Map<string, Standing>([
    ...applied.accepted.map(({ acceptance }) => [acceptance.id, 'accepted'] as const),
    ...applied.refused.map(({ acceptance }) => [acceptance.id, 'refused'] as const),
    ...(['expired', 'stale', 'undecided'] as const).flatMap((name) =>
      applied[name].map(({ id }) => [id, name] as const),
    ),
  ]);
  return ({ id, withdrawn }) => (withdrawn !== null ? 'withdrawn' : (known.get(id) ?? 'replaced'));
}

/** How many ask for somebody's attention. */
export function unsettled({ expired, stale, refused }: RunAcceptances): number {
  return expired.length + stale.length + refused.length;
}

/** Whether there is anything to list. */
export function hasAny(applied: RunAcceptances): boolean {
  return applied.accepted.length + applied.undecided.length + unsettled(applied) > 0;
}
