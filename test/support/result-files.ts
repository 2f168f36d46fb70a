import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './project.ts';

/** Results and a closed visit as earlier versions wrote them; see its README. */
export const RESULT_FILES = join(PROJECT, 'test', 'fixtures', 'results');

/** Names of the results, oldest first; the visit is none. */
export const RESULT_NAMES = readdirSync(RESULT_FILES)
  .filter((name) => name.endsWith('.json') && !name.includes('visita'))
  .sort();

export const VISIT_NAME = '6-visita.json';

/** What a file of those holds, just as it was written. */
export function readFixture<T>(name: string): T {
  return JSON.parse(readFileSync(join(RESULT_FILES, name), 'utf8')) as T;
}
