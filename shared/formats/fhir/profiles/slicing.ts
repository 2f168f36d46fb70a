import { matchesSlice } from './discriminator.ts';
import type { ProfileNode, Slicing } from './model.ts';
import type { Instance, Run } from './run.ts';
import { fail, spend, unsure } from './run.ts';
import { checkNode, enter, leave } from './validate.ts';

/** Name of the slice for what belongs to no other one. */
const DEFAULT_SLICE = '@default';

/**
 * Puts each value of a sliced element into its slice, counts them and checks each against its slice. Also for slices of
 * a slice.
 */
export function checkSlices(run: Run, node: ProfileNode, instances: readonly Instance[]): void {
  const { slicing } = node;
  if (slicing === undefined) {
    // Slices that nobody says how to tell apart.
    if (node.slices.length > 0) unsure(run);
    return;
  }
  const rest = node.slices.find(({ sliceName }) => sliceName === DEFAULT_SLICE);
  const slices = node.slices.filter((slice) => slice !== rest);
  const members = new Map<ProfileNode, Instance[]>(slices.map((slice) => [slice, []]));
  /** Slices that a value may belong to, nobody can tell. */
  const open = new Set<ProfileNode>();
  const order: number[] = [];
  for (const instance of instances) {
    const found = findSlice(run, slicing, slices, instance, open);
    order.push(found === null ? Number.NaN : found);
    if (found !== null && found >= 0) members.get(slices[found])!.push(instance);
    if (found === -1) unmatched(run, slicing, rest, instance);
  }
  checkOrder(run, slicing, instances, order);
  for (const [slice, own] of members) {
    // Where the whole element is missing, that is said once.
    const isMissing = instances.length === 0 && (node.min ?? 0) > 0;
    if (!isMissing) checkSliceCount(run, slice, own, open.has(slice));
    for (const instance of own) {
      enter(run, instance);
      checkNode(run, slice, instance);
      leave(run, instance);
    }
    if (slice.slices.length > 0) checkSlices(run, slice.slicing ? slice : { ...slice, slicing }, own);
  }
  if (open.size > 0) unsure(run);
}

/** @returns index of the slice, -1 where it is of none, null where nobody can tell */
function findSlice(
  run: Run,
  slicing: Slicing,
  slices: readonly ProfileNode[],
  instance: Instance,
  open: Set<ProfileNode>,
): number | null {
  const possible: ProfileNode[] = [];
  for (let i = 0; i < slices.length; i++) {
    if (!spend(run)) return null;
    const verdict = matchesSlice(run, slicing, slices[i], instance);
    if (verdict === true) return i;
    if (verdict === null) possible.push(slices[i]);
  }
  if (possible.length === 0) return -1;
  for (const slice of possible) open.add(slice);
  return null;
}

function unmatched(run: Run, { rules }: Slicing, rest: ProfileNode | undefined, instance: Instance): void {
  enter(run, instance);
  if (rest !== undefined) checkNode(run, rest, instance);
  else if (rules === 'closed') fail(run, 'closed', 'El elemento no es de ninguna de las formas que se admiten aquí');
  leave(run, instance);
}

/** Ordered slices come in the order of their definitions; with `openAtEnd`, what is of no slice comes last. */
function checkOrder(
  run: Run,
  { ordered, rules }: Slicing,
  instances: readonly Instance[],
  order: readonly number[],
): void {
  if (!ordered && rules !== 'openAtEnd') return;
  let highest = -1;
  let sawOther = false;
  for (let i = 0; i < order.length; i++) {
    if (Number.isNaN(order[i])) continue;
    const isLate = order[i] >= 0 && ((ordered && order[i] < highest) || (rules === 'openAtEnd' && sawOther));
    if (isLate) {
      enter(run, instances[i]);
      fail(run, 'order', 'El elemento no está en el orden que se pide');
      leave(run, instances[i]);
      return;
    }
    if (order[i] < 0) sawOther = true;
    highest = Math.max(highest, order[i]);
  }
}

function checkSliceCount(run: Run, slice: ProfileNode, own: readonly Instance[], isOpen: boolean): void {
  const { name, sliceName, min, max } = slice;
  if (min !== undefined && own.length < min && !isOpen) {
    run.below.push(name);
    fail(run, 'sliceMin', `Hay ${own.length} elementos ${name} de la forma «${sliceName}» y se piden al menos ${min}`);
    run.below.pop();
  }
  if (max === undefined || own.length <= max) return;
  enter(run, own[max]);
  fail(run, 'sliceMax', `Hay ${own.length} elementos ${name} de la forma «${sliceName}» y se admiten ${max}`);
  leave(run, own[max]);
}
