import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The bundled synthetic export: everything under `resources/samples`. */
export function sampleExport(resourcesFolder: string): readonly string[] {
  const folder = join(resourcesFolder, 'samples');
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && !name.endsWith('.md'))
    .sort()
    .map((name) => join(folder, name));
}
