import type { Check, Checklist } from '../model/index.ts';

/** The checks that a run against a checklist makes: all, but for those that wait for a checklist to name them. */
export function checksFor(checks: readonly Check[], { items }: Pick<Checklist, 'items'>): readonly Check[] {
  const named = new Set(
    items.flatMap(({ decision }) => {
      if (decision.by === 'check' || decision.by === 'sample') return decision.checks ?? [];
      return decision.by === 'attestation' ? (decision.shows ?? []) : [];
    }),
  );
  return checks.filter(({ id, onRequest }) => onRequest !== true || named.has(id));
}
