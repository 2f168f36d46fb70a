import type { Checklist, PublishedChecklist } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import { sha256Hex } from '../sha256.ts';
import { execute, query, type Store, write } from '../store.ts';
import { getDraft } from './drafts.ts';
import { getEdition, keepEdition } from './editions.ts';

/** What an own or imported edition is known by: the digest of its canonical JSON, however the file was written. */
export function checklistDigest(checklist: Checklist): string {
  return sha256Hex(canonicalJson(checklist));
}

/**
 * Makes a draft an edition that no longer changes, and removes the draft. Its faults were looked at by the caller.
 *
 * @throws RegistryError `conflict` where the edition exists, `not-found` where the draft is gone
 */
export function publishDraft(store: Store, draft: string): PublishedChecklist {
  return write(store, () => {
    const { checklist } = getDraft(store, draft);
    if (getEdition(store, checklist.id, checklist.edition) !== null) throw taken(checklist);
    const published = take(store, checklist, 'propia');
    execute(store, query.deleteFrom('checklist_draft').where('draft', '=', draft));
    return published;
  });
}

/**
 * Takes in a checklist that came as a file. The same one again changes nothing.
 *
 * @throws RegistryError `conflict` where the edition exists and says something else
 */
export function importChecklist(store: Store, checklist: Checklist): PublishedChecklist {
  return write(store, () => take(store, checklist, 'importada'));
}

/** To be called inside a transaction. */
function take(store: Store, checklist: Checklist, origin: PublishedChecklist['origin']): PublishedChecklist {
  const published = { checklist, sha256: checklistDigest(checklist), origin, publishedAt: store.now() };
  const kept = keepEdition(store, published);
  if (kept === 'conflict') throw taken(checklist);
  if (kept === 'same') return getEdition(store, checklist.id, checklist.edition) ?? published;
  appendAudit(store, origin === 'propia' ? 'lista-publicada' : 'lista-importada', {
    checklist: checklist.id,
    edition: checklist.edition,
    sha256: published.sha256,
  });
  return published;
}

/** The sentence for an edition that exists and says something else. */
export function taken({ id, edition }: Pick<Checklist, 'id' | 'edition'>): RegistryError {
  return new RegistryError(
    'conflict',
    `La edición ${edition} de «${id}» ya está publicada con otro contenido y no cambia: use otro número de edición.`,
  );
}
