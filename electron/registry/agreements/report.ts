import type { Agreement, AgreementReport } from '../../../shared/model/index.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import type { AgreementReportTable } from '../schema.ts';
import { execute, first, query, type Store, write } from '../store.ts';
import { touchStanding } from '../visits/standing.ts';
import { agreementOf, reportRows } from './rows.ts';

/** What somebody reports of an agreement; `id` is the caller's, so that a report sent twice is one. */
export type NewReport = Omit<AgreementReport, 'at'> & { readonly agreement: string };

/** Adds a report; what was reported before stays as it was. */
export function reportAgreement(store: Store, report: NewReport): Agreement {
  const { agreement, id, by, real, expected, status, note } = report;
  write(store, () => {
    const known = first(
      store,
      query.selectFrom('agreement').select(['unit', 'removed_at']).where('id', '=', agreement),
    );
    if (known === undefined || known.removed_at !== null) {
      throw new RegistryError('not-found', 'Ese acuerdo no está en el registro.');
    }
    const before = reportRows(store, agreement);
    if (before.some((row) => row.id === id)) return;
    const seq = (before.at(-1)?.seq ?? 0) + 1;
    addReport(store, { id, agreement, seq, at: store.now(), who: by, real, expected, status, note });
    bringUpToDate(store, agreement);
    appendAudit(store, 'acuerdo-avance', { agreement, report: id, status, real });
  });
  return agreementOf(store, agreement) as Agreement;
}

/** To be called inside a transaction; {@link bringUpToDate} follows. */
export function addReport(store: Store, row: AgreementReportTable): void {
  execute(store, query.insertInto('agreement_report').values(row));
}

/**
 * Reads status and progress off the reports, and the standing of the unit off the status. A report without a figure
 * takes back none: the last figure that was reported stands.
 */
export function bringUpToDate(store: Store, agreement: string): void {
  const reports = reportRows(store, agreement);
  const last = reports.at(-1);
  if (last === undefined) return;
  const real = reports.findLast((report) => report.real !== null)?.real ?? null;
  const changed = { status: last.status, real, expected: last.expected, changed_at: store.now() };
  execute(store, query.updateTable('agreement').set(changed).where('id', '=', agreement));
  const row = first(store, query.selectFrom('agreement').select('unit').where('id', '=', agreement));
  if (row?.unit != null) touchStanding(store, row.unit);
}
