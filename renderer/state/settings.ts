import { create } from 'zustand';
import type { MethodInput, Settings } from '../../shared/ipc/contract.ts';
import { call } from './bridge.ts';
import { setLanguage } from './text.ts';

interface SettingsState {
  readonly settings: Settings;
  readonly load: () => Promise<void>;
  readonly change: (patch: MethodInput<'settings.set'>) => Promise<void>;
  /** Takes a picture from a file, or none; shown once the engine has read it. */
  readonly setLogo: (path: string | null) => Promise<void>;
}

const DEFAULTS: Settings = {
  ...{ language: 'es-MX', theme: 'system', institution: '', validityMonths: 12 },
  ...{ logo: '', signatories: [], paper: 'carta' },
};

/** Language, theme and what reports bear; the engine keeps them. A change shows at once and is asked for afterwards. */
export const useSettings = create<SettingsState>((set, get) => ({
  settings: DEFAULTS,
  load: async () => {
    const settings = await call('settings.get', undefined);
    apply(settings);
    set({ settings });
  },
  change: async (patch) => {
    const before = get().settings;
    const wanted = { ...before, ...patch };
    apply(wanted);
    set({ settings: wanted });
    try {
      const settings = await call('settings.set', patch);
      apply(settings);
      set({ settings });
    } catch (error) {
      apply(before);
      set({ settings: before });
      throw error;
    }
  },
  setLogo: async (path) => {
    const { logo } = await call('settings.setLogo', { path });
    set({ settings: { ...get().settings, logo } });
  },
}));

function apply(settings: Settings): void {
  document.documentElement.lang = settings.language;
  document.documentElement.dataset.theme = settings.theme;
  setLanguage(settings.language);
}
