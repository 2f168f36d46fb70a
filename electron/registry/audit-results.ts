import { type AuditDetail, type ChainReport, verifyChain } from './audit.ts';
import { resultDigest } from './result-write.ts';
import { getRun } from './runs.ts';
import { all, first, query, type Store } from './store.ts';

/**
 * Verifies the chain, and then that every result it tells of is still there as it was: same SHA-256, or deleted by an
 * entry that says so. Waits between results, so that the engine keeps answering.
 */
export async function auditEverything(store: Store): Promise<ChainReport> {
  const chain = verifyChain(store);
  if (!chain.intact) return chain;
  for (const { seq, detail } of finishedEntries(store)) {
    const { run, resultSha256 } = JSON.parse(detail) as AuditDetail;
    if (typeof run !== 'string' || typeof resultSha256 !== 'string') continue;
    if (!isAsWritten(store, run, resultSha256)) return { ...chain, intact: false, brokenAt: seq };
    await new Promise((resolve) => setImmediate(resolve));
  }
  return chain;
}

function finishedEntries(store: Store) {
  const actions = ['verificacion-terminada', 'verificacion-cancelada', 'verificacion-interrumpida'];
  return all(store, query.selectFrom('audit').select(['seq', 'detail']).where('action', 'in', actions).orderBy('seq'));
}

function isAsWritten(store: Store, run: string, digest: string): boolean {
  const known = first(store, query.selectFrom('run').select('id').where('id', '=', run));
  if (known === undefined) return wasDeleted(store, run);
  try {
    return resultDigest(getRun(store, run)) === digest;
  } catch {
    // Rows that no longer make a result.
    return false;
  }
}

function wasDeleted(store: Store, run: string): boolean {
  const entries = all(store, query.selectFrom('audit').select('detail').where('action', '=', 'verificacion-eliminada'));
  return entries.some(({ detail }) => (JSON.parse(detail) as AuditDetail).run === run);
}
