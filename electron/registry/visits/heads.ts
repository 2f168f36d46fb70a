import type { VisitHead } from '../../../shared/model/index.ts';
import { RegistryError } from '../errors.ts';
import type { VisitTable } from '../schema.ts';
import { execute, first, query, type Store } from '../store.ts';

/** How many questions a visit asks, and how many were answered: kept beside it for lists. */
export interface VisitCount {
  readonly asked: number;
  readonly answered: number;
}

/** @throws RegistryError `not-found` */
export function visitRow(store: Store, visit: string): VisitTable {
  const row = findVisit(store, visit);
  if (row === undefined) throw new RegistryError('not-found', 'Esa visita no está en el registro.');
  return row;
}

export function findVisit(store: Store, visit: string): VisitTable | undefined {
  return first(store, query.selectFrom('visit').selectAll().where('id', '=', visit));
}

export function headOf(row: VisitTable): VisitHead {
  return JSON.parse(row.head) as VisitHead;
}

/** The row of a visit that can still be written in. @throws RegistryError `conflict` where it has ended */
export function openVisitRow(store: Store, visit: string): VisitTable {
  const row = visitRow(store, visit);
  if (row.status === 'abierta') return row;
  throw new RegistryError('conflict', ENDED[row.status]);
}

const ENDED = {
  cerrada: 'La visita está cerrada y ya no cambia. Para enmendarla abra una corrección.',
  inaccesible: 'La visita terminó porque la unidad no se pudo visitar, y ya no cambia.',
  cancelada: 'La visita se canceló y ya no cambia.',
} as const;

/** A new row for a head. To be called inside a transaction, as everything here that writes. */
export function insertVisit(store: Store, head: VisitHead, unit: string): void {
  const row: VisitTable = {
    id: head.id,
    unit,
    clues: head.clues,
    kind: head.kind,
    purpose: head.purpose,
    previous: head.previous,
    asked: 0,
    answered: 0,
    ...columnsOf(head),
    changed_at: store.now(),
  };
  execute(store, query.insertInto('visit').values(row));
}

/** Writes a head that changed. What a visit is of (unit, kind, purpose) never does. */
export function saveHead(store: Store, head: VisitHead): void {
  execute(
    store,
    query
      .updateTable('visit')
      .set({ ...columnsOf(head), changed_at: store.now() })
      .where('id', '=', head.id),
  );
}

export function saveCount(store: Store, visit: string, { asked, answered }: VisitCount): void {
  execute(store, query.updateTable('visit').set({ asked, answered, changed_at: store.now() }).where('id', '=', visit));
}

function columnsOf(head: VisitHead) {
  return {
    campaign: head.campaign,
    status: head.status,
    version: head.version,
    opened_at: head.openedAt,
    closed_at: head.closedAt,
    head: JSON.stringify(head),
  };
}
