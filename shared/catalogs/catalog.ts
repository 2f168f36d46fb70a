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
  get(id: string): Catalog | undefined;
  list(): readonly Catalog[];
}

/** What a result says of a catalogue: its reference alone, without the look-up. */
export function catalogRef({ id, title, edition, rows, sha256, source }: CatalogRef): CatalogRef {
  return { id, title, edition, rows, sha256, source };
}
