import type { Score, VerificationResult } from '../model/index.ts';

/** What is kept of a run as a document: its figures and digests, nothing of a person, no finding and no file name. */
export function publicationDigest({ tool, run, score, units, rules, files }: VerificationResult): string {
  const digest = {
    schema: 'cotejo/digest@1',
    tool,
    run: { id: run.id, startedAt: run.startedAt, checklist: run.checklist, catalogs: run.catalogs },
    score: figures(score),
    units: units.map((unit) => ({ clues: unit.clues, score: figures(unit.score) })),
    items: score.items.map(({ id, outcome, weight, points, applicable, held, failed, undecided }) => ({
      ...{ id, outcome, weight, points, applicable, held, failed, undecided },
    })),
    rules: rules.map(({ id, severity, total }) => ({ id, severity, total })),
    files: files.map(({ sha256, bytes, format, rows, records, findingsTotal }) => ({
      ...{ sha256, bytes, format, rows, records, findingsTotal },
    })),
  };
  return `${JSON.stringify(digest, null, 2)}\n`;
}

function figures({ percent, interval, coverage, preliminary, band, byDomain }: Omit<Score, 'items'>): object {
  return { percent, interval, coverage, preliminary, band, byDomain };
}
