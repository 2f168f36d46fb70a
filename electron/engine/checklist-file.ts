import { basename } from 'node:path';
import { inFileOrder } from '../../shared/checklist/file-order.ts';
import { LIMITS } from '../../shared/checklist/limits.ts';
import { parseChecklist } from '../../shared/checklist/load.ts';
import { resolveChecklist } from '../../shared/checklist/resolve.ts';
import { createFormats } from '../../shared/formats/index.ts';
import type { Checklist, PublishedChecklist } from '../../shared/model/index.ts';
import { parseJson, readBounded } from './read-bounded.ts';
import { describeReadError, ProblemError } from './reading.ts';
import type { Resources } from './resources.ts';
import { writeWhole } from './write-whole.ts';
import { inWords } from './write-words.ts';

/**
 * Reads a checklist from a file of a person's own: its size is bounded, what it inherits is put in, and it is judged
 * whole.
 *
 * @param editions what it may inherit from
 * @param more what else there is; asked only where `editions` lack a base
 * @throws ProblemError with one sentence
 */
export async function readChecklistFile(
  path: string,
  resources: Resources,
  editions: readonly PublishedChecklist[],
  more?: () => Promise<readonly PublishedChecklist[]>,
): Promise<Checklist> {
  const read = await about(path, async () => parseJson(await readBounded(path, LIMITS.fileBytes)));
  let lacking = false;
  const judge = (among: readonly PublishedChecklist[]) =>
    about(path, async () => {
      const bases = new Map(among.map(({ checklist }) => [`${checklist.id}@${checklist.edition}`, checklist]));
      const whole = resolveChecklist(read, ({ id, edition }) => {
        const base = bases.get(`${id}@${edition}`);
        lacking ||= base === undefined;
        return base;
      });
      return parseChecklist(whole, resources.checks, layerIds(resources));
    });
  try {
    return await judge(editions);
  } catch (error) {
    if (!lacking || more === undefined) throw error;
  }
  return judge(await more());
}

/** Runs work on a file; whatever it throws becomes a sentence that names the file. */
async function about<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new ProblemError(`La lista «${basename(path)}» no se puede usar. ${sentenceOf(error)}`, { cause: error });
  }
}

/** Writes a checklist whole, as a file to read and to change. @throws ProblemError with one sentence */
export function writeChecklistFile(path: string, checklist: Checklist): Promise<void> {
  return inWords(writeWhole(path, `${JSON.stringify(inFileOrder(checklist), null, 2)}\n`));
}

/** Ids of the conformance layers that items may name. */
export function layerIds(resources: Resources): readonly string[] {
  return createFormats(resources.formats).flatMap(({ layers }) => layers.map(({ id }) => id));
}

/** Faults of the system have a code; all other errors here are sentences for people already. */
function sentenceOf(error: unknown): string {
  if (error instanceof Error && !('code' in error)) return error.message;
  return describeReadError(error);
}
