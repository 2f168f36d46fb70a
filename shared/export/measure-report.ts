import type { VerificationResult } from '../model/index.ts';
import { measureOf, organizationOf, unitReport, wholeReport } from './fhir-measure.ts';
import { measuredUnits } from './fhir-publication.ts';

/**
 * The figures of a run as a collection of FHIR R4 that needs no server: Measure (the checklist), Organization and
 * MeasureReport of each unit, and a MeasureReport of all data where the run names no unit. They are the same resources
 * that are published (fhir-publication.ts). Findings, places, file names and persons are not in it.
 *
 * @param unitNames names by CLUES, for those that have one
 */
export function measureReportBundle(
  result: VerificationResult,
  unitNames: Readonly<Record<string, string>> = {},
): object {
  const units = measuredUnits(result);
  const organizations = units.map(({ clues, name }) => organizationOf(clues, unitNames[clues] ?? name));
  const entries = [
    measureOf(result),
    ...(result.run.unit === undefined ? [wholeReport(result)] : []),
    ...organizations,
    ...units.map((unit, index) => unitReport(result, unit, organizations[index].fullUrl)),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: result.run.startedAt,
    entry: entries.map(({ fullUrl, resource }) => ({ fullUrl, resource })),
  };
}
