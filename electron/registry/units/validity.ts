import { addMonths } from '../days.ts';
import { all, query, type Store, write } from '../store.ts';
import { validityMonths } from '../visits/standing.ts';

/**
 * Works out anew until when the verification of each unit counts. To be called when the setting has changed: the new
 * number of months holds for verifications that stand too.
 *
 * @returns how many units have another last day now
 */
export function recomputeValidity(store: Store): number {
  return write(store, () => {
    const months = validityMonths(store);
    const standing = all(
      store,
      query
        .selectFrom('unit_standing')
        .select(['unit', 'since', 'valid_until'])
        .where('state', 'in', ['verificada', 'con-observaciones']),
    );
    const save = store.db.prepare('UPDATE unit_standing SET valid_until = ? WHERE unit = ?');
    let changed = 0;
    for (const { unit, since, valid_until: before } of standing) {
      const validUntil = since === null ? null : addMonths(since, months);
      if (validUntil === before) continue;
      save.run(validUntil, unit);
      changed++;
    }
    return changed;
  });
}
