import type { Outcome, Share, VisitKind } from '../../model/index.ts';
import { place } from './ranking.ts';
import { share } from './share.ts';

/** The outcomes in the order of their codes in columns of item results. */
export const OUTCOMES = [
  'cumple',
  'cumple-parcial',
  'no-cumple',
  'no-aplica',
  'no-desplegado',
  'por-revisar',
  'no-evaluada',
  'error',
] as const satisfies readonly Outcome[];

/**
 * How often each item had each outcome in each group of units: one 32-bit count per group, item and outcome. Made for
 * millions of item results: adding is one addition in a typed array.
 */
export interface ItemTally<in out K extends VisitKind> {
  readonly kind: K;
  readonly items: readonly string[];
  readonly groups: number;
  /** Index (group · items + item) · outcomes + outcome. */
  readonly counts: Uint32Array;
}

/** Item results as columns; row i says what item `item[i]` had in the unit `unit[i]`. */
export interface ItemColumns {
  readonly rows: number;
  readonly unit: Uint32Array;
  readonly item: Uint16Array | Uint32Array;
  /** Codes of {@link OUTCOMES}. */
  readonly outcome: Uint8Array;
}

/** Larger tallies are refused: 16 million counts are 64 MB. */
const MAX_COUNTS = 1 << 24;

/** @throws RangeError where groups · items would not fit in a bounded memory */
export function createItemTally<K extends VisitKind>(kind: K, items: readonly string[], groups = 1): ItemTally<K> {
  const size = groups * items.length * OUTCOMES.length;
  if (size > MAX_COUNTS) throw new RangeError(`${groups} grupos por ${items.length} reactivos son demasiados.`);
  return { kind, items, groups, counts: new Uint32Array(size) };
}

/** Adds one result. */
export function addItemResult<K extends VisitKind>(
  tally: ItemTally<K>,
  group: number,
  item: number,
  outcome: number,
): void {
  tally.counts[(group * tally.items.length + item) * OUTCOMES.length + outcome]++;
}

/**
 * Adds columns of results. @param groupOfUnit group of each unit by its number
 * @throws RangeError where a row names a group, item or outcome that there is not: it would count elsewhere
 */
export function addItemColumns<K extends VisitKind>(
  tally: ItemTally<K>,
  columns: ItemColumns,
  groupOfUnit: Uint32Array,
): void {
  const { unit, item, outcome, rows } = columns;
  const { counts, groups } = tally;
  const items = tally.items.length;
  const outcomes = OUTCOMES.length;
  for (let i = 0; i < rows; i++) {
    const group = groupOfUnit[unit[i]];
    if (!(group < groups && item[i] < items && outcome[i] < outcomes)) {
      throw new RangeError(`El resultado ${i + 1} nombra un grupo, un reactivo o un desenlace que no hay.`);
    }
    counts[(group * items + item[i]) * outcomes + outcome[i]]++;
  }
}

/** Adds `from` to `into`. @throws RangeError where kind, items or groups are not the same */
export function mergeItemTallies<K extends VisitKind>(into: ItemTally<K>, from: ItemTally<NoInfer<K>>): void {
  if (into.kind !== from.kind) throw new RangeError('Las series de visitas de distinta clase no se suman.');
  if (into.groups !== from.groups || into.items.join('\n') !== from.items.join('\n')) {
    throw new RangeError('Solo se suman resultados de los mismos reactivos y los mismos grupos.');
  }
  for (let i = 0; i < into.counts.length; i++) into.counts[i] += from.counts[i];
}

/** What became of one item in a group of units. */
export interface ItemRow {
  readonly item: string;
  /** Place by units that do not meet it: 1, 2, 2, 4. */
  readonly place: number;
  readonly notMet: number;
  readonly partly: number;
  readonly met: number;
  /** To be reviewed, not evaluated, or failed in the tool. */
  readonly undecided: number;
  readonly notDeployed: number;
  readonly notApplicable: number;
  /** Not met, of the units that it applies to (undecided ones included). */
  readonly notMetOfApplicable: Share;
  /** Not met, of the units where it is decided. */
  readonly notMetOfDecided: Share;
}

/**
 * Items that are most often not met, worst first: by units, then by share, then by id. Items that apply to nobody come
 * last and have no percentage.
 *
 * @param notDeployed how the checklist treats a module that does not exist: out of the sums, or applicable
 */
export function itemsNotMet<K extends VisitKind>(
  tally: ItemTally<K>,
  group: number,
  notDeployed: 'exclude' | 'zero',
): readonly ItemRow[] {
  const rows = tally.items.map((item, i) => rowOf(tally, group, item, i, notDeployed));
  rows.sort((left, right) => right.notMet - left.notMet || shareOf(right) - shareOf(left) || order(left, right));
  return place(rows, (row) => row.notMet).map(({ row, place }) => ({ ...row, place: place ?? 0 }));
}

function rowOf<K extends VisitKind>(
  tally: ItemTally<K>,
  group: number,
  item: string,
  index: number,
  treatment: 'exclude' | 'zero',
): Omit<ItemRow, 'place'> {
  const at = (group * tally.items.length + index) * OUTCOMES.length;
  const [met, partly, notMet, notApplicable, notDeployed, toReview, notEvaluated, error] = tally.counts.subarray(
    at,
    at + OUTCOMES.length,
  );
  const undecided = toReview + notEvaluated + error;
  const decided = met + partly + notMet + (treatment === 'zero' ? notDeployed : 0);
  return {
    item,
    notMet,
    partly,
    met,
    undecided,
    notDeployed,
    notApplicable,
    notMetOfApplicable: share(notMet, decided + undecided),
    notMetOfDecided: share(notMet, decided),
  };
}

function shareOf(row: Omit<ItemRow, 'place'>): number {
  const { part, whole } = row.notMetOfApplicable;
  return whole === 0 ? -1 : part / whole;
}

function order(left: { readonly item: string }, right: { readonly item: string }): number {
  return left.item < right.item ? -1 : 1;
}
