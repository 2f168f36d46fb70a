import { create } from 'zustand';

/** Whoever reported last in this session reports the next one too, most of the time. */
export const useReporter = create<{ readonly name: string; readonly setName: (name: string) => void }>((set) => ({
  name: '',
  setName: (name) => set({ name }),
}));
