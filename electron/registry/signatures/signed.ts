import { first, query, type Store } from '../store.ts';

/** Whether a run bears a signature: it cannot be deleted then. */
export function isSignedRun(store: Store, run: string): boolean {
  const signed = query.selectFrom('signature').select('id').where('kind', '=', 'run').where('subject', '=', run);
  return first(store, signed.limit(1)) !== undefined;
}
