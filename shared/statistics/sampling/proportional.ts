import { countDecimals } from '../../model/index.ts';
import { type Random, shuffledOrder } from './random.ts';

/** Sizes as integers and what they make of each unit. */
export interface Inclusion {
  /** Units whose size is so large that they are always drawn. */
  readonly certain: readonly boolean[];
  /** Units still to be drawn among the others. */
  readonly draws: number;
  /** Σ size of the others. */
  readonly total: bigint;
}

/** Sizes times the smallest power of ten that makes all of them integers, so that probabilities are exact fractions. */
export function scaleSizes(sizes: readonly number[]): readonly bigint[] {
  let places = 0;
  for (const size of sizes) places = Math.max(places, countDecimals(size));
  // Through the text of the number: 0.1 · 10 is one, and sizes beyond 2⁵³ keep their digits.
  return sizes.map((size) => {
    const [whole, fraction = ''] = plainDecimal(size).split('.');
    return BigInt(whole + fraction.padEnd(places, '0'));
  });
}

/**
 * First-order inclusion probabilities πᵢ = n·xᵢ / Σx. Where that reaches 1 the unit is taken with certainty and the
 * rest is shared out anew among the others, until none reaches it (Särndal, Swensson & Wretman 1992, section 3.6).
 *
 * The largest is tried first; each that is taken makes the next one's probability larger, never smaller, so that one
 * pass over the sizes from large to small finds all.
 *
 * @param sizes greater than 0, at least `n` of them
 */
export function inclusionBySize(sizes: readonly bigint[], n: number): Inclusion {
  const descending = sizes.map((_, i) => i).sort((i, j) => compare(sizes[j], sizes[i]));
  const certain = sizes.map(() => false);
  let total = sizes.reduce((sum, size) => sum + size, 0n);
  let draws = n;
  for (const i of descending) {
    if (draws === 0 || BigInt(draws) * sizes[i] < total) break;
    certain[i] = true;
    total -= sizes[i];
    draws--;
  }
  return { certain, draws, total };
}

/**
 * Systematic draw: units lie one after the other on a line, each as long as its size; the points
 * `start` / n + k · Σx / n for k = 0 … n − 1 select those they fall on (Madow 1949). In a random order of the units this
 * is the randomized systematic design (Hartley & Rao 1962): fixed size and exact πᵢ.
 *
 * All is multiplied by n to stay with integers: unit i spans [n·C₍ᵢ₋₁₎, n·Cᵢ), the points are `start` + k·Σx. Of the
 * Σx equally probable starts exactly n·xᵢ select unit i.
 *
 * @param order indices of units in the order of the line
 * @param sizes of all units; n · size ≤ Σx for those in `order`
 * @param start from 0 to Σx − 1
 * @returns the selected indices, in the order of the line
 */
export function systematicDraw(
  order: readonly number[],
  sizes: readonly bigint[],
  n: number,
  start: bigint,
): readonly number[] {
  const total = order.reduce((sum, i) => sum + sizes[i], 0n);
  const selected: number[] = [];
  let end = 0n;
  let point = start;
  for (const i of order) {
    end += BigInt(n) * sizes[i];
    if (point >= end) continue;
    selected.push(i);
    point += total;
  }
  return selected;
}

/**
 * A list of further units, each drawn from those left with probability proportional to its size (successive sampling).
 *
 * @param from indices of the units left
 */
export function successiveDraw(
  from: readonly number[],
  sizes: readonly bigint[],
  count: number,
  random: Random,
): readonly number[] {
  const order = shuffledOrder(from.length, random).map((i) => from[i]);
  const tree = sumTree(order.map((i) => sizes[i]));
  let left = order.reduce((sum, i) => sum + sizes[i], 0n);
  const list: number[] = [];
  while (list.length < Math.min(count, order.length)) {
    const at = takeAt(tree, order.length, random.below(left));
    list.push(order[at]);
    left -= sizes[order[at]];
    remove(tree, at, sizes[order[at]]);
  }
  return list;
}

/** Fenwick tree of partial sums: 60,000 units times a long list must not take a square of steps. */
function sumTree(sizes: readonly bigint[]): bigint[] {
  const tree = [0n, ...sizes];
  for (let i = 1; i < tree.length; i++) {
    const parent = i + (i & -i);
    if (parent < tree.length) tree[parent] += tree[i];
  }
  return tree;
}

/** The place on whose stretch `point` falls. */
function takeAt(tree: readonly bigint[], length: number, point: bigint): number {
  let at = 0;
  let rest = point;
  for (let step = 2 ** Math.floor(Math.log2(length)); step >= 1; step /= 2) {
    if (at + step > length || tree[at + step] > rest) continue;
    at += step;
    rest -= tree[at];
  }
  return at;
}

function remove(tree: bigint[], at: number, size: bigint): void {
  for (let i = at + 1; i < tree.length; i += i & -i) tree[i] -= size;
}

function compare(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `1e-7` as `0.0000001`, `1e21` as its digits. */
function plainDecimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(Math.min(100, countDecimals(value)));
}
