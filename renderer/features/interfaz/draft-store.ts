import { create } from 'zustand';
import { type LiveDraft, NEW_LIVE } from './live-draft.ts';

interface DraftStore {
  readonly draft: LiveDraft;
  readonly change: (patch: Partial<LiveDraft>) => void;
}

/** What was filled in; it stays when another screen is looked at, and for the next listening. */
export const useLiveDraft = create<DraftStore>((set, get) => ({
  draft: NEW_LIVE,
  change: (patch) => set({ draft: { ...get().draft, ...patch } }),
}));
