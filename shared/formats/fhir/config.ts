import type { PlaceNames } from '../support/places.ts';
import type { CompileElsewhere } from './fhirpath/library.ts';
import type { PackageResource } from './packages.ts';

/** What stands in `resources/fhir`, so that tables can be corrected without touching code. */
export interface FhirR4Config {
  /** `resource-types.json`: names of the R4 resource types. */
  readonly resourceTypes: readonly string[];
  /** `mexico.json`. */
  readonly mexico: MexicoTables;
  /**
   * A generated table of `resources/fhir/r4` by file name, parsed anew at each call: tables are big, so whoever needs
   * one asks for it when the first file of FHIR is opened and keeps what was made of it.
   *
   * @throws Error with one sentence for people where the table is missing or cannot be read
   */
  readonly generated: (file: string) => unknown;
  /** Of the imported FHIR packages, the newest version of each package first. */
  readonly packages?: readonly PackageResource[];
  /** For constraints of packages that the own compiler of FHIRPath does not have; left out, they cannot be told. */
  readonly elsewhere?: CompileElsewhere;
}

/** How Mexican identifiers and places are written in FHIR: there is no national guide, so these are lists. */
export interface MexicoTables extends PlaceNames {
  readonly identifiers: {
    readonly curp: readonly string[];
    readonly clues: readonly string[];
    readonly license: readonly string[];
  };
  /** Codes of `identifier.type` (HL7 table 0203) of a local record number, the preferred first. */
  readonly folioTypes: readonly string[];
  readonly licenseTypes: readonly string[];
  readonly icd10: readonly string[];
  /** Code systems of procedures that are preferred where there are several (CIE-9-MC). */
  readonly procedures: readonly string[];
  readonly loinc: readonly string[];
  /**
   * Code systems with the keys of catalogues of the DGIS, which has published none for FHIR: each export names its own.
   * AFILIACION in `Coverage.type`, SERVICIOS DE ATENCIÓN in `Encounter.serviceType`, TIPO PERSONAL in
   * `PractitionerRole.code`.
   */
  readonly localCodes: {
    readonly affiliation: readonly string[];
    readonly service: readonly string[];
    readonly staffType: readonly string[];
  };
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
  readonly countrySystems: readonly string[];
}
