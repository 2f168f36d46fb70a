import type { Agreement, AgreementReport } from '../../../shared/model/index.ts';
import { fold } from '../fold.ts';
import type { AgreementReportTable, AgreementTable } from '../schema.ts';
import { all, query, type Store } from '../store.ts';
import { canonicalClues } from '../unit-rows.ts';

/** Which agreements are meant; a part left out means all. */
export interface AgreementFilter {
  readonly unit?: string;
  readonly visit?: string;
  readonly session?: string;
  readonly status?: Agreement['status'];
  /** Words of the action, the responsible, the item or the unit; accents do not count. */
  readonly text?: string;
  readonly limit: number;
}

type NamedRow = AgreementTable & { readonly own_name: string | null; readonly name: string | null };

/** What is open first, and of each the earliest end. */
export function listAgreements(store: Store, filter: AgreementFilter): readonly Agreement[] {
  const { unit, visit, session, status, text, limit } = filter;
  let rows = namedRows().where('agreement.removed_at', 'is', null);
  if (unit !== undefined) rows = rows.where('agreement.unit', '=', canonicalClues(store, unit));
  if (visit !== undefined) rows = rows.where('visit', '=', visit);
  if (session !== undefined) rows = rows.where('session', '=', session);
  if (status !== undefined) rows = rows.where('status', '=', status);
  const ordered = rows
    .orderBy((row) => row('status', '=', 'solventada'))
    .orderBy('expected_end')
    .orderBy('id');
  const words = fold(text ?? '')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return withReports(store, all(store, ordered.limit(limit)));
  const found = all(store, ordered).filter((row) => words.every((word) => searchText(row).includes(word)));
  return withReports(store, found.slice(0, limit));
}

/** Those of the query in its order, as the window sees them. */
export function agreementsWhere(
  store: Store,
  narrow: (rows: ReturnType<typeof namedRows>) => ReturnType<typeof namedRows>,
): readonly Agreement[] {
  return withReports(store, all(store, narrow(namedRows().where('agreement.removed_at', 'is', null))));
}

export function agreementOf(store: Store, id: string): Agreement | null {
  return withReports(store, all(store, namedRows().where('agreement.id', '=', id)))[0] ?? null;
}

/** What was reported of one agreement, in its order. */
export function reportRows(store: Store, agreement: string): readonly AgreementReportTable[] {
  const rows = query.selectFrom('agreement_report').selectAll().where('agreement', '=', agreement);
  return all(store, rows.orderBy('seq').orderBy('at').orderBy('id'));
}

export function toReport(row: AgreementReportTable): AgreementReport {
  const { id, at, who, real, expected, status, note } = row;
  return { id, at, by: who, real, expected, status, note };
}

function namedRows() {
  return query
    .selectFrom('agreement')
    .leftJoin('unit', 'unit.clues', 'agreement.unit')
    .selectAll('agreement')
    .select(['unit.own_name', 'unit.name']);
}

/** Fewer than SQLite's variables of one statement. */
const AT_ONCE = 500;

function withReports(store: Store, rows: readonly NamedRow[]): readonly Agreement[] {
  const reports = new Map<string, AgreementReport[]>();
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const ids = rows.slice(from, from + AT_ONCE).map(({ id }) => id);
    const found = query.selectFrom('agreement_report').selectAll().where('agreement', 'in', ids);
    for (const row of all(store, found.orderBy('agreement').orderBy('seq').orderBy('at').orderBy('id'))) {
      const known = reports.get(row.agreement);
      if (known === undefined) reports.set(row.agreement, [toReport(row)]);
      else known.push(toReport(row));
    }
  }
  return rows.map((row) => toAgreement(row, reports.get(row.id) ?? []));
}

function toAgreement(row: NamedRow, reports: readonly AgreementReport[]): Agreement {
  return {
    id: row.id,
    unit: row.unit,
    unitName: row.own_name ?? row.name,
    visit: row.visit,
    checklist: row.checklist,
    item: row.item,
    itemTitle: row.item_title,
    session: row.session,
    action: row.action,
    responsible: row.responsible,
    start: row.start,
    expectedEnd: row.expected_end,
    weight: row.weight,
    status: row.status,
    real: row.real,
    expected: row.expected,
    reports,
    createdAt: row.created_at,
  };
}

function searchText(row: NamedRow): string {
  const parts = [row.action, row.responsible, row.item_title, row.unit, row.own_name, row.name];
  return fold(parts.filter((part) => part !== null).join(' '));
}
