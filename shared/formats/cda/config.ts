import type { PlaceNames } from '../support/places.ts';

/** What stands in `resources/cda`. */
export interface CdaConfig {
  /** `structure.json`: element order, cardinality, attributes, data types, codes. Asked for when a first file is opened. */
  readonly structure: () => unknown;
  /** `mexico.json`: OIDs and codes of the Mexican clinical summary. */
  readonly mexico: CdaMexico;
  readonly places: PlaceNames;
}

/** OIDs and codes of Mexico: how identifiers are known, what sections say, and what the annex GIIS-A001 asks for. */
export interface CdaMexico {
  /** Roots of `id`; a hospital may add its own. */
  readonly identifiers: {
    readonly curp: readonly string[];
    readonly clues: readonly string[];
    readonly license: readonly string[];
    /** Roots whose extension is the key of a nationality. */
    readonly nationality: readonly string[];
    /** Roots that are no record number: RFC, licences, age, religion and the like. */
    readonly notFolio: readonly string[];
  };
  /** Code systems of the CIE-10, the first as the checks know it. */
  readonly icd10: readonly string[];
  /** Code systems of procedures that are preferred where there are several (CIE-9-MC). */
  readonly procedures: readonly string[];
  readonly loinc: readonly string[];
  /** Code systems with the keys of catalogues of the DGIS, which has published none: each export names its own. */
  readonly localCodes: {
    readonly affiliation: readonly string[];
    readonly service: readonly string[];
    readonly staffType: readonly string[];
  };
  /** LOINC codes of sections by what their entries are. */
  readonly sections: Readonly<Record<SectionKind, readonly string[]>>;
  /** LOINC codes of sections that are notes of the NOM-004-SSA3-2012, with the norm's name for them. */
  readonly notes: Readonly<Record<string, string>>;
  readonly summary: MexicanSummary;
}

export type SectionKind = 'problems' | 'allergies' | 'family' | 'immunizations' | 'procedures' | 'results' | 'payers';

/** The clinical summary of the annex GIIS-A001: codes that it names, with words for people. */
export interface MexicanSummary {
  readonly template: string;
  readonly realm: string;
  readonly language: string;
  readonly documents: Readonly<Record<string, string>>;
  readonly confidentiality: readonly string[];
  readonly gender: readonly string[];
  readonly maritalStatus: readonly string[];
  readonly encounter: readonly string[];
  readonly serviceEvent: readonly string[];
  readonly disposition: Readonly<Record<string, string>>;
  readonly signature: readonly string[];
  /** Children of ClinicalDocument that the schema leaves to choice; of several names, one is enough. */
  readonly participants: Readonly<Record<string, string>>;
  /** Parts of the patient's address. */
  readonly addressParts: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, string>>;
  /** Codes of sections that are not of LOINC, with their system. */
  readonly otherSections: Readonly<Record<string, string>>;
  readonly vitalSigns: {
    readonly section: string;
    readonly codes: Readonly<Record<string, string>>;
    /** Other codes of LOINC for the same measurement. */
    readonly alternatives: Readonly<Record<string, readonly string[]>>;
  };
  /** Beginnings of the codes of the CIE-10 that the family history asks about. */
  readonly familyHistory: { readonly section: string; readonly codes: readonly string[] };
}
