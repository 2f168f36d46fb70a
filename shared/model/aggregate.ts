/** Who looked. Each is a series of its own: figures of two kinds are never added. */
export type VisitKind = 'self' | 'internal' | 'external';

/**
 * Why there is no figure: it does not apply, it was asked and not reported (`-`), or nothing was written at all.
 * None of them is 0.
 */
export type Absence = 'not-applicable' | 'not-reported' | 'blank';

/** A figure or the reason why there is none. */
export type Reported = number | Absence;

export type AbsenceCounts = Readonly<Record<Absence, number>>;

/** A percentage with what it comes from. Nothing is clamped: above 100 it is shown and flagged. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  /** Rounded half up; null where `whole` is 0, because 0 of 0 is no percentage. */
  readonly percent: number | null;
  readonly overHundred: boolean;
}

/** What a table is about; it is printed under it. */
export interface TableScope {
  readonly universe: { readonly title: string; readonly units: number };
  /** Day of the data, ISO 8601. */
  readonly cutOff: string;
  readonly catalogs: readonly { readonly id: string; readonly edition: string }[];
  readonly checklist?: { readonly id: string; readonly edition: string };
  readonly campaign?: string;
}

/** One value, or hidden because its cell or another one would tell of too few units. */
export type Shown<T> = { readonly hidden: false; readonly value: T } | { readonly hidden: true };

/** A row of a table by groups; a key that a unit does not have is null. */
export interface AggregateRow<T> {
  readonly keys: readonly (string | null)[];
  readonly figures: Shown<T>;
}

/** Rows of one kind of visit. `in out` makes a table of one kind no table of several. */
export interface AggregateTable<in out K extends VisitKind, T> {
  readonly kind: K;
  readonly dimensions: readonly string[];
  readonly scope: TableScope;
  readonly rows: readonly AggregateRow<T>[];
  readonly total: Shown<T>;
  /** Smallest number of units that is shown; 0 where nothing is hidden. */
  readonly threshold: number;
}

/** A day of a calendar is kept as text; a period is `2024`, `2024-Q1` or `2024-03`. */
export type PeriodGrain = 'year' | 'quarter' | 'month';

/** A result of one unit in one visit, as aggregates read it. */
export interface UnitScore<K extends VisitKind = VisitKind> {
  readonly kind: K;
  readonly clues: string;
  /** Day of the visit, ISO 8601. */
  readonly date: string;
  /** The unit's score, rounded as its checklist says. */
  readonly percent: Reported;
  /** Σ weight·points over decided items. */
  readonly points: number;
  /** Σ weight over decided items. */
  readonly weight: number;
  /** What it can be grouped by: state, institution, level, type, campaign, checklist… */
  readonly keys: Readonly<Record<string, string | undefined>>;
}

/** A group of units under its titles, as rankings have it. */
export interface GroupMean {
  readonly titles: readonly string[];
  readonly mean: number | null;
  readonly units: number;
}

/** The mean of a federal entity, for a map. */
export interface StateMean {
  /** INEGI key. */
  readonly state: string;
  readonly figures: Shown<{ readonly units: number; readonly mean: number | null }>;
}

/** How many units named a barrier, of those that were asked. */
export interface BarrierShare {
  readonly id: string;
  readonly title: string;
  readonly units: Reported;
  readonly asked: number;
  readonly percent: number | null;
}

/** What is left out of the tables because its cell, or another one, would tell of fewer units than the threshold. */
export interface HiddenRows {
  readonly periods: readonly string[];
  /** Categories of the state of the system. */
  readonly categories: readonly string[];
  /** Titles of barriers. */
  readonly barriers: readonly string[];
  /** How many items. */
  readonly items: number;
}
