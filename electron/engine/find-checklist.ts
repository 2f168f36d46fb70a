import type { PublishedChecklist } from '../../shared/model/index.ts';
import type { Registry } from '../registry/registry.ts';
import { ProblemError } from './reading.ts';
import type { Resources } from './resources.ts';

/** What of the registry the editions are asked of. */
type EditionKeeper = Pick<Registry['checklists'], 'list'>;

/**
 * All editions at hand, those of the registry and those that the program carries: by id, and of one id from the latest
 * to the earliest. Where both have an edition, the registry's counts: visits were made with it.
 */
export async function allEditions(resources: Resources, keeper: EditionKeeper): Promise<readonly PublishedChecklist[]> {
  return joined(resources, await keeper.list());
}

/** What the program carries, as published editions; the registry is not asked. */
export function carriedEditions(resources: Resources): readonly PublishedChecklist[] {
  return joined(resources, []);
}

/**
 * The checklist by id, its own or carried; without an edition the latest.
 *
 * @throws ProblemError naming those there are
 */
export async function findAnyChecklist(
  resources: Resources,
  registry: { readonly checklists: EditionKeeper },
  id: string,
  edition?: string,
): Promise<PublishedChecklist> {
  return findAmong(await allEditions(resources, registry.checklists), id, edition);
}

/** @param editions ordered as {@link allEditions} gives them. @throws ProblemError naming those there are */
export function findAmong(editions: readonly PublishedChecklist[], id: string, edition?: string): PublishedChecklist {
  const ofId = editions.filter(({ checklist }) => checklist.id === id);
  const found = edition === undefined ? ofId[0] : ofId.find(({ checklist }) => checklist.edition === edition);
  if (found !== undefined) return found;
  if (ofId.length > 0) {
    const known = ofId.map(({ checklist }) => checklist.edition).join(', ');
    throw new ProblemError(`La lista «${id}» no tiene la edición ${edition}. Las que hay: ${known}.`);
  }
  const known = [...new Set(editions.map(({ checklist }) => checklist.id))].join(', ');
  throw new ProblemError(`No hay una lista «${id}». Las que hay: ${known}.`);
}

/** Editions in the order of their numbers: 1.9 comes before 1.10, and 1.3 before 1.3-hospital. */
export function compareEditions(one: string, other: string): number {
  return NUMBERED.compare(one, other);
}

const NUMBERED = new Intl.Collator('es', { numeric: true });

function joined(resources: Resources, kept: readonly PublishedChecklist[]): readonly PublishedChecklist[] {
  const known = new Set(kept.map(nameOf));
  const carried = resources.checklists.map(
    ({ checklist, sha256 }): PublishedChecklist => ({ checklist, sha256, origin: 'integrada', publishedAt: null }),
  );
  return [...kept, ...carried.filter((one) => !known.has(nameOf(one)))].sort(
    ({ checklist: one }, { checklist: other }) =>
      (one.id < other.id ? -1 : Number(one.id > other.id)) || compareEditions(other.edition, one.edition),
  );
}

function nameOf({ checklist }: PublishedChecklist): string {
  return `${checklist.id}@${checklist.edition}`;
}
