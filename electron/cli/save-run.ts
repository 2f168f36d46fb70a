import type { VerificationResult } from '../../shared/model/index.ts';
import type { InputFile } from '../engine/inputs.ts';
import { withUserRegistry } from './user-registry.ts';

/** Keeps a finished run in the registry, as the window does. Gives a sentence. @throws RegistryError */
export async function saveRun(
  result: VerificationResult,
  paths: readonly string[],
  files: readonly InputFile[],
): Promise<string> {
  const { id, startedAt, checklist, unit } = result.run;
  await withUserRegistry(async (registry) => {
    await registry.startRun({
      id,
      unit: unit ?? null,
      startedAt,
      checklist: checklist.id,
      edition: checklist.edition,
      paths,
      toolVersion: result.tool.version,
    });
    const sources = files.map(({ path, absolute }) => ({ path, location: absolute }));
    await registry.finishRun(result, sources);
  });
  return `Guardada en el registro con el identificador ${id}.`;
}
