import type { Places } from '../../support/places.ts';
import { createPlaces } from '../../support/places.ts';
import type { Hl7v2Config, IdentifierMarks } from '../config.ts';

/** By what an identifier says of itself it is known to be a CURP, a CLUES, a cédula or a folio. */
export interface Marks {
  /** Upper case. */
  readonly authorities: ReadonlySet<string>;
  /** The preferred first. */
  readonly types: readonly string[];
}

/** The lists of the configuration, ready to be looked up. */
export interface Tables {
  readonly curp: Marks;
  readonly clues: Marks;
  readonly license: Marks;
  readonly folio: Marks;
  readonly icd10: ReadonlySet<string>;
  readonly procedures: ReadonlySet<string>;
  readonly loinc: ReadonlySet<string>;
  readonly staffType: ReadonlySet<string>;
  readonly service: ReadonlySet<string>;
  readonly affiliation: ReadonlySet<string>;
  readonly nationality: ReadonlySet<string>;
  readonly countryNames: readonly string[];
  readonly places: Places;
}

export function createTables({ mexico, places }: Pick<Hl7v2Config, 'mexico' | 'places'>): Tables {
  const { localCodes } = mexico;
  return {
    curp: marks(mexico.curp),
    clues: marks(mexico.clues),
    license: marks(mexico.license),
    folio: marks(mexico.folio),
    icd10: names(mexico.icd10),
    procedures: names(mexico.procedures),
    loinc: names(mexico.loinc),
    staffType: names(localCodes.staffType),
    service: names(localCodes.service),
    affiliation: names(localCodes.affiliation),
    nationality: names(localCodes.nationality),
    countryNames: places.countryNames,
    places: createPlaces(places),
  };
}

function marks({ authorities, types }: IdentifierMarks): Marks {
  return { authorities: names(authorities), types: types.map((type) => type.toUpperCase()) };
}

function names(list: readonly string[]): ReadonlySet<string> {
  return new Set(list.map((name) => name.toUpperCase()));
}
