import type { VerificationResult } from '../../shared/model/index.ts';
import { comparisonReport } from '../../shared/report/comparison-build.ts';
import type { ReportContent } from '../../shared/report/document.ts';
import { unitOf } from '../../shared/report/folio.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { ProblemError } from './reading.ts';

/** What a registry knows of a unit by one of its CLUES. */
export interface KnownUnit {
  readonly name: string | null;
  readonly today: string;
}

/**
 * The comparison of two results, from a registry or from files; the earlier one is «before».
 *
 * @param unitBy what a registry knows of a unit; what the results say of it where left out
 * @throws ProblemError where both are the same run
 */
export function comparisonContent(
  one: VerificationResult,
  other: VerificationResult,
  unitBy: (clues: string) => KnownUnit | null = () => null,
): ReportContent {
  if (one.run.id === other.run.id) {
    throw new ProblemError('Una verificación no se compara consigo misma: elija otra.');
  }
  const toCompare = (result: VerificationResult) => {
    const clues = unitOf(result);
    const own = result.units.find((unit) => unit.clues === clues)?.name ?? null;
    const known = clues === null ? null : unitBy(clues);
    return {
      result,
      sha256: sha256Hex(canonicalJson(result)),
      unitName: known?.name ?? own,
      unitToday: known?.today ?? null,
    };
  };
  return { kind: 'comparison', subject: comparisonReport(toCompare(one), toCompare(other)) };
}
