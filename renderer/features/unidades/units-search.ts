import { create } from 'zustand';

interface UnitsSearch {
  readonly text: string;
  readonly states: readonly string[];
  readonly onlyVerified: boolean;
  readonly change: (patch: Partial<Pick<UnitsSearch, 'text' | 'states' | 'onlyVerified'>>) => void;
}

/** What was searched last; it is still there when one comes back from a unit. */
export const useUnitsSearch = create<UnitsSearch>((set) => ({
  text: '',
  states: [],
  onlyVerified: false,
  change: (patch) => set(patch),
}));
