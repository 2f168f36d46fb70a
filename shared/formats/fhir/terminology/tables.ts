/**
 * `resources/fhir/r4/terminology.json`, made by `scripts/fhir/terminology-tables.mjs`. A list is one string whose
 * members stand between `~`, so that reading the file makes a few thousand strings and not a hundred thousand.
 */
export interface TerminologyTables {
  /** Edition of FHIR. */
  readonly edition: string;
  /** By canonical URL. */
  readonly systems: Readonly<Record<string, SystemTable>>;
  readonly valueSets: Readonly<Record<string, ValueSetTable>>;
}

export interface SystemTable {
  /** `complete` where not said. */
  readonly content?: SystemContent;
  /** Not said by many old tables. */
  readonly caseSensitive?: boolean;
  readonly oid?: string;
  readonly codes: string;
  readonly displays?: string;
  /** Indexes of the codes that each code stands under, with a space between them. */
  readonly parents?: string;
  /** `index name`: designations, and displays that an edition repeats otherwise. */
  readonly otherNames?: string;
}

export type SystemContent = 'complete' | 'fragment' | 'example' | 'not-present' | 'supplement';

export interface ValueSetTable {
  readonly title?: string;
  readonly include: readonly RuleTable[];
  readonly exclude?: readonly RuleTable[];
}

/** `ValueSet.compose.include`. */
export interface RuleTable {
  readonly system?: string;
  readonly version?: string;
  readonly codes?: string;
  readonly filter?: readonly FilterTable[];
  readonly valueSet?: readonly string[];
}

export interface FilterTable {
  readonly property: string;
  readonly op: string;
  readonly value: string;
}

const SEPARATOR = '~';

export function unpack(list: string | undefined): string[] {
  return list === undefined || list === '' ? [] : list.split(SEPARATOR);
}
