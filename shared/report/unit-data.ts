import type {
  AgreementStatus,
  Citation,
  DomainScore,
  Outcome,
  RunStatus,
  Score,
  ScoreBand,
  UnitAttribute,
  UnitEvent,
  UnitStanding,
  VisitKind,
  VisitPurpose,
  VisitStatus,
} from '../model/index.ts';
import type { BoardRow, Light } from '../statistics/index.ts';
import type { ScoreSeries } from './unit-series.ts';

/** What the report of a unit is made from: all that the registry knows of it on a day. */
export interface UnitReport {
  readonly schema: 'cotejo/report-unit@1';
  /** Day of the data, ISO 8601: validity and expected progress are as of it. */
  readonly on: string;
  readonly unit: UnitFacts;
  readonly standing: UnitStanding;
  readonly attributes: readonly UnitAttribute[];
  /** One for each checklist and origin, never joined. */
  readonly series: readonly (ScoreSeries & { readonly title: string })[];
  /** The closed visit of the latest closing, whatever its kind. */
  readonly lastVisit: UnitVisit | null;
  /** The last run that reached its end. */
  readonly lastRun: UnitRun | null;
  /** Newest first; at most the first hundred. */
  readonly visits: readonly UnitVisitLine[];
  readonly visitsTotal: number;
  readonly runsTotal: number;
  readonly agreements: UnitAgreements;
  /** Newest first; at most the first two hundred. */
  readonly events: readonly UnitEvent[];
  readonly eventsTotal: number;
}

export interface UnitFacts {
  readonly clues: string;
  readonly name: string | null;
  readonly state: { readonly key: string; readonly name: string } | null;
  readonly institution: string | null;
  readonly typology: string | null;
  readonly level: string | null;
  readonly type: string | null;
  readonly operating: boolean | null;
  readonly aliases: readonly string[];
}

/** What one checklist came to. */
export interface UnitResult {
  readonly checklist: {
    readonly id: string;
    readonly edition: string;
    readonly title: string;
    readonly scoreBands: readonly ScoreBand[];
  };
  readonly score: Omit<Score, 'items' | 'byDomain'>;
  readonly byDomain: readonly DomainScore[];
  /** Items not met, or met in part; what weighs most first. */
  readonly notMet: readonly UnmetItem[];
}

export interface UnmetItem {
  readonly id: string;
  /** What is wrong, in one sentence. */
  readonly sentence: string;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  readonly citation: readonly Citation[];
  readonly outcome: Outcome;
  readonly weight: number;
  readonly mandatory: boolean;
  readonly reason: string | null;
}

export interface UnitVisit {
  readonly id: string;
  readonly version: number;
  readonly folio: string;
  /** Of the closed version. */
  readonly sha256: string;
  readonly kind: VisitKind;
  readonly purpose: VisitPurpose;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly evaluators: readonly string[];
  readonly results: readonly UnitResult[];
}

export interface UnitRun {
  readonly id: string;
  readonly folio: string;
  readonly startedAt: string;
  readonly status: RunStatus;
  readonly toolVersion: string;
  /** Whether the figures are this unit's part of a run over several units. */
  readonly part: boolean;
  readonly result: UnitResult;
  /** Of the whole run. */
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
}

export interface UnitVisitLine {
  readonly id: string;
  readonly kind: VisitKind;
  readonly status: VisitStatus;
  readonly openedAt: string;
  readonly folio: string | null;
  readonly scores: readonly {
    readonly title: string;
    readonly edition: string;
    readonly percent: number | null;
    readonly preliminary: boolean;
  }[];
}

/** Agreements that are not `solventada`, with the board of all of them together. */
export interface UnitAgreements {
  readonly rows: readonly UnitAgreement[];
  /** Of these agreements, as the board weighs them. */
  readonly expected: number | null;
  readonly real: number | null;
  readonly light: Light | null;
  /** How many the unit ever made, and how many of them are met. */
  readonly made: number;
  readonly met: number;
}

export interface UnitAgreement
  extends Pick<BoardRow, 'expected' | 'real' | 'deviation' | 'light' | 'weight' | 'isExpectedByDate'> {
  readonly id: string;
  readonly action: string;
  readonly responsible: string;
  readonly itemTitle: string | null;
  readonly start: string;
  readonly expectedEnd: string;
  readonly status: AgreementStatus;
}
