import type { Decision } from '../../../shared/model/index.ts';

/** Ids of the checks, the measure or the layers that a decision names. */
export function namesOf(decision: Decision): readonly string[] {
  switch (decision.by) {
    case 'check':
      return decision.checks;
    case 'measure':
      return [decision.measure];
    case 'layer':
      return decision.layers;
    case 'attestation':
      return decision.shows ?? [];
    case 'sample':
      return decision.checks ?? [];
  }
}

/** A person decides it alone: only that can be changed here, since the checks of an export are the program's. */
export function isOfAPerson(decision: Decision): boolean {
  return (decision.by === 'attestation' || decision.by === 'sample') && namesOf(decision).length === 0;
}

/** Bands are read off counts: what a person says in one word has none. */
export function hasBands(decision: Decision): boolean {
  return decision.by !== 'attestation';
}
