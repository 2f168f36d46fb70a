import { type AuditDetail, type ChainReport, verifyChain } from './audit.ts';
import { isSound } from './connection.ts';
import { registryError } from './errors.ts';
import { resultDigest } from './result-write.ts';
import { getRun } from './runs.ts';
import { findBrokenSignature } from './signatures/verify.ts';
import { all, first, query, type Store } from './store.ts';
import { findBrokenVisit } from './visits/verify.ts';

/**
 * Verifies that the file is sound and the chain whole, and then that every result and every closed visit it tells of is still there as it was: same
 * SHA-256, or a result deleted by an entry that says so. Then the answers of visits that are open, the bytes of
 * evidence, and the signatures with what they signed. Waits in between, so that the engine keeps answering.
 *
 * @throws RegistryError `damaged`
 */
export async function auditEverything(store: Store): Promise<ChainReport> {
  // What no query reads can be damaged too: every page is read once.
  if (!isSound(store.db)) throw registryError('damaged');
  const chain = verifyChain(store);
  if (!chain.intact) return chain;
  for (const { seq, detail } of finishedEntries(store)) {
    const { run, resultSha256 } = JSON.parse(detail) as AuditDetail;
    if (typeof run !== 'string' || typeof resultSha256 !== 'string') continue;
    if (!isAsWritten(store, run, resultSha256)) return { ...chain, intact: false, brokenAt: seq };
    await breath();
  }
  const beyond = chain.entries + 1;
  const brokenAt = (await findBrokenVisit(store, beyond, breath)) ?? (await findBrokenSignature(store, beyond, breath));
  return brokenAt === null ? chain : { ...chain, intact: false, brokenAt };
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
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
