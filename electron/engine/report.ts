import type { PrintableReport } from '../../shared/ipc/contract.ts';
import type { VerificationResult } from '../../shared/model/index.ts';
import { renderReport } from '../../shared/report/index.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { sha256Hex } from '../registry/sha256.ts';

export interface ReportRequest {
  readonly detail?: 'summary' | 'findings';
  readonly institution?: string;
  /** Names of units by CLUES that the registry knows better than the catalogue of the run. */
  readonly unitNames?: Readonly<Record<string, string>>;
}

/**
 * The printed report of a result; its hash covers the canonical JSON of the whole result, so that whoever has the
 * JSON can tell that the paper belongs to it.
 */
export function reportOf(result: VerificationResult, request: ReportRequest, generatedAt: string): PrintableReport {
  const digest = sha256Hex(canonicalJson(result));
  const { detail = 'summary', institution } = request;
  const fromCatalog = result.units.flatMap(({ clues, name }) => (name === undefined ? [] : [[clues, name] as const]));
  return renderReport(result, {
    digest,
    generatedAt,
    detail,
    language: 'es-MX',
    institution,
    unitNames: { ...Object.fromEntries(fromCatalog), ...request.unitNames },
    scoreBands: result.run.checklist.scoreBands,
  });
}
