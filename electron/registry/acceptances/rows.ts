import type { Acceptance } from '../../../shared/model/index.ts';
import { all, query, type Store } from '../store.ts';
import { canonicalClues } from '../unit-rows.ts';

/** What is kept of an acceptance as it was made: `unit` is the CLUES that its run named. */
export type AcceptanceBody = Omit<Acceptance, 'withdrawn'>;

/** In the order in which they were made; `unit` is the CLUES that the unit has today. */
export function listAcceptances(store: Store, unit: string | null): readonly Acceptance[] {
  const rows = query.selectFrom('acceptance').select(['unit', 'body', 'withdrawn']).orderBy('seq');
  const asked = unit === null ? rows.where('unit', 'is', null) : rows.where('unit', '=', canonicalClues(store, unit));
  return all(store, asked).map(({ unit: today, body, withdrawn }) => ({
    ...(JSON.parse(body) as AcceptanceBody),
    unit: today,
    withdrawn: withdrawn === null ? null : (JSON.parse(withdrawn) as Acceptance['withdrawn']),
  }));
}
