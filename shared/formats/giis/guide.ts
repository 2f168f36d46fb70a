import type { Confidence, Sensitivity } from '../../model/index.ts';

/**
 * A guide of the GIIS family as data: what each column of its file holds and what columns ask of one another.
 * One JSON file in `resources/giis` is one version of one guide; `parseGuide` checks its form before it is used.
 */
export interface Guide {
  readonly schema: 'cotejo/giis-guide@1';
  /** `b015` */
  readonly id: string;
  /** `4.11` */
  readonly version: string;
  readonly title: string;
  /** How citations name it: `GIIS-B015-04-11`. */
  readonly norm: string;
  /** First letters of the suggested file name: `CEX`. */
  readonly filePrefix: string;
  readonly source: string;
  /** Date columns between which a person's age is counted. */
  readonly age?: { readonly birth: string; readonly at: string };
  /** In the order of the file. */
  readonly columns: readonly GuideColumn[];
  readonly relations: readonly Relation[];
}

export interface GuideColumn {
  /** 1-based, in file order. */
  readonly position: number;
  readonly name: string;
  /** Further headers seen in official samples. Headers are compared trimmed and without case. */
  readonly aliases?: readonly string[];
  readonly type: 'texto' | 'numerico' | 'fecha';
  /** In characters. */
  readonly maxLength?: number;
  readonly mandatory: boolean;
  /** A mandatory column that may stand empty, when its datum does not exist. */
  readonly mayBeEmpty?: boolean;
  readonly confidential: boolean;
  readonly catalogue?: string;
  /** Values that say «no aplica» or «no se midió»; they are outside the domain and always allowed by it. */
  readonly notApplicable?: readonly number[];
  readonly domain: ColumnDomain;
  readonly sensitivity: Sensitivity;
  /** Neutral fields that the column feeds: `patient.curp`, `diagnosis2.code`. */
  readonly feeds?: readonly string[];
  /** What each key becomes in the neutral field. */
  readonly feedValues?: Readonly<Record<string, string>>;
  /** All must hold for the cell to hold anything but its first `notApplicable` value. */
  readonly appliesWhen?: readonly Condition[];
  /** When all hold, the cell may not hold its first `notApplicable` value. */
  readonly requiredWhen?: readonly Condition[];
  readonly restrictions?: readonly Restriction[];
  /** The rule for people, in this project's words. */
  readonly rule: string;
  readonly citation: { readonly clause?: string };
  /** How sure name, order, type and length are. */
  readonly confidence: Confidence;
  /** How sure domain and conditions are; only `confirmed` ones are judged. */
  readonly ruleConfidence: Confidence;
}

export type ColumnDomain =
  | { readonly kind: 'keys'; readonly values: readonly number[] }
  /** A key of a catalogue, judged elsewhere: any whole number from 0. */
  | { readonly kind: 'key' }
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly decimals: number }
  /** Distinct keys joined by `&`; an exclusive one stands alone. */
  | {
      readonly kind: 'list';
      readonly values: readonly number[];
      readonly exclusive: readonly number[];
      readonly max: number;
    }
  | { readonly kind: 'clues' | 'curp' | 'name' | 'date' | 'diagnosis' | 'state' | 'text' };

/** A statement about other cells of the row. A cell that cannot be read makes it undecided. */
export type Condition =
  | { readonly column: string; readonly in: readonly number[] }
  | { readonly column: string; readonly notIn: readonly number[] }
  /** Completed years, both ends included. */
  | { readonly age: { readonly from?: number; readonly to?: number } }
  | { readonly ageInMonths: { readonly from?: number; readonly to?: number } }
  /** Letters 3 to 5 of the CLUES. */
  | { readonly institution: readonly string[] }
  /** None of the diagnoses is one of these. */
  | { readonly noDiagnosis: readonly string[] }
  /** At least one group holds in full. */
  | { readonly any: readonly (readonly Condition[])[] };

/** When all of `when` hold, the cell's value must be `in` the first list, or outside `notIn`. */
export type Restriction =
  | { readonly when: readonly Condition[]; readonly in: readonly number[] }
  | { readonly when: readonly Condition[]; readonly notIn: readonly number[] };

/** A rule between named columns that is more than a condition on one cell. */
export type Relation = { readonly confidence: Confidence } & (
  | { readonly kind: 'dates'; readonly birth: string; readonly care: string; readonly maxAge: number }
  /** Systolic not below diastolic, and 0 only both together. */
  | { readonly kind: 'pressure'; readonly systolic: string; readonly diastolic: string }
  | { readonly kind: 'distinct-curps'; readonly first: string; readonly second: string; readonly generic: string }
  | {
      readonly kind: 'generic-curp-abroad';
      readonly curp: string;
      readonly country: string;
      readonly home: number;
      readonly generic: string;
    }
  | {
      readonly kind: 'curp-age';
      readonly curp: string;
      readonly care: string;
      readonly min: number;
      readonly max: number;
      readonly generic: string;
    }
  /** The code is empty exactly when the flag is `absent`. */
  | { readonly kind: 'diagnosis-presence'; readonly code: string; readonly flag: string; readonly absent: number }
  | { readonly kind: 'distinct-diagnoses'; readonly columns: readonly string[]; readonly except: string }
  | {
      readonly kind: 'diagnosis-staff';
      readonly columns: readonly string[];
      readonly prefix: string;
      readonly staff: string;
      readonly in: readonly number[];
    }
);

/** Index of a column by its name. Throws when the guide has none: a fault of the dictionary, not of an export. */
export function columnIndex(guide: Guide, name: string): number {
  const index = guide.columns.findIndex((column) => column.name === name);
  if (index < 0) throw new Error(`La guía ${guide.id} no tiene la columna ${name}.`);
  return index;
}
