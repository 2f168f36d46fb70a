import { z } from 'zod';
import type { FoundUnit, SavedFilter, UnitFacets, UnitPage } from '../model/index.ts';
import { clues, method, none, path, reason, unitFilter, uuid, words } from './parts.ts';

/** The part of the contract that is about the registry of verified units. */

export const unitMethods = {
  'units.find': method<{ readonly total: number; readonly units: readonly FoundUnit[] }>()(
    z.object({ filter: unitFilter, limit: z.number().int().min(1).max(1000) }),
  ),
  'units.facets': method<UnitFacets>()(none),
  /** Found by an older key too. */
  'units.page': method<UnitPage>()(z.object({ clues })),
  'units.annul': method<UnitPage>()(z.object({ clues, reason })),
  'units.reinstate': method<UnitPage>()(z.object({ clues, reason })),
  /** A CSV with a column of CLUES and numeric columns, which become attributes of the units. */
  'units.importAttributes': method<{
    readonly attributes: readonly string[];
    readonly units: number;
    /** The first of them, and how many there are in all. */
    readonly skipped: readonly { readonly line: number; readonly reason: string }[];
    readonly skippedTotal: number;
  }>()(z.object({ path })),
  'units.filters': method<readonly SavedFilter[]>()(none),
  'units.saveFilter': method<readonly SavedFilter[]>()(
    z.object({ id: uuid, name: words(100).min(1), filter: unitFilter }),
  ),
  'units.deleteFilter': method<readonly SavedFilter[]>()(z.object({ id: uuid })),
  /** Only to where the person said so in the dialog. */
  'units.export': method<{ readonly path: string; readonly units: number }>()(
    z.object({ filter: unitFilter, form: z.enum(['csv', 'xlsx']), path }),
  ),
} as const;

export const unitMainMethods = {
  'dialog.openAttributes': method<{ readonly path: string | null }>()(none),
  /** Asks where, writes the file there; null when the dialog was closed. */
  'units.saveFile': method<{ readonly path: string; readonly units: number } | null>()(
    z.object({ filter: unitFilter, form: z.enum(['csv', 'xlsx']) }),
  ),
} as const;
