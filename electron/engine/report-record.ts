import type { Registry } from '../registry/registry.ts';
import type { PreparedReport } from './report-prepare.ts';

/** Adds to the audit chain that a report was written; what was only looked at leaves no trace. */
export function recordReport(
  registry: Pick<Registry, 'record'>,
  {
    kind,
    subjectId,
    digest,
    page,
  }: Pick<PreparedReport, 'kind' | 'subjectId' | 'digest'> & {
    readonly page: Pick<PreparedReport['page'], 'folio'>;
  },
): Promise<void> {
  return registry.record('informe-escrito', { kind, subject: subjectId, folio: page.folio, digest });
}
