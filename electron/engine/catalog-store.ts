import type { Catalog, CatalogSet } from '../../shared/catalogs/catalog.ts';
import { byValidity, editionOn, type Serving, servingDays } from '../../shared/catalogs/editions.ts';
import type { CatalogRef } from '../../shared/model/index.ts';
import { builtInCandidates, type Candidate, csvCandidates, storedCandidates } from './catalog-candidates.ts';

export { type ImportOptions, type ImportProgress, importCatalogs, removeCatalog } from './catalog-import.ts';

/** The catalogues of a run, and one sentence for each file that could not be used; more may come as files are read. */
export interface LoadedCatalogs extends CatalogSet {
  problems(): readonly string[];
  /** Every usable edition, hidden ones too, by id and then from the earliest to the latest. */
  editions(): readonly LoadedEdition[];
}

export interface LoadedEdition {
  readonly ref: CatalogRef;
  /** ISO 8601; absent for what comes with the program. */
  readonly importedAt?: string;
  /** The days on which it counts; null where a later import hides it. */
  readonly serves: Serving | null;
}

/**
 * Opens the catalogues at hand, with all their editions: those that come with the program and the imported ones. Of
 * editions that begin on one day the one imported last hides the others, and any import hides a built-in one. The CSVs
 * of `csvFolder` serve this run only, in the place of every other edition of theirs. Stored files are read when a
 * catalogue is first asked for; a damaged one gives way to the next that there is.
 *
 * @throws ProblemError with one sentence where `csvFolder` cannot be read. Single files never throw: see `problems()`.
 */
export function loadCatalogs(builtInFolder: string, storeFolder?: string, csvFolder?: string): LoadedCatalogs {
  const problems: string[] = [];
  const own = csvFolder === undefined ? [] : csvCandidates(csvFolder, problems);
  const replaced = new Set(own.map(({ ref }) => ref.id));
  const others = [
    ...builtInCandidates(builtInFolder, problems),
    ...(storeFolder === undefined ? [] : storedCandidates(storeFolder, problems)),
  ].filter(({ ref }) => !replaced.has(ref.id));
  const shelves = new Map(
    [...Map.groupBy([...others, ...own], ({ ref }) => ref.id)].map(([id, candidates]) => [id, new Shelf(candidates)]),
  );
  const ids = [...shelves.keys()].sort();
  return {
    get: (id, day) => shelves.get(id)?.get(day),
    list: () => ids.flatMap((id) => shelves.get(id)?.list() ?? []),
    problems: () => problems,
    editions: () => ids.flatMap((id) => shelves.get(id)?.editions() ?? []),
  };
}

/** The editions of one catalogue. A damaged edition is taken off when it is first opened, and what it hid comes forth. */
class Shelf {
  #candidates: readonly Candidate[];
  /** Those that count on some day; worked out anew when one was taken off. */
  #serving: readonly (Candidate & { readonly validFrom?: string })[] = [];
  readonly #opened = new Map<Candidate, Catalog>();

  constructor(candidates: readonly Candidate[]) {
    this.#candidates = byValidity(
      candidates.map((candidate) => ({ ...candidate, validFrom: candidate.ref.validFrom })),
    );
    this.#arrange();
  }

  get(day?: string): Catalog | undefined {
    for (;;) {
      const candidate = editionOn(this.#serving, day);
      if (candidate === undefined) return undefined;
      const catalog = this.#open(candidate);
      if (catalog !== undefined) return catalog;
    }
  }

  list(): readonly Catalog[] {
    return this.#serving.map((candidate) => this.#opened.get(candidate) ?? this.#openLater(candidate));
  }

  editions(): readonly LoadedEdition[] {
    const serving = servingDays(this.#candidates.map(({ ref }) => ref));
    return this.#candidates.map(({ ref, importedAt }, index) => ({ ref, importedAt, serves: serving[index] }));
  }

  #arrange(): void {
    const serving = servingDays(this.#candidates.map(({ ref }) => ref));
    this.#serving = this.#candidates.filter((_, index) => serving[index] !== null);
  }

  /** Undefined where the file is damaged: the edition is then gone from the shelf. */
  #open(candidate: Candidate): Catalog | undefined {
    const catalog = this.#opened.get(candidate) ?? candidate.open();
    if (catalog !== undefined) {
      this.#opened.set(candidate, catalog);
      return catalog;
    }
    this.#candidates = this.#candidates.filter((one) => one !== candidate);
    this.#arrange();
    return undefined;
  }

  /** Known by its reference; the file is read when a key is asked for. */
  #openLater(candidate: Candidate): Catalog {
    const open = () => (this.#serving.includes(candidate) ? this.#open(candidate) : undefined);
    return { ...candidate.ref, get: (key) => open()?.get(key), keys: () => open()?.keys() ?? [] };
  }
}
