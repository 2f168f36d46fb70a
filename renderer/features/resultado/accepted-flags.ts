import type { FindingsIndex } from './findings-index.ts';

/**
 * 1 for each finding of the index that somebody accepted; null where there is none, so that nothing need be looked at.
 *
 * @param keys `rule fingerprint` of each
 */
export function acceptedFlags(index: FindingsIndex, keys: readonly string[]): Uint8Array | null {
  if (keys.length === 0) return null;
  // By rule and fingerprint: joining both for each of 100,000 findings would be felt.
  const wanted = new Map<string, Set<string>>();
  for (const key of keys) {
    const cut = key.lastIndexOf(' ');
    const rule = key.slice(0, cut);
    const fingerprints = wanted.get(rule) ?? new Set();
    wanted.set(rule, fingerprints.add(key.slice(cut + 1)));
  }
  return Uint8Array.from(index.findings, ({ rule, fingerprint }) => (wanted.get(rule)?.has(fingerprint) ? 1 : 0));
}

/** How many of each group are accepted, for groups that have any. */
export function acceptedByGroup(groupOf: Int32Array, flags: Uint8Array | null): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  if (flags === null) return counts;
  for (let i = 0; i < flags.length; i++) {
    if (flags[i] === 1) counts.set(groupOf[i]!, (counts.get(groupOf[i]!) ?? 0) + 1);
  }
  return counts;
}
