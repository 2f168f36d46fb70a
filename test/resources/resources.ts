import { readdirSync, readFileSync } from 'node:fs';

/** Every JSON file of a folder of `resources`, parsed, by file name. */
export function readResources(folder: 'checks' | 'checklists' | 'giis'): ReadonlyMap<string, unknown> {
  const directory = new URL(`../../resources/${folder}/`, import.meta.url);
  const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return new Map(names.sort().map((name) => [name, JSON.parse(readFileSync(new URL(name, directory), 'utf8'))]));
}
