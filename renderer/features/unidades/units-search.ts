import { create } from 'zustand';
import type { UnitFilter } from '../../../shared/model/index.ts';

/** Parts of a filter that are lists of values to choose from. */
export const LISTS = ['standings', 'states', 'institutions', 'levels', 'types'] as const;
export type ListPart = (typeof LISTS)[number];

interface UnitsSearch {
  readonly filter: UnitFilter;
  readonly change: (patch: Partial<UnitFilter>) => void;
  readonly set: (filter: UnitFilter) => void;
}

/** What was searched last; it is still there when one comes back from a unit. */
export const useUnitsSearch = create<UnitsSearch>((set, get) => ({
  filter: {},
  change: (patch) => set({ filter: tidy({ ...get().filter, ...patch }) }),
  set: (filter) => set({ filter: tidy(filter) }),
}));

/** Without the parts that mean all: an empty list would mean none where it is a list of CLUES. */
export function tidy(filter: UnitFilter): UnitFilter {
  const entries = Object.entries(filter).filter(
    ([, value]) =>
      value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}

/** As the engine is asked: blanks at the ends of the text do not count. */
export function asked(filter: UnitFilter): UnitFilter {
  return tidy({ ...filter, text: filter.text?.trim() });
}

export function isNarrowed(filter: UnitFilter): boolean {
  return Object.keys(asked(filter)).length > 0;
}

/** How many choices it has besides the text. */
export function choicesOf(filter: UnitFilter): number {
  const lists = LISTS.reduce((sum, part) => sum + (filter[part]?.length ?? 0), 0);
  return lists + (filter.onlyOperating ? 1 : 0) + (filter.withAttribute === undefined ? 0 : 1);
}

/** Values with one more, or without it. */
export function toggled(values: readonly string[] | undefined, value: string, on: boolean): readonly string[] {
  const others = (values ?? []).filter((one) => one !== value);
  return on ? [...others, value] : others;
}
