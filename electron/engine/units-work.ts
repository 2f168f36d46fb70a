import type { unitMethods } from '../../shared/ipc/units.ts';
import type { EngineHandlers } from './service.ts';
import { writeUnits } from './unit-export.ts';
import { importAttributeFile } from './unit-files.ts';
import type { WorkOptions } from './work-options.ts';

export interface UnitWork {
  readonly handlers: Pick<EngineHandlers, keyof typeof unitMethods>;
}

/** The registry of units as the window asks for it. */
export function createUnitWork({ registry }: WorkOptions): UnitWork {
  return {
    handlers: {
      'units.find': ({ filter, limit }) => registry.units.find(filter, limit),
      'units.facets': () => registry.units.facets(),
      'units.page': ({ clues }) => registry.units.page(clues),
      'units.annul': ({ clues, reason }) => registry.units.annul(clues, reason),
      'units.reinstate': ({ clues, reason }) => registry.units.reinstate(clues, reason),
      'units.importAttributes': ({ path }) => importAttributeFile(registry, path),
      'units.filters': () => registry.units.savedFilters(),
      'units.saveFilter': (filter) => registry.units.saveFilter(filter),
      'units.deleteFilter': ({ id }) => registry.units.deleteFilter(id),
      'units.export': async ({ filter, form, path }) => {
        const list = await registry.units.exported(filter);
        await writeUnits(path, form, list);
        return { path, units: list.units.length };
      },
    },
  };
}
