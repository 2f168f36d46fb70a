import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Checklist, PublishedChecklist } from '../../shared/model/index.ts';
import { readChecklistFile } from '../engine/checklist-file.ts';
import { dataFolders } from '../engine/data-folder.ts';
import { allEditions, carriedEditions, findAmong } from '../engine/find-checklist.ts';
import { ProblemError } from '../engine/reading.ts';
import { type LoadedChecklist, loadResources, type Resources } from '../engine/resources.ts';
import { checklistDigest } from '../registry/checklists/index.ts';
import { UsageError } from './arguments.ts';
import { resourcesFolder } from './project-folder.ts';
import { withUserRegistry } from './user-registry.ts';

/**
 * What `--checklist` names, where the program does not carry it: a file whose name ends in `.json`, which is read and
 * judged but not kept, or a list of the registry, as `ID` or `ID@EDICIÓN`. Undefined for the id of a list that the
 * program carries: the registry is not opened for it.
 *
 * @throws ProblemError, UsageError, RegistryError
 */
export async function ownChecklistOf(named: string): Promise<LoadedChecklist | undefined> {
  const resources = loadResources(resourcesFolder());
  if (/\.json$/i.test(named)) {
    const carried = carriedEditions(resources);
    const checklist = await readChecklistFile(resolve(named), resources, carried, () => editionsAtHand(resources));
    refuseImpostor(checklist, carried);
    return { checklist, sha256: checklistDigest(checklist) };
  }
  if (resources.checklists.some(({ checklist }) => checklist.id === named)) return undefined;
  const { id, edition } = editionName(named);
  return findAmong(await editionsAtHand(resources), id, edition);
}

/** Under the name of a norm's list another one would speak for the norm, with other items mandatory or none. */
function refuseImpostor(checklist: Checklist, carried: readonly PublishedChecklist[]): void {
  const { id, edition } = checklist;
  const same = carried.find(({ checklist: one }) => one.id === id && one.edition === edition);
  if (same === undefined || checklistDigest(same.checklist) === checklistDigest(checklist)) return;
  throw new ProblemError(
    `La lista del archivo se llama como la edición ${edition} de «${id}» que trae el programa, pero dice otra cosa: dele otro identificador u otro número de edición.`,
  );
}

/** Editions of the program and of this user's registry, which is not made for the sake of asking it. */
export async function editionsAtHand(resources: Resources): Promise<readonly PublishedChecklist[]> {
  if (!existsSync(join(dataFolders().registry, 'registro.db'))) return carriedEditions(resources);
  return withUserRegistry((registry) => allEditions(resources, registry.checklists));
}

/** `nom-024-ssa3-2012@1.3`; without an edition the latest is meant. @throws UsageError */
export function editionName(text: string): { readonly id: string; readonly edition?: string } {
  const [id = '', edition, ...more] = text.split('@');
  if (id === '' || edition === '' || more.length > 0) throw new UsageError('Una lista se nombra ID o ID@EDICIÓN.');
  return edition === undefined ? { id } : { id, edition };
}
