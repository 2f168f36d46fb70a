import { reportRows, toReport } from '../agreements/rows.ts';
import type { AgreementTable } from '../schema.ts';
import { all, query, type Store } from '../store.ts';
import type { AgreementContent, AgreementHeader } from './content.ts';

/** Agreements with all their reports, also those taken out of the lists; of some visits, or all. */
export function agreementContents(store: Store, visits: ReadonlySet<string> | null): readonly AgreementContent[] {
  const rows = all(store, query.selectFrom('agreement').selectAll().orderBy('id'));
  return rows
    .filter(({ visit }) => visits === null || (visit !== null && visits.has(visit)))
    .map((row) => agreementContent(store, row));
}

export function agreementContent(store: Store, row: AgreementTable): AgreementContent {
  const reports = reportRows(store, row.id).map((report) => ({ ...toReport(report), seq: report.seq }));
  return { ...headerOf(row), createdAt: row.created_at, removed: row.removed_at !== null, reports };
}

function headerOf(row: AgreementTable): AgreementHeader {
  const { id, unit, visit, checklist, item, item_title, session, action, responsible, start, expected_end, weight } =
    row;
  const source = { id, unit, visit, checklist, item, itemTitle: item_title, session };
  return { ...source, action, responsible, start, expectedEnd: expected_end, weight };
}
