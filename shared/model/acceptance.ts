import type { Severity } from './finding.ts';

/** A person takes a finding as it is, for a time and with a reason. The result does not change by it, nor its score. */
export interface Acceptance {
  readonly id: string;
  /** CLUES of the unit that it counts for; null for runs that name none. */
  readonly unit: string | null;
  readonly rule: string;
  readonly fingerprint: string;
  /** The finding as it was accepted: its masked sentence and place, for the list. */
  readonly severity: Severity;
  readonly message: string;
  readonly place: string;
  readonly reason: string;
  /** Who takes it. */
  readonly author: string;
  /** ISO 8601 with zone. */
  readonly acceptedAt: string;
  /** Last day on which it counts, ISO 8601. */
  readonly expiresOn: string;
  /** Taken back. */
  readonly withdrawn: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

/** What acceptances do to the findings of one run, on a day. */
export interface AppliedAcceptances {
  /** ISO 8601 day on which it was judged. */
  readonly on: string;
  /** In force, with how many findings of the run each one strikes (the same fault may stand several times). */
  readonly accepted: readonly { readonly acceptance: Acceptance; readonly findings: number }[];
  /** Their time is over: the findings count again. One whose fault is gone as well is `stale`. */
  readonly expired: readonly Acceptance[];
  /** They match no finding of this run any more. */
  readonly stale: readonly Acceptance[];
  /**
   * Nobody can say whether they still match: their rule has more findings than are kept, the run was cut short, or it
   * left their layer out.
   */
  readonly undecided: readonly Acceptance[];
  /** A norm makes the item mandatory: they strike nothing. */
  readonly refused: readonly {
    readonly acceptance: Acceptance;
    readonly item: string;
    readonly itemTitle: string;
  }[];
  /** Accepted findings by rule, for rules that have any. */
  readonly byRule: readonly { readonly rule: string; readonly accepted: number }[];
  /** `rule fingerprint` of each finding that is struck, in the order of the files; as often as it stands. */
  readonly keys: readonly string[];
  readonly totals: Readonly<Record<Severity, number>>;
}

/** `rule fingerprint`: under which findings and acceptances meet. */
export function acceptanceKey({ rule, fingerprint }: Pick<Acceptance, 'rule' | 'fingerprint'>): string {
  return `${rule} ${fingerprint}`;
}
