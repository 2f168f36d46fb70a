import type { PlaceNames } from '../support/places.ts';
import type { Hl7ProfileSource } from './profiles/model.ts';

/** What stands in `resources/hl7v2`, and what a person adds for a run. */
export interface Hl7v2Config {
  /**
   * A generated table of `resources/hl7v2` by file name, parsed anew at each call: whoever needs one asks for it when
   * the first file of HL7 v2 is opened and keeps what was made of it.
   *
   * @throws Error with one sentence for people where the table is missing or cannot be read
   */
  readonly generated: (file: string) => unknown;
  /** `resources/hl7v2/mexico.json`. */
  readonly mexico: Hl7v2Mexico;
  readonly places: PlaceNames;
  /** Local profiles that messages of their type and event are held against. */
  readonly profiles?: readonly Hl7ProfileSource[];
}

/**
 * How Mexican identifiers are written in HL7 v2: no national guide says it, so these are lists. Assigning authorities
 * by namespace (HD.1, upper case) or universal id (HD.2), identifier types of table 0203.
 */
export interface Hl7v2Mexico {
  readonly curp: IdentifierMarks;
  readonly clues: IdentifierMarks;
  readonly license: IdentifierMarks;
  readonly folio: IdentifierMarks;
  /** Names of coding systems (CWE.3, table 0396), upper case. */
  readonly icd10: readonly string[];
  readonly procedures: readonly string[];
  readonly loinc: readonly string[];
  /** Coding systems with the keys of catalogues of the DGIS: TIPO PERSONAL, SERVICIOS DE ATENCIÓN, AFILIACIÓN. */
  readonly localCodes: {
    readonly staffType: readonly string[];
    readonly service: readonly string[];
    readonly affiliation: readonly string[];
    readonly nationality: readonly string[];
  };
}

export interface IdentifierMarks {
  /** Assigning authorities, the preferred first. */
  readonly authorities: readonly string[];
  /** Types of identifier (CX.5). */
  readonly types: readonly string[];
}
