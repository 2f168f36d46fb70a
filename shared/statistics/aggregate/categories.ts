import type { Absence, AbsenceCounts, Share, VisitKind } from '../../model/index.ts';
import { NO_ABSENCES, share } from './share.ts';

/** Units by category (the status of the ECE, a barrier, a band): mergeable, of one kind of visit. */
export interface CategorySummary<in out K extends VisitKind> {
  readonly kind: K;
  readonly counts: Map<string, number>;
  readonly absent: Record<keyof AbsenceCounts, number>;
}

export interface CategoryRow {
  readonly category: string;
  readonly units: number;
  /** Of the units that answered. */
  readonly ofAnswered: Share;
  /** Of the units that it applies to: those that answered, left it blank or did not report it. */
  readonly ofApplicable: Share;
}

export interface CategoryTable {
  readonly rows: readonly CategoryRow[];
  readonly answered: number;
  readonly applicable: number;
  readonly absent: AbsenceCounts;
}

/** @param categories those that are shown even where no unit is in them */
export function createCategorySummary<K extends VisitKind>(
  kind: K,
  categories: readonly string[] = [],
): CategorySummary<K> {
  return { kind, counts: new Map(categories.map((category) => [category, 0])), absent: { ...NO_ABSENCES } };
}

export function addCategory<K extends VisitKind>(summary: CategorySummary<K>, category: string, units = 1): void {
  summary.counts.set(category, (summary.counts.get(category) ?? 0) + units);
}

export function addAbsence<K extends VisitKind>(summary: CategorySummary<K>, why: Absence, units = 1): void {
  summary.absent[why] += units;
}

/** Adds `from` to `into`. @throws RangeError where they are of two kinds of visit after all (stored data) */
export function mergeCategories<K extends VisitKind>(
  into: CategorySummary<K>,
  from: CategorySummary<NoInfer<K>>,
): void {
  if (into.kind !== from.kind) throw new RangeError('Las series de visitas de distinta clase no se suman.');
  for (const [category, units] of from.counts) addCategory(into, category, units);
  into.absent['not-applicable'] += from.absent['not-applicable'];
  into.absent['not-reported'] += from.absent['not-reported'];
  into.absent.blank += from.absent.blank;
}

/**
 * Counts and shares, in the order in which the categories were named, then by name. What does not apply is in no
 * denominator; blank and not reported are in one of them, and both are counted apart.
 */
export function categoryTable<K extends VisitKind>(
  summary: CategorySummary<K>,
  order: readonly string[] = [],
): CategoryTable {
  const rest = [...summary.counts.keys()].filter((category) => !order.includes(category)).sort();
  const answered = [...summary.counts.values()].reduce((sum, units) => sum + units, 0);
  const applicable = answered + summary.absent.blank + summary.absent['not-reported'];
  const rows = [...order, ...rest].map((category): CategoryRow => {
    const units = summary.counts.get(category) ?? 0;
    return { category, units, ofAnswered: share(units, answered), ofApplicable: share(units, applicable) };
  });
  return { rows, answered, applicable, absent: { ...summary.absent } };
}
