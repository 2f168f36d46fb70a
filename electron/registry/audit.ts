import { canonicalJson } from '../../shared/text/canonical-json.ts';
import type { AuditTable } from './schema.ts';
import { sha256Hex } from './sha256.ts';
import { all, execute, first, query, type Store } from './store.ts';

/** What the chain records. Details name runs, units, catalogues and files, never a person's data. */
export type AuditAction =
  | 'registro-creado'
  | 'registro-migrado'
  | 'verificacion-iniciada'
  | 'verificacion-terminada'
  | 'verificacion-cancelada'
  | 'verificacion-interrumpida'
  | 'verificacion-eliminada'
  | 'catalogo-importado'
  | 'catalogo-retirado'
  | 'guia-fhir-importada'
  | 'guia-fhir-retirada'
  | 'unidades-importadas'
  | 'unidad-cambiada'
  | 'ajustes-cambiados'
  | 'informe-escrito'
  | 'copia-anotada-escrita'
  | 'conexion-guardada'
  | 'conexion-eliminada'
  | 'datos-obtenidos'
  | 'resultado-publicado'
  | 'escucha-guardada'
  | 'escucha-descartada'
  | 'clave-de-recuperacion-mostrada'
  | 'lista-publicada'
  | 'lista-importada'
  | 'visita-abierta'
  | 'visita-cerrada'
  | 'visita-inaccesible'
  | 'visita-cancelada'
  | 'visita-corregida'
  | 'visita-unida'
  | 'evidencia-agregada'
  | 'evidencia-retirada'
  | 'unidad-anulada'
  | 'unidad-restablecida'
  | 'atributos-importados'
  | 'campana-guardada'
  | 'campana-sorteada'
  | 'campana-cerrada'
  | 'campana-eliminada'
  | 'acuerdo-guardado'
  | 'acuerdo-avance'
  | 'acuerdo-eliminado'
  | 'comite-guardado'
  | 'comite-eliminado'
  | 'paquete-exportado'
  | 'paquete-importado'
  | 'registro-reconocido'
  | 'conflicto-resuelto'
  | 'firma-agregada'
  | 'autoridad-agregada'
  | 'autoridad-retirada'
  | 'hallazgo-aceptado'
  | 'aceptacion-retirada'
  | 'lote-impreso'
  | 'resultado-exportado'
  | 'respaldo-creado'
  | 'respaldo-restaurado';

export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface AuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly detail: AuditDetail;
  readonly hash: string;
}

/** State of the chain: `brokenAt` is the number of the first entry that does not fit. */
export interface ChainReport {
  readonly entries: number;
  readonly intact: boolean;
  readonly brokenAt: number | null;
}

/** What stands before the first entry. */
const GENESIS = '0'.repeat(64);

/** Adds an entry. To be called inside the transaction of what it tells of, so that neither is kept without the other. */
export function appendAudit(store: Store, action: AuditAction, detail: AuditDetail): void {
  const head = auditHead(store);
  const entry = { seq: head.seq + 1, at: store.now(), who: store.user, action, detail };
  const hash = entryHash(head.hash, entry);
  const row = { ...entry, detail: canonicalJson(detail), previous: head.hash, hash };
  execute(store, query.insertInto('audit').values(row));
}

/** Number and hash of the last entry. */
export function auditHead(store: Store): { readonly seq: number; readonly hash: string } {
  return first(store, query.selectFrom('audit_head').select(['seq', 'hash'])) ?? { seq: 0, hash: GENESIS };
}

/** The newest entries, newest first. */
export function listAudit(store: Store, limit: number): readonly AuditEntry[] {
  const columns = ['seq', 'at', 'who', 'action', 'detail', 'hash'] as const;
  const rows = all(store, query.selectFrom('audit').select(columns).orderBy('seq', 'desc').limit(limit));
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as AuditDetail }));
}

/** Recomputes every hash: an entry changed, left out, put in or cut from the end shows. */
export function verifyChain(store: Store): ChainReport {
  const rows = all(store, query.selectFrom('audit').selectAll().orderBy('seq'));
  let previous = GENESIS;
  for (const [index, row] of rows.entries()) {
    if (!follows(row, index + 1, previous)) return { entries: rows.length, intact: false, brokenAt: index + 1 };
    previous = row.hash;
  }
  const head = auditHead(store);
  if (head.seq === rows.length && head.hash === previous) {
    return { entries: rows.length, intact: true, brokenAt: null };
  }
  return { entries: rows.length, intact: false, brokenAt: rows.length + 1 };
}

function follows(row: AuditTable, seq: number, previous: string): boolean {
  if (row.seq !== seq || row.previous !== previous) return false;
  try {
    const detail: unknown = JSON.parse(row.detail);
    return row.hash === entryHash(previous, { seq, at: row.at, who: row.who, action: row.action, detail });
  } catch {
    return false;
  }
}

function entryHash(previous: string, entry: object): string {
  return sha256Hex(previous + canonicalJson(entry));
}
