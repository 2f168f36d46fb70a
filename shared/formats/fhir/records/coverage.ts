import type { Coverage } from 'fhir/r4';
import type { RecordContext } from './context.ts';
import { named } from './names.ts';
import { codeOf, day, list, one, text } from './read.ts';

/** Who pays. The affiliation is known only where it is coded with one of the configured systems. */
export function readCoverage(coverage: Partial<Coverage>, context: RecordContext): void {
  const affiliation = codeOf(coverage.type, context.tables.localCodes.affiliation);
  const { start, end } = one(coverage.period);
  context.emit(
    'coverage',
    {
      affiliation: affiliation && [affiliation.code],
      payer: named(list(coverage.payor)[0], context),
      status: text(coverage.status),
      start: day(start),
      end: day(end),
    },
    {
      affiliation: affiliation ? `type.${affiliation.path}` : 'type',
      payer: 'payor[0]',
      status: 'status',
      start: 'period.start',
      end: 'period.end',
    },
  );
}
