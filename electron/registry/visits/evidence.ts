import type { EvidenceRef } from '../../../shared/model/index.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import { execute, first, query, type Store, write } from '../store.ts';
import { dropUnusedBlob, evidenceRows, putBlob, readBlob, toEvidence, toEvidenceRow } from './evidence-rows.ts';
import { headOf, openVisitRow } from './heads.ts';

/** What is new of an evidence; its id and moment are given here. */
export type NewEvidence = Omit<EvidenceRef, 'id' | 'at'>;

/**
 * Keeps evidence with its bytes; those of a finding are its JSON, so that it outlives its run.
 *
 * @throws RegistryError `conflict` where the visit has ended, or holds more than `visitBytes` with it
 */
export function addEvidence(
  store: Store,
  visit: string,
  evidence: NewEvidence & { readonly id: string },
  bytes: Uint8Array,
  visitBytes: number,
): EvidenceRef {
  return write(store, () => {
    const head = headOf(openVisitRow(store, visit));
    if (!head.people.some(({ id, role }) => id === evidence.by && role === 'evaluador')) {
      throw new RegistryError('conflict', 'Quien agrega la evidencia no está entre los evaluadores de la visita.');
    }
    const kept = evidenceRows(store, visit).filter((row) => row.removed_at === null);
    const total = kept.reduce((sum, row) => sum + row.bytes, 0) + evidence.bytes;
    if (total > visitBytes) {
      const most = Math.floor(visitBytes / 1_000_000);
      throw new RegistryError('conflict', `Con este archivo la evidencia de la visita pasaría de ${most} MB.`);
    }
    const ref: EvidenceRef = { ...evidence, at: store.now() };
    putBlob(store, evidence.sha256, bytes);
    execute(store, query.insertInto('evidence').values(toEvidenceRow(visit, ref, null)));
    const { id, sha256, kind, checklist, item } = ref;
    appendAudit(store, 'evidencia-agregada', { visit, evidence: id, kind, checklist, item, sha256, bytes: ref.bytes });
    return ref;
  });
}

/** Takes evidence back; that it was there stays. */
export function removeEvidence(store: Store, visit: string, id: string): void {
  write(store, () => {
    openVisitRow(store, visit);
    const row = evidenceRows(store, visit).find((one) => one.id === id && one.removed_at === null);
    if (row === undefined) throw new RegistryError('not-found', 'Esa evidencia ya no está en la visita.');
    execute(store, query.updateTable('evidence').set({ removed_at: store.now() }).where('id', '=', id));
    dropUnusedBlob(store, row.sha256);
    appendAudit(store, 'evidencia-retirada', { visit, evidence: id, sha256: row.sha256 });
  });
}

/** @throws RegistryError `not-found` where it, or its bytes, are not here; `damaged` where they are not what they were */
export function getEvidence(store: Store, id: string): { readonly ref: EvidenceRef; readonly bytes: Uint8Array } {
  const row = first(store, query.selectFrom('evidence').selectAll().where('id', '=', id));
  if (row === undefined) throw new RegistryError('not-found', 'Esa evidencia no está en el registro.');
  const bytes = readBlob(store, row.sha256);
  if (bytes === null) {
    throw new RegistryError('not-found', 'El archivo de esta evidencia no está en este registro.');
  }
  return { ref: toEvidence(row), bytes };
}
