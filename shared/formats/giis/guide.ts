import type { Confidence, Sensitivity } from '../../model/index.ts';
import type { RowSchema } from './row-schema.ts';

/**
 * A guide of the GIIS family as data: what each column of its file holds, what columns ask of one another, and what a
 * whole file must keep. One JSON file in `resources/giis` is one version of one guide; `parseGuide` checks its form.
 *
 * How sure a fact is decides what it may do: `confirmed` facts are judged as the rule's own severity, `reported` ones
 * (one third-party source) as warnings that say so, all others not at all.
 */
export interface Guide {
  readonly schema: 'cotejo/giis-guide@2';
  /** `b015` */
  readonly id: string;
  /** `4.11` */
  readonly version: string;
  readonly title: string;
  /** How citations name it: `GIIS-B015-04-11`. */
  readonly norm: string;
  /** First letters of the suggested file name: `CEX`; absent where they are not established. */
  readonly filePrefix?: string;
  /** Where the facts come from, for people. */
  readonly source: string;
  /** What this dictionary leaves out, and why: one sentence each. */
  readonly leftOut?: readonly string[];
  /** Date columns between which a person's age is counted. */
  readonly age?: { readonly birth: string; readonly at: string };
  /** Groups of variables that are scored together; each column names one. */
  readonly blocks: readonly { readonly id: string; readonly title: string }[];
  /** In the order of the file. */
  readonly columns: readonly GuideColumn[];
  /** Other numbers of columns that a file of this guide may have: runs of columns that stand as one group column. */
  readonly layouts?: readonly Layout[];
  readonly rules: readonly GuideRule[];
  readonly relations: readonly Relation[];
  readonly batch: readonly BatchRule[];
}

/**
 * A file layout in which columns `from` to `to` (by name, inclusive) are one column `name` holding groups of
 * sub-values. Which of the layouts a file has is told by the number of cells in its first row. `confidence` is not
 * given: a guide with layouts is sure of none of them, and the grouped columns are not judged.
 */
export interface Layout {
  readonly groups: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

export interface GuideColumn {
  /** 1-based, in file order. */
  readonly position: number;
  readonly name: string;
  /** What the column holds, in a few words: «CURP de la persona atendida». */
  readonly title: string;
  readonly block: string;
  /** Further headers seen in official samples. Headers are compared trimmed and without case. */
  readonly aliases?: readonly string[];
  /** Left out where the source does not say; the cell's type is then not judged. */
  readonly type?: 'texto' | 'numerico' | 'fecha' | 'hora';
  /** In characters. */
  readonly maxLength?: number;
  readonly mandatory: boolean;
  /** A mandatory column that may stand empty, when its datum does not exist. */
  readonly mayBeEmpty?: boolean;
  readonly confidential: boolean;
  /** Name of the catalogue as the guide has it, for people. */
  readonly catalogue?: string;
  /** Where the guide's own layer looks the key up; left out where a check on the neutral record does. */
  readonly lookup?: Lookup;
  /** Values that say «no aplica» or «no se midió»; they are outside the domain and always allowed by it. */
  readonly notApplicable?: readonly (number | string)[];
  readonly domain: ColumnDomain;
  readonly sensitivity: Sensitivity;
  /** Neutral fields that the column feeds: `patient.curp`, `diagnosis2.code`. */
  readonly feeds?: readonly string[];
  /** What each key becomes in the neutral field. */
  readonly feedValues?: Readonly<Record<string, string>>;
  /** The rule for people, in this project's words. */
  readonly rule: string;
  readonly citation: { readonly clause?: string };
  /** How sure name, order, type and length are. */
  readonly confidence: Confidence;
  /** How sure the domain is. */
  readonly ruleConfidence: Confidence;
  /** Texts of this cell alone that keep and that break type, length, form and domain (rules on other cells apart). */
  readonly examples: { readonly valid: readonly string[]; readonly invalid: readonly string[] };
}

/** Look-up of a cell in a catalogue (see `shared/catalogs/titles.ts`) by the guide's own layer. */
export interface Lookup {
  readonly catalog: string;
  /** Columns whose cells come before the value in the catalogue's key: state before municipality. */
  readonly prefix?: readonly string[];
  /** Keys that the guide accepts though the catalogue does not list them. */
  readonly allow?: readonly string[];
}

export type ColumnDomain =
  | { readonly kind: 'keys'; readonly values: readonly number[] }
  /** A key of a catalogue, judged by a look-up or a check: any whole number from 0. */
  | { readonly kind: 'key' }
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly decimals: number }
  /** Distinct keys joined by `&`; an exclusive one stands alone. */
  | {
      readonly kind: 'list';
      readonly values: readonly number[];
      readonly exclusive: readonly number[];
      readonly max: number;
    }
  /** Only digits, `min` to `max` of them: folios, INEGI keys, postal codes, keys of four digits. */
  | { readonly kind: 'digits'; readonly min: number; readonly max: number }
  /** `HH:MM`, `00:00` to `last`. */
  | { readonly kind: 'time'; readonly first: string; readonly last: string }
  /** Upper-case text: digits, A-Z, Ñ and the given signs, no accents, no line breaks. */
  | {
      readonly kind: 'upper';
      readonly min: number;
      readonly signs: string;
      readonly digits: boolean;
      readonly startsWithLetter?: boolean;
    }
  /** Six to fourteen of 0-9, A-Z and Ñ. */
  | { readonly kind: 'cedula' }
  /** Four characters of CIE-10; `additions` are the SIS's own prefixes before two digits (CP, MT). */
  | { readonly kind: 'diagnosis'; readonly additions?: readonly string[] }
  /** Groups joined by `&`, their sub-values by `#`. */
  | {
      readonly kind: 'groups';
      readonly max: number;
      /** The first sub-value counts the groups from 1. */
      readonly numbered: boolean;
      readonly fields: readonly GroupField[];
    }
  | { readonly kind: 'clues' | 'curp' | 'name' | 'date' | 'state' | 'text' };

