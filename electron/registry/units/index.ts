import type { FoundUnit, SavedFilter, UnitFacets, UnitFilter, UnitPage } from '../../../shared/model/index.ts';
import type { Use } from '../use.ts';
import { annulUnit, reinstateUnit } from './annul.ts';
import { type AttributesTaken, type AttributeTable, importAttributes } from './attributes.ts';
import { type ExportedUnits, exportUnits } from './export-rows.ts';
import { facetsOf } from './facets.ts';
import { findUnits } from './find.ts';
import { unitPage } from './page.ts';
import { deleteFilter, savedFilters, saveFilter } from './saved-filters.ts';
import { type SelectedUnit, selectUnits } from './select.ts';
import { recomputeValidity } from './validity.ts';

export type { AttributeRow, SkippedLine } from './attributes.ts';
export type { ExportedUnit } from './export-rows.ts';
export type { AttributesTaken, AttributeTable, ExportedUnits, SelectedUnit };

/** The registry of units: who they are, what is said of their verification, and since when. */
export interface UnitRegistry {
  find(filter: UnitFilter, limit: number): Promise<{ readonly total: number; readonly units: readonly FoundUnit[] }>;
  facets(): Promise<UnitFacets>;
  /** Found by an older key too. */
  page(clues: string): Promise<UnitPage>;
  annul(clues: string, reason: string): Promise<UnitPage>;
  reinstate(clues: string, reason: string): Promise<UnitPage>;
  /** @param source name of the file */
  importAttributes(table: AttributeTable, source: string, sha256: string): Promise<AttributesTaken>;
  savedFilters(): Promise<readonly SavedFilter[]>;
  saveFilter(filter: SavedFilter): Promise<readonly SavedFilter[]>;
  deleteFilter(id: string): Promise<readonly SavedFilter[]>;
  /** The whole filter, not a page of it. */
  exported(filter: UnitFilter): Promise<ExportedUnits>;
  select(filter: UnitFilter, attributes?: readonly string[]): Promise<readonly SelectedUnit[]>;
  /** After the months of validity were changed. */
  recomputeValidity(): Promise<number>;
}

export function createUnitRegistry(use: Use): UnitRegistry {
  return {
    find: (filter, limit) => use((store) => findUnits(store, filter, limit)),
    facets: () => use(facetsOf),
    page: (clues) => use((store) => unitPage(store, clues)),
    annul: (clues, reason) =>
      use((store) => {
        annulUnit(store, clues, reason);
        return unitPage(store, clues);
      }),
    reinstate: (clues, reason) =>
      use((store) => {
        reinstateUnit(store, clues, reason);
        return unitPage(store, clues);
      }),
    importAttributes: (table, source, sha256) => use((store) => importAttributes(store, table, source, sha256)),
    savedFilters: () => use(savedFilters),
    saveFilter: (filter) => use((store) => saveFilter(store, filter)),
    deleteFilter: (id) => use((store) => deleteFilter(store, id)),
    exported: (filter) => use((store) => exportUnits(store, filter)),
    select: (filter, attributes) => use((store) => selectUnits(store, filter, attributes)),
    recomputeValidity: () => use(recomputeValidity),
  };
}
