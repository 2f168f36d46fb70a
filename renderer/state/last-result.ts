import { create } from 'zustand';

/** The run whose result was opened last, so that the navigation can lead back to it. */
export const useLastResult = create<{ readonly runId: string | null; readonly open: (runId: string | null) => void }>(
  (set) => ({ runId: null, open: (runId) => set({ runId }) }),
);