export interface GroupField {
  readonly name: string;
  readonly mandatory: boolean;
  readonly maxLength?: number;
  readonly notApplicable?: readonly (number | string)[];
  readonly domain: Exclude<ColumnDomain, { readonly kind: 'groups' }>;
}

interface RuleText {
  /** Kebab-case, unique in the guide; a finding's rule is `giis-regla-<guide>-<id>`. */
  readonly id: string;
  /** Said when it holds. */
  readonly title: string;
  /** Said when it fails. */
  readonly failureTitle: string;
  /** What it means for patients or for the exchange. */
  readonly why: string;
  /** What to do, in plain Spanish. */
  readonly remedy: string;
  readonly clause?: string;
  readonly confidence: Confidence;
}

/**
 * A rule over the cells of one row, as JSON Schema (see {@link RowSchema}). Where `when` does not hold, or cannot be
 * told, the rule says nothing; where it holds and `must` does not, there is a finding at `column`.
 */
export interface GuideRule extends RuleText {
  /** Where the finding stands. It must occur in `when` or `must`. */
  readonly column: string;
  readonly when?: RowSchema;
  readonly must: RowSchema;
  /** Values of every cell and fact that the rule mentions. */
  readonly examples: { readonly valid: readonly RowExample[]; readonly invalid: readonly RowExample[] };
}

/** Numbers for numeric cells, `''` for an empty one, arrays for lists, texts (dates as `aaaa-mm-dd`) for the rest. */
export type RowExample = Readonly<Record<string, number | string | readonly (number | string)[]>>;

/** Relations between named columns that are more than a schema on values can say. */
export type Relation = {
  readonly confidence: Confidence;
  readonly clause?: string;
  readonly examples: RelationExamples;
} & (
  | { readonly kind: 'dates'; readonly birth: string; readonly care: string; readonly maxAge: number }
  /** `earlier` is not after `later`. */
  | { readonly kind: 'date-order'; readonly earlier: string; readonly later: string }
  /** When both dates are the same day, the first hour is not after the second. */
  | {
      readonly kind: 'time-order';
      readonly earlierDate: string;
      readonly earlierTime: string;
      readonly laterDate: string;
      readonly laterTime: string;
    }
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
  /** An estimated birth date (`day/month` with any year, or one whole date) stands only with the generic CURP. */
  | {
      readonly kind: 'estimated-birth';
      readonly birth: string;
      readonly curp: string;
      readonly generic: string;
      readonly estimate: string;
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

/** Rows that keep a relation, and that break it. They say what each of its columns holds; others may be said too. */
export interface RelationExamples {
  readonly valid: readonly RowExample[];
  readonly invalid: readonly {
    /** Id of the family's rule that is broken, without the ending of reported facts: `giis-regla-edad-maxima`. */
    readonly rule: string;
    /** Where the finding stands. */
    readonly column: string;
    readonly cells: RowExample;
  }[];
}

/** Runs of rows in the order of a file: so many rows whose cells hold this, all else being sound. */
export type FileExample = readonly { readonly rows: number; readonly cells: RowExample }[];

/**
 * What a whole file (a load) must keep. A finding's rule is `giis-lote-<id>`: one id for all guides that share it.
 * In an invalid example of rows that repeat one another, the last row is the one that repeats.
 */
export type BatchRule = RuleText & {
  readonly examples: { readonly valid: readonly FileExample[]; readonly invalid: readonly FileExample[] };
} & (
    | {
        /** At most `limit` (0 to 1) of the rows hold `value` in any of `columns`. */
        readonly kind: 'share';
        readonly columns: readonly string[];
        readonly value: string;
        readonly limit: number;
      }
    /** No two rows hold the same in all of `columns`; the finding stands at each that repeats an earlier one. */
    | { readonly kind: 'unique'; readonly columns: readonly string[] }
    /** Of the rows of one person in one unit and calendar year, one at most holds 1 in `flag`. */
    | {
        readonly kind: 'first-in-year';
        readonly flag: string;
        readonly person: string;
        readonly generic: string;
        readonly unit: string;
        readonly date: string;
      }
  );

/** Index of a column by its name. Throws when the guide has none: a fault of the dictionary, not of an export. */
export function columnIndex(guide: Guide, name: string): number {
  const index = guide.columns.findIndex((column) => column.name === name);
  if (index < 0) throw new Error(`La guía ${guide.id} no tiene la columna ${name}.`);
  return index;
}
