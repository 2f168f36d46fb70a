import { LONGEST_REASON } from '../../../shared/model/index.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import { execute, first, query, type Store, write } from '../store.ts';

/** Takes acceptances back, all of them or none; the rows stay. @throws RegistryError one sentence where it cannot be */
export function withdrawAcceptances(store: Store, ids: readonly string[], by: string, reason: string): void {
  const who = by.trim();
  if (who === '') throw new RegistryError('conflict', 'Escriba quién retira la aceptación.');
  const why = reason.trim().slice(0, LONGEST_REASON);
  write(store, () => {
    const at = store.now();
    const withdrawn = JSON.stringify({ at, by: who, reason: why });
    const taken: string[] = [];
    for (const id of new Set(ids)) {
      const known = first(store, query.selectFrom('acceptance').select('withdrawn').where('id', '=', id));
      if (known === undefined) throw new RegistryError('not-found', 'Esa aceptación no está en el registro.');
      if (known.withdrawn !== null) continue;
      execute(store, query.updateTable('acceptance').set({ withdrawn }).where('id', '=', id));
      taken.push(id);
    }
    if (taken.length > 0) appendAudit(store, 'aceptacion-retirada', { findings: taken.length, ids: taken });
  });
}
