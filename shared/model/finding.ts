import type { Place } from './place.ts';

export type Severity = 'error' | 'warning' | 'info';

/** How sure the project is of a fact of a norm; see the notes in `docs/normas.md`. */
export type Confidence = 'confirmed' | 'reported' | 'recalled' | 'uncertain';

/** A number of a norm is printed plainly when `confirmed`, with a mark when `reported`, and else not at all. */
export interface Citation {
  readonly norm: string;
  readonly clause?: string;
  readonly confidence: Confidence;
}

/** How a value may be shown. Results, registry and logs never hold an unmasked personal datum. */
export type Sensitivity = 'plain' | 'curp' | 'name' | 'date' | 'identifier' | 'auto';

/** What stands behind a finding's `rule`: a check, or a rule of a reader's conformance layer. */
export interface RuleDefinition {
  readonly id: string;
  readonly severity: Severity;
  /** Said when it holds. */
  readonly title: string;
  /** Said when it fails. */
  readonly failureTitle: string;
  /** What it means for patients or for the exchange. */
  readonly why: string;
  /** What to do, in plain Spanish. */
  readonly remedy: string;
  readonly citation: readonly Citation[];
}

/** One breach of one rule at one place. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly expected?: string;
  /** Masked. */
  readonly actual?: string;
  /** Sixteen hexadecimal digits; the same fault of the same record has the same one in another run. */
  readonly fingerprint: string;
}
