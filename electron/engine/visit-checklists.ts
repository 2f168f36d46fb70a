import type { PublishedChecklist, VisitChecklistRef } from '../../shared/model/index.ts';
import { checklistDigest } from '../registry/checklists/index.ts';
import type { VisitMaterial } from '../registry/visits/index.ts';
import { findAnyChecklist } from './find-checklist.ts';
import { ProblemError } from './reading.ts';
import { countOf, progressOf, type VisitChecklists } from './visit-judge.ts';
import type { WorkOptions } from './work-options.ts';

type Sources = Pick<WorkOptions, 'registry' | 'resources'>;

type Visited = Pick<VisitMaterial, 'head' | 'results'>;

/**
 * Finds the checklists of visits in their editions, and keeps at hand what it found: a published edition never changes.
 * A visit that has ended can be shown without them: what it came to stands in its document.
 */
export function checklistLoader({ registry, resources }: Sources): (material: Visited) => Promise<VisitChecklists> {
  /** By digest. */
  const known = new Map<string, PublishedChecklist>();
  const find = async ({ id, edition, sha256 }: VisitChecklistRef): Promise<PublishedChecklist> => {
    const published = known.get(sha256) ?? (await findAnyChecklist(resources, registry, id, edition));
    if (published.sha256 !== sha256 && checklistDigest(published.checklist) !== sha256) {
      throw new ProblemError(`La lista ${id}, edición ${edition}, no es la misma con la que se abrió la visita.`);
    }
    known.set(sha256, published);
    return published;
  };
  return async ({ head, results }) => {
    const found = new Map<string, PublishedChecklist>();
    for (const ref of head.checklists) {
      try {
        found.set(ref.id, await find(ref));
      } catch (error) {
        if (results === null) throw error;
      }
    }
    return found;
  };
}

/** Brings up to date how far visits have come that were joined with those of another registry. */
export async function recountVisits(sources: Sources, visits: readonly string[]): Promise<void> {
  const load = checklistLoader(sources);
  for (const visit of visits) {
    const seen = await sources.registry.visits.get(visit);
    if (seen.head.status !== 'abierta') continue;
    // A visit whose checklist is not here is not counted.
    const checklists = await load(seen).catch(() => null);
    if (checklists === null) continue;
    await sources.registry.visits.recount(visit, (material) => countOf(progressOf(material, checklists)));
  }
}
