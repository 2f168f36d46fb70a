import type { EvidenceRef } from '../../../shared/model/index.ts';
import { RegistryError, registryError } from '../errors.ts';
import type { EvidenceTable } from '../schema.ts';
import { sha256Hex } from '../sha256.ts';
import { all, execute, first, query, type Store } from '../store.ts';
import { closedVersion, lastClosed, versionRefs } from './versions.ts';

/** Evidence and its bytes. The bytes stand once per digest, as they are: the whole file of the registry is encrypted. */

export function toEvidence(row: EvidenceTable): EvidenceRef {
  const { visit: _visit, media_type, removed_at: _removed, finding, ...rest } = row;
  const found = finding === null ? {} : { finding: JSON.parse(finding) as NonNullable<EvidenceRef['finding']> };
  return { ...rest, mediaType: media_type, ...found };
}

export function toEvidenceRow(visit: string, evidence: EvidenceRef, removedAt: string | null): EvidenceTable {
  const { mediaType, finding, ...rest } = evidence;
  const written = finding === undefined ? null : JSON.stringify(finding);
  return { ...rest, visit, media_type: mediaType, finding: written, removed_at: removedAt };
}

/** All rows, also those that were taken back; in the order in which they came. */
export function evidenceRows(store: Store, visit: string): readonly EvidenceTable[] {
  return all(store, query.selectFrom('evidence').selectAll().where('visit', '=', visit).orderBy('at').orderBy('id'));
}

/** What the visit shows, and which of it has lost its bytes. */
export function evidenceOf(
  store: Store,
  visit: string,
): { readonly evidence: readonly EvidenceRef[]; readonly missing: readonly string[] } {
  const rows = evidenceRows(store, visit).filter((row) => row.removed_at === null);
  const missing = rows.filter((row) => !hasBlob(store, row.sha256));
  return { evidence: rows.map(toEvidence), missing: missing.map((row) => row.id) };
}

/** Bytes by their digest; null where they are not here: a package can leave them out. @throws RegistryError `damaged` */
export function readBlob(store: Store, digest: string): Uint8Array | null {
  const row = first(store, query.selectFrom('evidence_blob').select('body').where('sha256', '=', digest));
  if (row === undefined) return null;
  if (sha256Hex(row.body) !== digest) throw registryError('damaged');
  return row.body;
}

/** Keeps bytes under their digest, once. To be called inside a transaction. @throws RegistryError `conflict` */
export function putBlob(store: Store, digest: string, body: Uint8Array): void {
  if (sha256Hex(body) !== digest) {
    throw new RegistryError('conflict', 'Los bytes de una evidencia no son los que dice su huella; no se guardó nada.');
  }
  execute(
    store,
    query
      .insertInto('evidence_blob')
      .values({ sha256: digest, body })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** Removes bytes that no evidence and no closed version refers to any more. To be called inside a transaction. */
export function dropUnusedBlob(store: Store, digest: string): void {
  const rows = all(store, query.selectFrom('evidence').selectAll().where('sha256', '=', digest));
  const used = rows.some((row) => row.removed_at === null || isInClosedVersion(store, row));
  if (!used) execute(store, query.deleteFrom('evidence_blob').where('sha256', '=', digest));
}

/** Brings the evidence of a visit back to what its last closed version has: its correction was given up. */
export function restoreEvidence(store: Store, visit: string): void {
  const closed = lastClosed(store, visit)?.closed;
  if (closed === undefined) return;
  const kept = new Set(closed.evidence.map(({ id }) => id));
  const rows = evidenceRows(store, visit);
  for (const row of rows) {
    const removed_at = kept.has(row.id) ? null : (row.removed_at ?? store.now());
    if (removed_at === row.removed_at) continue;
    execute(store, query.updateTable('evidence').set({ removed_at }).where('id', '=', row.id));
  }
  for (const row of rows) if (!kept.has(row.id)) dropUnusedBlob(store, row.sha256);
}

function hasBlob(store: Store, digest: string): boolean {
  return first(store, query.selectFrom('evidence_blob').select('sha256').where('sha256', '=', digest)) !== undefined;
}

function isInClosedVersion(store: Store, row: EvidenceTable): boolean {
  return versionRefs(store, row.visit).some(({ version }) =>
    closedVersion(store, row.visit, version).evidence.some(({ id }) => id === row.id),
  );
}
