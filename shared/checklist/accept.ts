import {
  type Acceptance,
  type AppliedAcceptances,
  acceptanceKey,
  type Finding,
  type Severity,
  type VerificationResult,
} from '../model/index.ts';
import type { MandatoryRules } from './accept-mandatory.ts';
import { sampleCeilings } from './compare.ts';

/** A fault that somebody accepted, and how often the run has it. */
interface Fault {
  readonly acceptance: Acceptance;
  findings: number;
  isStruck: boolean;
}

/** By rule and fingerprint: two look-ups cost a tenth of one under both joined, in a run with 100,000 findings. */
type Faults = ReadonlyMap<string, ReadonlyMap<string, Fault>>;

/**
 * What acceptances do to the findings of a run, on a day. The result stays what it is: neither its digest nor its score
 * changes; findings are struck beside it. An acceptance strikes every finding of its rule and fingerprint, each finding
 * once; of several for the same fault the one made last counts.
 *
 * An acceptance whose fault is not found has nothing more to say, unless nobody can tell: the run was cut short, it left
 * the rule's layer out, or it kept only a sample of the rule's findings that ends before this fingerprint.
 *
 * @param acceptances in the order in which they were made; those of other units and those withdrawn are passed over
 * @param on ISO 8601 day; an acceptance counts up to the end of its last day
 * @param mandatory rules of which nothing can be accepted, see `mandatoryRules`
 */
export function applyAcceptances(
  result: VerificationResult,
  acceptances: readonly Acceptance[],
  on: string,
  mandatory: MandatoryRules,
): AppliedAcceptances {
  const faults = faultsOf(result, acceptances);
  const matched = match(result, faults);
  const expired: Acceptance[] = [];
  const stale: Acceptance[] = [];
  const undecided: Acceptance[] = [];
  const refused: { acceptance: Acceptance; item: string; itemTitle: string }[] = [];
  const accepted: { acceptance: Acceptance; findings: number }[] = [];
  const canTell = telling(result);
  for (const fault of inOrder(faults, acceptances)) {
    const { acceptance, findings } = fault;
    const item = mandatory.get(acceptance.rule);
    const isOver = acceptance.expiresOn < on;
    if (findings > 0) {
      fault.isStruck = item === undefined && !isOver;
      if (fault.isStruck) accepted.push({ acceptance, findings });
      else if (item === undefined) expired.push(acceptance);
      else refused.push({ acceptance, item: item.item, itemTitle: item.title });
    } else if (canTell(acceptance)) stale.push(acceptance);
    else if (isOver) expired.push(acceptance);
    else undecided.push(acceptance);
  }
  const struck = matched.filter(({ fault }) => fault.isStruck).map(({ finding }) => finding);
  return { on, accepted, expired, stale, undecided, refused, ...counted(struck) };
}

/** Findings of severity error that nobody accepted. */
export function openErrors({ rules }: Pick<VerificationResult, 'rules'>, { totals }: AppliedAcceptances): number {
  return rules.reduce((sum, { severity, total }) => (severity === 'error' ? sum + total : sum), 0) - totals.error;
}

/** Nothing accepted. */
export function noAcceptances(on: string): AppliedAcceptances {
  const none = { accepted: [], expired: [], stale: [], undecided: [], refused: [], byRule: [], keys: [] };
  return { on, ...none, totals: { error: 0, warning: 0, info: 0 } };
}

/** Those of this run's unit that are not withdrawn; of several for one fault the last. */
function faultsOf(result: VerificationResult, acceptances: readonly Acceptance[]): Faults {
  const unit = result.run.unit ?? null;
  const byRule = new Map<string, Map<string, Fault>>();
  for (const acceptance of acceptances) {
    if (acceptance.unit !== unit || acceptance.withdrawn !== null) continue;
    const ofRule = byRule.get(acceptance.rule) ?? new Map<string, Fault>();
    byRule.set(acceptance.rule, ofRule);
    ofRule.set(acceptance.fingerprint, { acceptance, findings: 0, isStruck: false });
  }
  return byRule;
}

interface Matched {
  readonly finding: Finding;
  readonly fault: Fault;
}

/** The findings that are accepted faults, in the order of the files; counts them. */
function match(result: VerificationResult, faults: Faults): readonly Matched[] {
  const matched: Matched[] = [];
  if (faults.size === 0) return matched;
  for (const { findings } of result.files) {
    for (const finding of findings) {
      const fault = faults.get(finding.rule)?.get(finding.fingerprint);
      if (fault === undefined) continue;
      fault.findings++;
      matched.push({ finding, fault });
    }
  }
  return matched;
}

/** In the order in which the acceptances were made. */
function* inOrder(faults: Faults, acceptances: readonly Acceptance[]): Generator<Fault> {
  for (const acceptance of acceptances) {
    const fault = faults.get(acceptance.rule)?.get(acceptance.fingerprint);
    if (fault?.acceptance === acceptance) yield fault;
  }
}

/** Whether the run can say of a fault that it does not list that it is not there. */
function telling(result: VerificationResult): (acceptance: Acceptance) => boolean {
  const ceilings = sampleCeilings([result]);
  const leftOut = (result.layers ?? []).filter((layer) => layer.leftOut === true);
  return ({ rule, fingerprint }) => {
    if (result.run.status !== 'completa') return false;
    if (leftOut.some(({ id }) => rule.startsWith(`${id}-`))) return false;
    const ceiling = ceilings.get(rule);
    return ceiling === undefined || fingerprint < ceiling;
  };
}

function counted(struck: readonly Finding[]): Pick<AppliedAcceptances, 'byRule' | 'keys' | 'totals'> {
  const totals: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const byRule = new Map<string, number>();
  for (const { rule, severity } of struck) {
    totals[severity]++;
    byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  }
  return {
    byRule: [...byRule]
      .map(([rule, accepted]) => ({ rule, accepted }))
      .sort((one, other) => (one.rule < other.rule ? -1 : 1)),
    keys: struck.map(acceptanceKey),
    totals,
  };
}
