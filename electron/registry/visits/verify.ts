import type { AuditDetail } from '../audit.ts';
import { all, query, type Store } from '../store.ts';
import { isChainIntact } from './answers.ts';
import { readBlob } from './evidence-rows.ts';
import { closedBytes } from './versions.ts';

const TELLING = ['visita-cerrada', 'visita-inaccesible', 'visita-unida'];
const OPENING = ['visita-abierta', 'visita-corregida', 'visita-unida'];

/**
 * Verifies that every closed version the audit chain tells of is there as it was, that there is none that it does not
 * tell of, that the answers of visits that are open, or were given up, make a chain, and that the bytes of evidence are
 * what their digest says; those that are not here were left out by a package, or taken back.
 *
 * @param pause called between visits, so that the engine keeps answering
 * @returns number of the first entry that does not fit; `beyond` where no entry tells of what is wrong; else null
 */
export async function findBrokenVisit(
  store: Store,
  beyond: number,
  pause: () => Promise<void>,
): Promise<number | null> {
  const told = new Set<string>();
  for (const { seq, detail } of entries(store, TELLING)) {
    const { visit, version, sha256 } = JSON.parse(detail) as AuditDetail;
    if (typeof visit !== 'string' || typeof version !== 'number' || typeof sha256 !== 'string') continue;
    if (!isAsWritten(store, visit, version, sha256)) return seq;
    told.add(`${visit} ${version}`);
    await pause();
  }
  const versions = all(store, query.selectFrom('visit_version').select(['visit', 'version']));
  if (versions.some(({ visit, version }) => !told.has(`${visit} ${version}`))) return beyond;
  const open = all(store, query.selectFrom('visit').select('id').where('status', 'in', ['abierta', 'cancelada']));
  const opened = new Map<string, number>();
  for (const { seq, detail } of open.length === 0 ? [] : entries(store, OPENING)) {
    opened.set(String((JSON.parse(detail) as AuditDetail).visit), seq);
  }
  for (const { id } of open) {
    if (!isChainIntact(store, id)) return opened.get(id) ?? beyond;
    await pause();
  }
  return findBrokenEvidence(store, beyond, pause);
}

async function findBrokenEvidence(store: Store, beyond: number, pause: () => Promise<void>): Promise<number | null> {
  for (const { sha256 } of all(store, query.selectFrom('evidence_blob').select('sha256'))) {
    if (!isSameBlob(store, sha256)) {
      const told = entries(store, ['evidencia-agregada']).findLast(
        ({ detail }) => (JSON.parse(detail) as AuditDetail).sha256 === sha256,
      );
      return told?.seq ?? beyond;
    }
    await pause();
  }
  return null;
}

function isSameBlob(store: Store, sha256: string): boolean {
  try {
    readBlob(store, sha256);
    return true;
  } catch {
    return false;
  }
}

function entries(store: Store, actions: readonly string[]) {
  return all(store, query.selectFrom('audit').select(['seq', 'detail']).where('action', 'in', actions).orderBy('seq'));
}

function isAsWritten(store: Store, visit: string, version: number, digest: string): boolean {
  const row = all(
    store,
    query.selectFrom('visit_version').select('sha256').where('visit', '=', visit).where('version', '=', version),
  );
  if (row[0]?.sha256 !== digest) return false;
  try {
    closedBytes(store, visit, version);
    return true;
  } catch {
    // Not deflated any more, or other bytes than the digest says.
    return false;
  }
}
