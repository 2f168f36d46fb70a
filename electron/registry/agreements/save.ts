import type { Agreement, Checklist, ClosedVisit, VisitHead } from '../../../shared/model/index.ts';
import { dayNumber } from '../../../shared/statistics/index.ts';
import { appendAudit } from '../audit.ts';
import { inflated } from '../deflated.ts';
import { RegistryError } from '../errors.ts';
import type { AgreementTable } from '../schema.ts';
import { execute, first, query, type Store, write } from '../store.ts';
import { canonicalClues, enterUnit } from '../unit-rows.ts';
import { touchStanding } from '../visits/standing.ts';
import { agreementOf } from './rows.ts';

/** An agreement as it is made, before anything is reported of it. */
export type AgreementChange = Pick<
  Agreement,
  | 'id'
  | 'unit'
  | 'visit'
  | 'checklist'
  | 'item'
  | 'session'
  | 'action'
  | 'responsible'
  | 'start'
  | 'expectedEnd'
  | 'weight'
>;

/**
 * Keeps a new agreement, or changes one whose visit is not closed; afterwards only reports are added.
 *
 * @param titleOf title of an item where the registry keeps no edition that has it
 * @throws RegistryError one sentence where it cannot be
 */
export function saveAgreement(
  store: Store,
  change: AgreementChange,
  titleOf: (checklist: string, item: string) => string | null = () => null,
): Agreement {
  refuseDays(change);
  write(store, () => {
    const known = first(store, query.selectFrom('agreement').selectAll().where('id', '=', change.id));
    const visit = change.visit === null ? null : visitOf(store, change.visit);
    const row = headerOf(store, change, visit, titleOf);
    if (known === undefined) insert(store, row);
    else if (!isSame(known, row)) update(store, known, row);
    else return;
    if (row.unit !== null) touchStanding(store, row.unit);
    const { id, unit, checklist, item, session } = row;
    appendAudit(store, 'acuerdo-guardado', { agreement: id, unit, visit: row.visit, checklist, item, session });
  });
  return agreementOf(store, change.id) as Agreement;
}

/** Takes an agreement out of the lists; its row and its reports stay. One that stands in an acta cannot be. */
export function removeAgreement(store: Store, id: string, reason: string): boolean {
  return write(store, () => {
    const row = first(store, query.selectFrom('agreement').selectAll().where('id', '=', id));
    if (row === undefined || row.removed_at !== null) return false;
    if (isInActa(store, row)) {
      throw new RegistryError(
        'conflict',
        'El acuerdo consta en el acta de una visita cerrada: no se elimina; informe si se solventó o no.',
      );
    }
    const now = store.now();
    execute(store, query.updateTable('agreement').set({ removed_at: now, changed_at: now }).where('id', '=', id));
    if (row.unit !== null) touchStanding(store, row.unit);
    appendAudit(store, 'acuerdo-eliminado', { agreement: id, unit: row.unit, visit: row.visit, reason });
    return true;
  });
}

type Header = Omit<AgreementTable, 'status' | 'real' | 'expected' | 'created_at' | 'changed_at' | 'removed_at'>;

function headerOf(
  store: Store,
  change: AgreementChange,
  visit: { readonly unit: string; readonly head: VisitHead } | null,
  titleOf: (checklist: string, item: string) => string | null,
): Header {
  const { id, checklist, item, session, action, responsible, start, weight } = change;
  if (item !== null && checklist === null) {
    throw new RegistryError('conflict', 'Falta decir de qué lista de cotejo es el requisito.');
  }
  const unit = change.unit === null ? (visit?.unit ?? null) : canonicalClues(store, change.unit);
  if (visit !== null && unit !== visit.unit) {
    throw new RegistryError('conflict', 'La visita del acuerdo es de otra unidad.');
  }
  if (session !== null && !hasSession(store, session)) {
    throw new RegistryError('not-found', 'Esa sesión de comité no está en el registro.');
  }
  if (unit === null && session === null) {
    throw new RegistryError('conflict', 'Un acuerdo es de una unidad o de una sesión de comité: falta decir cuál.');
  }
  if (unit !== null) enterUnit(store, unit);
  const item_title = checklist === null || item === null ? null : itemTitle(store, visit, checklist, item, titleOf);
  return {
    ...{ id, unit, visit: change.visit, checklist, item, item_title, session },
    ...{ action: action.trim(), responsible: responsible.trim(), start, expected_end: change.expectedEnd, weight },
  };
}

