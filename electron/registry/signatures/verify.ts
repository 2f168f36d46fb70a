import type { SignableRef } from '../../../shared/model/index.ts';
import type { AuditDetail } from '../audit.ts';
import type { SignatureTable } from '../schema.ts';
import { all, query, type Store } from '../store.ts';
import { digestsOf } from './rows.ts';
import { subjectDigest } from './subjects.ts';

/**
 * Verifies that every signature that the audit chain tells of is there as it was made, that there is none that it does
 * not tell of, and that what each one signed is still what the registry holds.
 *
 * @param pause called between signatures, so that the engine keeps answering
 * @returns number of the first entry that does not fit; `beyond` for a signature that no entry tells of; else null
 */
export async function findBrokenSignature(
  store: Store,
  beyond: number,
  pause: () => Promise<void>,
): Promise<number | null> {
  const rows = new Map(all(store, query.selectFrom('signature').selectAll()).map((row) => [row.id, row]));
  const entries = query.selectFrom('audit').select(['seq', 'detail']).where('action', '=', 'firma-agregada');
  const told = new Set<string>();
  for (const { seq, detail } of all(store, entries.orderBy('seq'))) {
    const said = JSON.parse(detail) as AuditDetail;
    const row = rows.get(String(said.signature));
    if (row === undefined || !isAsMade(store, row, said)) return seq;
    told.add(row.id);
    await pause();
  }
  return [...rows.keys()].every((id) => told.has(id)) ? null : beyond;
}

function isAsMade(store: Store, row: SignatureTable, said: AuditDetail): boolean {
  const { kind, subject, version, sha256 } = row;
  const { infoSha256, cmsSha256 } = digestsOf(row);
  const same = said.kind === kind && said.subject === subject && said.version === version && said.sha256 === sha256;
  if (!same || said.infoSha256 !== infoSha256 || said.cmsSha256 !== cmsSha256) return false;
  const ref: SignableRef = kind === 'run' ? { kind, id: subject } : { kind, id: subject, version };
  try {
    return subjectDigest(store, ref) === sha256;
  } catch {
    // It is not there any more, or cannot be read.
    return false;
  }
}
