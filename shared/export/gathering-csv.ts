import type { VerificationResult } from '../model/index.ts';
import { tableCsv } from './table.ts';
import { practitionerTable, variableTable } from './tables-findings.ts';

/** Findings by datum and rule, as CSV. */
export function byVariableCsv(result: VerificationResult): string {
  return [...tableCsv(variableTable(result))].join('');
}

/** Findings by who gave the care, with masked CURPs, as CSV. */
export function byPractitionerCsv(result: VerificationResult): string {
  return [...tableCsv(practitionerTable(result))].join('');
}
