/**
 * `resources/fhir/r4/structure.json`, which `scripts/fhir/structure-tables.mjs` makes: R4's types without what they
 * inherit and without prose.
 */
export interface StructureTables {
  /** `4.0.1`. */
  readonly fhirVersion: string;
  readonly constraints: readonly ConstraintRow[];
  /** By name; besides R4's types, `SimpleQuantity`, the only profile that base definitions name. */
  readonly types: Readonly<Record<string, TypeEntry>>;
}

/** Key, severity, FHIRPath, the standard's sentence, and 1 for a best practice. */
export type ConstraintRow = readonly [
  key: string,
  severity: 'error' | 'warning',
  expression: string,
  human: string,
  bestPractice?: 1,
];

export interface TypeEntry {
  readonly kind: 'primitive' | 'complex' | 'resource';
  readonly abstract?: true;
  /** Absent for `Element` and `Resource`. */
  readonly base?: string;
  /** Indices into `StructureTables.constraints`: what this type adds to its base. */
  readonly constraints?: readonly number[];
  /** In the order of the definition, a parent before its children. Absent: those of the base and no more. */
  readonly elements?: readonly ElementRow[];
}

/**
 * Path below the type (`contact.name`), cardinality (`0..*`), types separated by spaces and further facts. A type may
 * tell its targets and profiles: `Reference(Patient,Group)`, `canonical(Library)`, `Quantity{SimpleQuantity}`.
 */
export type ElementRow = readonly [path: string, cardinality: string, types: string, facts?: ElementFacts];

export interface ElementFacts {
  /** `required administrative-gender`: strength and canonical, which begins with FHIR's own when it has no scheme. */
  readonly binding?: string;
  readonly maxValueSet?: string;
  /** Indices into `StructureTables.constraints`: what the element adds to its type. */
  readonly constraints?: readonly number[];
  readonly maxLength?: number;
  readonly modifier?: 1;
  /** `Questionnaire.item`: the element whose children these are. */
  readonly content?: string;
}
