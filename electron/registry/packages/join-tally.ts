import type { PackageCounts, RegistryConflict } from '../../../shared/model/index.ts';
import type { Store } from '../store.ts';
import { type FoundConflict, keepConflict } from './conflict-rows.ts';
import { NO_COUNTS } from './content.ts';

/** A thing of the package was not known, was known as it is, or contradicts ours. */
export type Outcome = 'added' | 'same' | 'conflict';

/** What came of joining, part by part, and what could not be joined. */
export interface Tally {
  /** Tells of one thing of the package; a thing in conflict is neither added nor the same. */
  count(part: keyof PackageCounts, what: Outcome): void;
  conflict(found: FoundConflict): void;
  merged(answers: number): void;
  /** A unit to whose history the package adds. */
  touched(unit: string): void;
  readonly result: {
    readonly added: PackageCounts;
    readonly same: PackageCounts;
    readonly mergedAnswers: number;
    readonly conflicts: readonly RegistryConflict[];
    readonly units: ReadonlySet<string>;
  };
}

export function createTally(store: Store): Tally {
  const added = { ...NO_COUNTS } as Record<keyof PackageCounts, number>;
  const same = { ...NO_COUNTS } as Record<keyof PackageCounts, number>;
  const conflicts = new Map<string, RegistryConflict>();
  const units = new Set<string>();
  let mergedAnswers = 0;
  return {
    count(part, what) {
      if (what === 'added') added[part] += 1;
      if (what === 'same') same[part] += 1;
    },
    conflict(found) {
      const kept = keepConflict(store, found);
      if (kept !== null) conflicts.set(kept.id, kept);
    },
    merged(answers) {
      mergedAnswers += answers;
    },
    touched: (unit) => units.add(unit),
    get result() {
      return { added, same, mergedAnswers, conflicts: [...conflicts.values()], units };
    },
  };
}
