import type { ItemResult } from '../../../shared/model/index.ts';
import { checklistDigest, getEdition } from '../checklists/index.ts';
import { all, query, type Store } from '../store.ts';
import { headOf } from '../visits/heads.ts';
import { lastClosed } from '../visits/versions.ts';

/**
 * What was asked in visits of another registry whose checklist goes by the name of another one here: the items of ours
 * are not the meaning of their outcomes, those of their own document are. By visit; empty where packages brought none.
 */
export function foreignItems(store: Store, checklist: string): ReadonlyMap<string, readonly ItemResult[]> {
  const conflicts = all(
    store,
    query
      .selectFrom('registry_conflict')
      .select('key')
      .where('kind', '=', 'lista')
      .where('key', 'like', `${checklist}/%`),
  );
  const editions = new Set(conflicts.map(({ key }) => key.slice(checklist.length + 1)));
  return new Map([...editions].flatMap((edition) => [...itemsOf(store, checklist, edition)]));
}

function itemsOf(store: Store, checklist: string, edition: string): ReadonlyMap<string, readonly ItemResult[]> {
  const ours = getEdition(store, checklist, edition);
  const digests = ours === null ? [] : [ours.sha256, checklistDigest(ours.checklist)];
  const visits = all(
    store,
    query
      .selectFrom('visit_score')
      .innerJoin('visit', 'visit.id', 'visit_score.visit')
      .selectAll('visit')
      .where('visit_score.checklist', '=', checklist)
      .where('visit_score.edition', '=', edition),
  );
  const isOurs = (row: (typeof visits)[number]) =>
    headOf(row).checklists.some(({ id, sha256 }) => id === checklist && digests.includes(sha256));
  const theirs = visits.filter((row) => !isOurs(row));
  return new Map(
    theirs.flatMap(({ id }) => {
      const results = lastClosed(store, id)?.closed.results ?? [];
      const own = results.find((result) => result.checklist.id === checklist);
      return own === undefined ? [] : [[id, own.score.items] as const];
    }),
  );
}
