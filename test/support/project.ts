import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunSetup } from '../../electron/engine/run-setup.ts';

/** The checkout. */
export const PROJECT = resolve(import.meta.dirname, '..', '..');
export const RESOURCES = join(PROJECT, 'resources');

/** Facts, catalogues and corpora beside the checkout; tests that need them are skipped with a word without them. */
export const SHARED = resolve(PROJECT, '..', 'shared');

/** For `describe.skipIf`: true, and said once on the terminal, when `../shared/…` is not there. */
export function lacksShared(path: string): boolean {
  if (existsSync(join(SHARED, path))) return false;
  console.info(`Se omiten las pruebas que necesitan ../shared/${path}, que no está.`);
  return true;
}

export function runSetup(changes: Partial<RunSetup> = {}): RunSetup {
  return { resourcesFolder: RESOURCES, checklist: 'nom-024-ssa3-2012', maxFindings: 1000, ...changes };
}
