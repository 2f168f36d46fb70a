/** What stands in `resources/fhir`, so that tables can be corrected without touching code. */
export interface FhirR4Config {
  /** `resource-types.json`: names of the R4 resource types. */
  readonly resourceTypes: readonly string[];
  /** `structure.json`. */
  readonly structure: StructureTables;
  /** `mexico.json`. */
  readonly mexico: MexicoTables;
}

export interface StructureTables {
  /** Codes of required bindings, separated by a space. */
  readonly valueSets: Readonly<Record<string, string>>;
  /**
   * Elements by resource type (`Resource` for those of every type): path → `type cardinality [value set]`.
   * Cardinality: `?` 0..1, `1` 1..1, `*` 0..*, `+` 1..*. Types: a FHIR primitive, `object`, or `any`. What is not
   * listed is not judged.
   */
  readonly elements: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** How Mexican identifiers and places are written in FHIR: there is no national guide, so these are lists. */
export interface MexicoTables {
  readonly identifiers: {
    readonly curp: readonly string[];
    readonly clues: readonly string[];
    readonly license: readonly string[];
  };
  /** Codes of `identifier.type` (HL7 table 0203) of a local record number, the preferred first. */
  readonly folioTypes: readonly string[];
  readonly licenseTypes: readonly string[];
  readonly icd10: readonly string[];
  readonly loinc: readonly string[];
  /** Codes of `Organization.type` of those that give care. */
  readonly establishmentTypes: readonly string[];
  readonly extensions: {
    readonly firstSurname: readonly string[];
    readonly secondSurname: readonly string[];
    readonly birthPlace: readonly string[];
    readonly nationality: readonly string[];
    readonly municipality: readonly string[];
    readonly locality: readonly string[];
  };
  /** Ways to write México, in upper case without accents. */
  readonly countryNames: readonly string[];
  readonly countrySystems: readonly string[];
  /** Further ways to write a state (ISO 3166-2:MX, short names), upper case without accents, to its INEGI key. */
  readonly stateNames: Readonly<Record<string, string>>;
}