function refuseDays({ start, expectedEnd, weight, action }: AgreementChange): void {
  const [from, to] = [dayNumber(start), dayNumber(expectedEnd)];
  if (from === undefined || to === undefined) throw new RegistryError('conflict', 'Una de las fechas no es un día.');
  if (to < from) throw new RegistryError('conflict', 'El término esperado no puede ser anterior al inicio.');
  if (!(weight > 0)) throw new RegistryError('conflict', 'El peso de un acuerdo es mayor que cero.');
  if (action.trim() === '') throw new RegistryError('conflict', 'Escriba a qué se comprometió la unidad.');
}

function visitOf(store: Store, id: string): { readonly unit: string; readonly head: VisitHead } {
  const row = first(store, query.selectFrom('visit').select(['unit', 'head']).where('id', '=', id));
  if (row === undefined) throw new RegistryError('not-found', 'Esa visita no está en el registro.');
  return { unit: row.unit, head: JSON.parse(row.head) as VisitHead };
}

function hasSession(store: Store, id: string): boolean {
  return first(store, query.selectFrom('committee_session').select('id').where('id', '=', id)) !== undefined;
}

function itemTitle(
  store: Store,
  visit: { readonly head: VisitHead } | null,
  checklist: string,
  item: string,
  titleOf: (checklist: string, item: string) => string | null,
): string | null {
  const edition = visit?.head.checklists.find(({ id }) => id === checklist)?.edition;
  if (visit !== null && edition === undefined) {
    throw new RegistryError('conflict', 'La visita del acuerdo no usa esa lista de cotejo.');
  }
  if (edition === undefined) return titleOf(checklist, item);
  const row = first(
    store,
    query.selectFrom('checklist_edition').select('body').where('id', '=', checklist).where('edition', '=', edition),
  );
  if (row === undefined) return titleOf(checklist, item);
  const { items, questions = [] } = parsed<Checklist>(row.body);
  const title = [...items, ...questions].find(({ id }) => id === item)?.title;
  if (title === undefined) throw new RegistryError('conflict', 'Ese requisito no está en la lista de cotejo.');
  return title;
}

function insert(store: Store, row: Header): void {
  const now = store.now();
  const fresh = { status: 'pendiente', real: null, expected: null, removed_at: null } as const;
  execute(store, query.insertInto('agreement').values({ ...row, ...fresh, created_at: now, changed_at: now }));
}

function update(store: Store, known: AgreementTable, row: Header): void {
  if (known.removed_at !== null) throw new RegistryError('not-found', 'Ese acuerdo fue eliminado.');
  const visits = [known.visit, row.visit].filter((visit) => visit !== null);
  if (visits.some((visit) => !isOpen(store, visit))) {
    throw new RegistryError(
      'conflict',
      'La visita del acuerdo está cerrada: el acuerdo ya no cambia; solo se agregan informes de avance.',
    );
  }
  const { id, ...changed } = row;
  execute(
    store,
    query
      .updateTable('agreement')
      .set({ ...changed, changed_at: store.now() })
      .where('id', '=', id),
  );
  if (known.unit !== null && known.unit !== row.unit) touchStanding(store, known.unit);
}

function isOpen(store: Store, visit: string): boolean {
  return first(store, query.selectFrom('visit').select('status').where('id', '=', visit))?.status === 'abierta';
}

function isSame(known: AgreementTable, row: Header): boolean {
  return Object.entries(row).every(([key, value]) => known[key as keyof Header] === value);
}

/** Whether the last closed version of its visit names the agreement. */
function isInActa(store: Store, row: AgreementTable): boolean {
  if (row.visit === null) return false;
  const version = first(
    store,
    query.selectFrom('visit_version').select('body').where('visit', '=', row.visit).orderBy('version', 'desc').limit(1),
  );
  if (version === undefined) return false;
  return parsed<ClosedVisit>(version.body).agreements.some(({ id }) => id === row.id);
}

function parsed<T>(body: Uint8Array): T {
  return JSON.parse(inflated(body).toString('utf8')) as T;
}
