import type { AppliedAcceptances, VerificationResult } from '../model/index.ts';
import type { ExportTable } from './table.ts';
import { acceptanceTable, findingTable, practitionerTable, ruleTable, variableTable } from './tables-findings.ts';
import { domainTable, itemTable, summaryTable, unitTable } from './tables-score.ts';
import { catalogTable, fileTable, layerTable } from './tables-sources.ts';

/** What the tables of a run are made from. */
export interface RunExport {
  readonly result: VerificationResult;
  /** Null where nobody looked for any. */
  readonly acceptances: AppliedAcceptances | null;
  /** Names of units by CLUES, from the registry or a catalogue. */
  readonly unitNames?: Readonly<Record<string, string>>;
}

/** Everything that a result says, one table a topic; nothing is counted or scored anew but sums of totals. */
export function runTables({ result, acceptances, unitNames = {} }: RunExport): readonly ExportTable[] {
  return [
    summaryTable(result, acceptances, unitNames),
    domainTable(result),
    itemTable(result),
    ruleTable(result, acceptances),
    findingTable(result, acceptances),
    unitTable(result, unitNames),
    fileTable(result),
    layerTable(result),
    variableTable(result),
    practitionerTable(result),
    catalogTable(result),
    ...(acceptances === null ? [] : [acceptanceTable(acceptances)]),
  ];
}
