import { readFileSync } from 'node:fs';
import { projectFolder } from './project-folder.ts';

/** Version of the program, from its package. */
export function version(): string {
  const { version: value } = JSON.parse(readFileSync(`${projectFolder()}/package.json`, 'utf8')) as { version: string };
  return value;
}
