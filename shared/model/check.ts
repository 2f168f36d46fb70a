import type { RuleDefinition, Sensitivity } from './finding.ts';
import type { RecordType } from './record.ts';

/** A JSON Schema 2020-12, with the keywords of `shared/checklist/keywords`. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/**
 * One predicate over one record, as it stands in `resources/checks`.
 *
 * `when` not matched: the record is not applicable. `must` decides the rest. A format whose records cannot carry
 * every field in `needs` is not judged by the check.
 */
export interface Check extends RuleDefinition {
  readonly appliesTo: RecordType | readonly RecordType[];
  /** The datum that a finding points at: a field of the record. */
  readonly field: string;
  /** Fields of the record that the format must have a place for; `[field]` when left out. */
  readonly needs?: readonly string[];
  /** What should have stood there, in words; a keyword may give a better one. */
  readonly expected?: string;
  readonly sensitivity?: Sensitivity;
  /** True where it is made only for a checklist that names it: to others it would be an alarm that nobody asked for. */
  readonly onRequest?: boolean;
  readonly when?: JsonSchema;
  readonly must: JsonSchema;
  readonly examples: CheckExamples;
}

export interface CheckExamples {
  readonly valid: readonly object[];
  readonly invalid: readonly object[];
  /** Records that `when` leaves out. */
  readonly notApplicable?: readonly object[];
  /** Records on which the check cannot tell for want of a catalogue. */
  readonly cannotTell?: readonly object[];
}

/** Three-valued verdict, and `not-applicable` beside it. */
export type Verdict = 'holds' | 'fails' | 'cannot-tell' | 'not-applicable';
