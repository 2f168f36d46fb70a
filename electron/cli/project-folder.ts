import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `package.json` and `resources/`: above the bundle, or above the source. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'resources', 'checklists'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('No se encuentra la carpeta «resources» del programa.');
    folder = above;
  }
  return folder;
}

export function resourcesFolder(): string {
  return join(projectFolder(), 'resources');
}
