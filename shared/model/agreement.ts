export type AgreementStatus = 'pendiente' | 'solventada' | 'no-solventada';

/** An action that a unit or a committee agreed to, with the columns of the 2011 board. */
export interface Agreement {
  readonly id: string;
  /** CLUES today; null for a committee of a state. */
  readonly unit: string | null;
  readonly unitName: string | null;
  /** Where it comes from: a failed item of a visit, a session of a committee, or neither. */
  readonly visit: string | null;
  readonly checklist: string | null;
  readonly item: string | null;
  readonly itemTitle: string | null;
  readonly session: string | null;
  readonly action: string;
  readonly responsible: string;
  /** ISO 8601 days. */
  readonly start: string;
  readonly expectedEnd: string;
  /** Greater than 0. */
  readonly weight: number;
  readonly status: AgreementStatus;
  /** The last report; null while none came. Percent, never clamped. */
  readonly real: number | null;
  /** Stated expected progress of the last report; null where it goes by date. */
  readonly expected: number | null;
  readonly reports: readonly AgreementReport[];
  readonly createdAt: string;
}

/** What was reported of an agreement, never changed. */
export interface AgreementReport {
  readonly id: string;
  /** ISO 8601 with zone. */
  readonly at: string;
  readonly by: string;
  readonly real: number | null;
  readonly expected: number | null;
  readonly status: AgreementStatus;
  readonly note: string;
}

/** A committee whose sessions and agreements are counted, as the 2024 report does. */
export interface Committee {
  readonly id: string;
  readonly name: string;
  /** `CECAS`, `COCASEP`, or any other. */
  readonly kind: string;
  /** INEGI key. */
  readonly state: string | null;
  readonly unit: string | null;
  readonly year: number;
  readonly sessions: readonly CommitteeSession[];
}

export interface CommitteeSession {
  readonly id: string;
  /** ISO 8601 days; `held` null while it was not. */
  readonly programmed: string;
  readonly held: string | null;
  readonly note: string;
}

/** As the 2024 committee report counts: held of programmed sessions, met of made agreements. */
export interface CommitteeFigures {
  readonly committee: string;
  readonly programmed: number;
  readonly held: number;
  /** Null where nothing was programmed: 0 of 0 is no percentage. */
  readonly heldPercent: number | null;
  readonly made: number;
  readonly met: number;
  readonly metPercent: number | null;
}

export interface CommitteeTable {
  readonly committees: readonly (Committee & CommitteeFigures)[];
  readonly total: CommitteeFigures;
}

/** What is due, for the first screen: the first 200 of each list, and how many there are. */
export interface DueList {
  readonly today: string;
  readonly overdue: readonly Agreement[];
  /** Within 30 days. */
  readonly soon: readonly Agreement[];
  /** Units whose verification is over, or is within 60 days. */
  readonly units: readonly {
    readonly clues: string;
    readonly name: string | null;
    readonly validUntil: string;
    readonly over: boolean;
  }[];
  readonly openVisits: readonly {
    readonly visit: string;
    readonly clues: string;
    readonly unitName: string | null;
    readonly openedAt: string;
    readonly answered: number;
    readonly asked: number;
  }[];
  readonly sessions: readonly {
    readonly committee: string;
    readonly name: string;
    readonly programmed: string;
    readonly over: boolean;
  }[];
  readonly conflicts: number;
  readonly totals: {
    readonly overdue: number;
    readonly soon: number;
    readonly units: number;
    readonly openVisits: number;
    readonly sessions: number;
  };
}
