import type { CatalogRef } from '../model/index.ts';

/** One row of a catalogue, by its key. */
export interface CatalogEntry {
  readonly key: string;
  readonly name?: string;
  /** False where the edition marks the key as withdrawn or not in operation. */
  readonly active?: boolean;
  /** Only for persons of this sex (DIAGNOSTICO_SIS LSEX). */
  readonly sex?: 'H' | 'M';
  /** Age limits as the catalogue writes them: number of 3 digits and unit H, D, M or A. */
  readonly minAge?: string;
  readonly maxAge?: string;
  /** Further columns by neutral name: `state`, `institution`, `typology` … */
  readonly extra?: Readonly<Record<string, string>>;
}

export interface Catalog extends CatalogRef {
  get(key: string): CatalogEntry | undefined;
  keys(): Iterable<string>;
}

/** The catalogues at hand for a run. A catalogue that is not there makes a check unable to tell, never pass or fail. */
export interface CatalogSet {
  /**
   * The edition of a catalogue that was valid on a day (ISO 8601): the one whose validity began last before it, or the
   * earliest there is. Without a day, the latest edition.
   */
  get(id: string, day?: string): Catalog | undefined;
  /** Every edition at hand, by id and then from the earliest to the latest. */
  list(): readonly Catalog[];
}

/** What a result says of a catalogue: its reference alone, without the look-up. */
export function catalogRef({ id, title, edition, validFrom, rows, sha256, source }: CatalogRef): CatalogRef {
  return { id, title, edition, ...(validFrom === undefined ? {} : { validFrom }), rows, sha256, source };
}
