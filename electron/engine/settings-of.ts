import type { Settings } from '../../shared/ipc/contract.ts';
import type { Registry } from '../registry/registry.ts';

/** What holds where nobody set anything. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'es-MX',
  theme: 'system',
  institution: '',
  logo: '',
  signatories: [],
  paper: 'carta',
  validityMonths: 12,
};

/** Every setting, those that nobody set with what they are then. */
export async function settingsOf(registry: Registry): Promise<Settings> {
  return { ...DEFAULT_SETTINGS, ...(await registry.settings()) };
}
