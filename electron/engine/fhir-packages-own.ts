import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importPackages } from './fhir-packages-import.ts';
import { ProblemError } from './reading.ts';
import type { RunSetup } from './run-setup.ts';

/**
 * Stores FHIR packages in a folder that lives as long as the run, so that each worker reads of them what it needs.
 *
 * @param use takes the setup with that folder, and one sentence for each file that could not be used
 * @throws ProblemError with one sentence where none of them can be used
 */
export async function withOwnPackages<T>(
  paths: readonly string[],
  setup: RunSetup,
  use: (setup: RunSetup, problems: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cotejo-guias-esta-vez-'));
  try {
    const { imported, skipped } = await importPackages(paths, folder, setup);
    const problems = skipped.map(({ path, reason }) => `${path}: ${reason}`);
    if (imported.length === 0) throw new ProblemError(problems[0] ?? 'No se indicó ninguna guía FHIR.');
    return await use({ ...setup, packagesFolder: folder }, problems);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
