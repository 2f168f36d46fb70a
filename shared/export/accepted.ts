import { type Acceptance, type AppliedAcceptances, acceptanceKey, type Finding } from '../model/index.ts';

/**
 * Whether a finding is struck, and by which acceptance: to be asked of the findings of a run once each, in their order,
 * since of equal findings only as many are struck as were accepted.
 */
export type Strikes = (finding: Finding) => Acceptance | undefined;

/** What asks of each finding whether it is struck; nothing is where no acceptances were looked for. */
export function strikesOf(acceptances: AppliedAcceptances | null): Strikes {
  if (acceptances === null) return () => undefined;
  const left = new Map<string, { readonly acceptance: Acceptance; findings: number }>();
  for (const { acceptance, findings } of acceptances.accepted)
    left.set(acceptanceKey(acceptance), { acceptance, findings });
  return (finding) => {
    const found = left.get(acceptanceKey(finding));
    if (found === undefined || found.findings === 0) return undefined;
    found.findings--;
    return found.acceptance;
  };
}
