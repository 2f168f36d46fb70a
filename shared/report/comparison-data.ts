import type { DomainScore, Outcome, Place, RunStatus, Score, Severity } from '../model/index.ts';

/** What the report of two runs side by side is made from; `before` is the earlier of the two. */
export interface ComparisonReport {
  readonly schema: 'cotejo/report-comparison@1';
  readonly before: ComparedRun;
  readonly after: ComparedRun;
  /** Why figures of the two do not stand for the same thing, in sentences; empty where they do. */
  readonly warnings: readonly string[];
  /** In the order of the later run's checklist, then those that only the earlier one has. */
  readonly domains: readonly ComparedDomain[];
  /** Items whose outcome is not the same; in the order of the later run. */
  readonly items: readonly ComparedItem[];
  readonly itemsSame: number;
  /** Findings that could be compared, by fingerprint. */
  readonly findings: FindingChange;
  /** Rules with findings in either run, errors first, then by how many are new. */
  readonly rules: readonly ComparedRule[];
}

export interface FindingChange {
  readonly added: number;
  readonly fixed: number;
  readonly same: number;
}

export interface ComparedRun {
  readonly id: string;
  readonly folio: string;
  readonly startedAt: string;
  readonly status: RunStatus;
  /** As the run names it; `today` is its CLUES today, which is another one where it was re-keyed. */
  readonly unit: { readonly clues: string; readonly today: string; readonly name: string | null } | null;
  readonly toolVersion: string;
  /** Of the canonical JSON of its result. */
  readonly sha256: string;
  readonly checklist: {
    readonly id: string;
    readonly edition: string;
    readonly title: string;
    readonly sha256: string;
  };
  readonly catalogs: readonly {
    readonly id: string;
    readonly title: string;
    readonly edition: string;
    readonly sha256: string;
  }[];
  readonly score: Omit<Score, 'items' | 'byDomain'>;
  /** Title of the score's band, where there is one. */
  readonly band: string | null;
  readonly files: number;
  readonly rows: number;
  /** All findings, also those that no place was kept of. */
  readonly totals: Readonly<Record<Severity, number>>;
}

export interface ComparedDomain {
  readonly id: string;
  readonly title: string;
  /** Null where the run's checklist has no such domain. */
  readonly before: ComparedScore | null;
  readonly after: ComparedScore | null;
}

export type ComparedScore = Pick<DomainScore, 'percent' | 'interval' | 'coverage' | 'preliminary'>;

/** `other`: one of the outcomes bears no verdict, or the item is in one run only. */
export type ItemChange = 'better' | 'worse' | 'other';

export interface ComparedItem {
  readonly id: string;
  readonly title: string;
  readonly mandatory: boolean;
  /** Null where the run's checklist has no such item. */
  readonly before: Outcome | null;
  readonly after: Outcome | null;
  readonly change: ItemChange;
}

export interface ComparedRule extends FindingChange {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly remedy: string;
  readonly totalBefore: number;
  readonly totalAfter: number;
  /** One of the runs kept only some of its findings: what was not kept is not compared. */
  readonly partial: boolean;
  readonly firstAdded: readonly ComparedPlace[];
  readonly firstFixed: readonly ComparedPlace[];
}

/** A finding; its value is masked. */
export interface ComparedPlace {
  readonly file: string;
  readonly place: Place;
  readonly message: string;
  readonly actual: string | null;
}
