import type { Acceptance, Finding, VerificationResult } from '../../shared/model/index.ts';
import { PLACE_WORDS, placeText } from '../../shared/text/place-text.ts';

/** A finding as an acceptance keeps it: severity, masked sentence and place are the result's, whoever asks. */
export type LocatedFinding = Pick<Acceptance, 'severity' | 'message' | 'place'>;
type Key = Pick<Finding, 'rule' | 'fingerprint'>;

/** Where the first finding of each of these keys stands; undefined for those that the result does not list. */
export function locateFindings(
  result: VerificationResult,
  wanted: readonly Key[],
): (key: Key) => LocatedFinding | undefined {
  const found = new Map<string, Map<string, LocatedFinding | null>>();
  for (const { rule, fingerprint } of wanted) {
    const ofRule = found.get(rule) ?? new Map<string, LocatedFinding | null>();
    found.set(rule, ofRule.set(fingerprint, null));
  }
  for (const { path, findings } of result.files) {
    for (const finding of findings) {
      const ofRule = found.get(finding.rule);
      if (ofRule?.get(finding.fingerprint) === null) ofRule.set(finding.fingerprint, shown(finding, path));
    }
  }
  return ({ rule, fingerprint }) => found.get(rule)?.get(fingerprint) ?? undefined;
}

function shown({ severity, message, place }: Finding, path: string): LocatedFinding {
  return { severity, message, place: `${path} · ${placeText(place, PLACE_WORDS)}` };
}
