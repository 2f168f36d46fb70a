import type { VerificationResult } from '../model/index.ts';

/**
 * A result as reports and exports read it: what an earlier version of the program did not write stands empty, and no figure
 * changes. The digest is of the result as it was kept, never of this.
 */
export function wholeResult(kept: VerificationResult): VerificationResult {
  const { files = [], units = [], rules = [], run, score, gathering } = kept as Partial<VerificationResult>;
  return {
    ...kept,
    run: { ...kept.run, catalogs: run?.catalogs ?? [], options: run?.options ?? { maxFindings: 0 } },
    files: files.map((file) => ({ ...file, records: file.records ?? {}, findings: file.findings ?? [] })),
    units: units.map((unit) => ({ ...unit, items: unit.items ?? [] })),
    rules: rules.map((rule) => ({ ...rule, citation: rule.citation ?? [] })),
    score: {
      ...kept.score,
      byDomain: score?.byDomain ?? [],
      items: (score?.items ?? []).map((item) => ({ ...item, citation: item.citation ?? [] })),
    },
    gathering: gathering ?? { fields: [], practitioners: [] },
  };
}
