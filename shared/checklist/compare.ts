import type { Finding, ItemResult, RunComparison, VerificationResult } from '../model/index.ts';

/**
 * Compares two runs: findings by fingerprint as multisets (a fault that stands three times and then once was mended
 * twice), items by id.
 *
 * A run keeps only the findings with the smallest fingerprints of a rule that has very many. Of such a rule, only the
 * fingerprints below the last one that *both* runs would have kept are compared: from it on nobody can say whether a
 * fault is gone or merely not listed.
 */
export function compareRuns(before: VerificationResult, after: VerificationResult): RunComparison {
  const ceilings = sampleCeilings([before, after]);
  const comparable = (finding: Finding) => finding.fingerprint < (ceilings.get(finding.rule) ?? PAST_EVERY_FINGERPRINT);
  const older = findingsOf(before).filter(comparable);
  const newer = findingsOf(after).filter(comparable);
  const [same, added] = splitByMatch(newer, older);
  const [, fixed] = splitByMatch(older, newer);
  return {
    before: before.run.id,
    after: after.run.id,
    scoreBefore: before.score.percent,
    scoreAfter: after.score.percent,
    added,
    fixed,
    same,
    items: compareItems(before.score.items, after.score.items),
  };
}

const PAST_EVERY_FINGERPRINT = 'g';

function findingsOf(result: VerificationResult): readonly Finding[] {
  return result.files.flatMap((file) => file.findings);
}

/**
 * Largest kept fingerprint of each rule that was cut in one of the runs: the smaller of the two where both were. Of a
 * rule with a ceiling, whether a fault stands can only be told of fingerprints below it.
 */
export function sampleCeilings(results: readonly VerificationResult[]): ReadonlyMap<string, string> {
  const ceilings = new Map<string, string>();
  for (const result of results) {
    const last = lastKept(result);
    for (const rule of result.rules) {
      if (rule.kept >= rule.total) continue;
      const own = last.get(rule.id) ?? '';
      const known = ceilings.get(rule.id);
      ceilings.set(rule.id, known === undefined || own < known ? own : known);
    }
  }
  return ceilings;
}

function lastKept(result: VerificationResult): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { rule, fingerprint } of findingsOf(result)) {
    if (fingerprint > (last.get(rule) ?? '')) last.set(rule, fingerprint);
  }
  return last;
}

/** Findings that have a partner in `others`, and those left over; each partner is used once. */
function splitByMatch(findings: readonly Finding[], others: readonly Finding[]): [Finding[], Finding[]] {
  const free = new Map<string, number>();
  for (const finding of others) free.set(keyOf(finding), (free.get(keyOf(finding)) ?? 0) + 1);
  const matched: Finding[] = [];
  const left: Finding[] = [];
  for (const finding of findings) {
    const partners = free.get(keyOf(finding)) ?? 0;
    if (partners > 0) {
      free.set(keyOf(finding), partners - 1);
      matched.push(finding);
    } else {
      left.push(finding);
    }
  }
  return [matched, left];
}

function keyOf(finding: Finding): string {
  return `${finding.fingerprint} ${finding.rule}`;
}

/** Items in the order of the later run, then those that only the earlier one had. */
function compareItems(before: readonly ItemResult[], after: readonly ItemResult[]): RunComparison['items'] {
  const older = new Map(before.map((item) => [item.id, item]));
  const newer = new Set(after.map((item) => item.id));
  return [
    ...after.map(({ id, title, outcome }) => ({ id, title, before: older.get(id)?.outcome ?? null, after: outcome })),
    ...before
      .filter((item) => !newer.has(item.id))
      .map(({ id, title, outcome }) => ({ id, title, before: outcome, after: null })),
  ];
}
