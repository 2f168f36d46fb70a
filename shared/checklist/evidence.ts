import type { Outcome, RecordType, RunStatus } from '../model/index.ts';

/** How many records a check, a layer or a measure judged. `applicable = held + failed + undecided`. */
export interface Counts {
  readonly applicable: number;
  readonly held: number;
  readonly failed: number;
  /** Records on which the check could not tell, for want of a catalogue. */
  readonly undecided: number;
}

/** What a measure says: counts to be held against the item's bands, or an outcome of its own. */
export interface MeasureOutcome extends Counts {
  /** Left out: decided by the counts and the item's bands. */
  readonly outcome?: Outcome;
  /** One sentence: how the measure stands against its limit, or why it was not taken. */
  readonly reason?: string;
}

/** What a run saw of one export, as far as a checklist needs it. The tally of a run, or of one unit, implements it. */
export interface Evidence {
  readonly status: RunStatus;
  /** Counts of a check over all records, or over those of one type. */
  counts(checkId: string, of?: RecordType): Counts;
  /** Counts of source records judged by a conformance layer; all zero when no format has it. */
  layer(layerId: string): Counts;
  /** The layer, or those it joins, that this run left out and a format of the export has; left out: none. */
  leftOut?(layerId: string): readonly string[];
  measure(measureId: string, limits: Readonly<Record<string, number>>): MeasureOutcome;
  /** Ids of the catalogues that the check asks for and the run did not have. */
  missingCatalogs(checkId: string): readonly string[];
  /** False when no format of this export has a place for the data that the check needs. */
  carried(checkId: string): boolean;
  /** What a person decided on an attested item; `undefined` while nobody has. */
  attested?(itemId: string): Outcome | undefined;
}

export const NO_COUNTS: Counts = { applicable: 0, held: 0, failed: 0, undecided: 0 };

/** Sum of two counts: associative and commutative, so that partial counts merge in any order. */
export function addCounts(a: Counts, b: Counts): Counts {
  return {
    applicable: a.applicable + b.applicable,
    held: a.held + b.held,
    failed: a.failed + b.failed,
    undecided: a.undecided + b.undecided,
  };
}
