import type { Automaton } from './automaton.ts';

/** Where a message leaves its structure. */
export type StructureFault =
  | { readonly kind: 'missing'; readonly path: string; readonly before: number }
  | {
      readonly kind: 'misplaced' | 'repeated';
      /** Index of the segment. */
      readonly at: number;
      /** Those of the same name that follow it at once, up to this one, are the same fault. */
      readonly last: number;
    };

/** Faults of one reading of the message, the latest first; readings share their beginnings. */
interface Trail {
  readonly before: Trail | undefined;
  /** Segment that was passed over, or before which something is missing. */
  readonly index: number;
  /** Last one of the same name that was passed over with it. */
  readonly last: number;
  readonly state: number;
  /** Undefined where a segment was passed over. */
  readonly path: string | undefined;
}

/** To pass over a segment, more of the same name at once, and to do without one that is required. */
const SKIP = 10;
const SKIP_MORE = 1;
const MISSING = 12;
/** Readings that are worse than the best by more than this are given up. */
const BEAM = 5 * SKIP;
/** Beyond it the message has hardly anything to do with its structure: what was found is told. */
const HOPELESS = 60 * SKIP;
/** Segments that are looked at; a message with more faults behind them is told the ones before. */
const MAX_STEPS = 20_000;

const UNREACHED = 0x3fffffff;

/**
 * The fewest faults that explain a message: what would have to be left out or put in for it to conform. All readings
 * are followed at once with their costs, so that time is linear in the segments, whatever they are.
 *
 * @param names of segments that all have a place in the structure
 */
export function findFaults(automaton: Automaton, names: readonly string[]): readonly StructureFault[] {
  const size = automaton.jumps.length;
  let costs = new Int32Array(size).fill(UNREACHED);
  let trails = new Array<Trail | undefined>(size).fill(undefined);
  let nextCosts = new Int32Array(size).fill(UNREACHED);
  let nextTrails = new Array<Trail | undefined>(size).fill(undefined);
  costs[automaton.start] = 0;
  let live = spread(automaton, costs, trails, [automaton.start], 0, names.length === 0 ? UNREACHED : BEAM);
  const steps = Math.min(names.length, MAX_STEPS);
  let index = 0;
  for (; index < steps; index++) {
    let best = UNREACHED;
    for (const state of live) if (costs[state] < best) best = costs[state];
    if (best > HOPELESS) break;
    const reached: number[] = [];
    const arrive = (state: number, cost: number, trail: Trail | undefined): void => {
      if (cost >= nextCosts[state]) return;
      if (nextCosts[state] === UNREACHED) reached.push(state);
      nextCosts[state] = cost;
      nextTrails[state] = trail;
    };
    for (const state of live) {
      const cost = costs[state];
      if (cost > best + BEAM) continue;
      const read = automaton.reads[state];
      if (read?.name === names[index]) arrive(read.to, cost, trails[state]);
    }
    passOver(names, index, live, costs, trails, best + BEAM, arrive);
    for (const state of live) {
      costs[state] = UNREACHED;
      trails[state] = undefined;
    }
    // At the end all that is still missing counts, however much it is.
    live = spread(automaton, nextCosts, nextTrails, reached, index + 1, index + 1 === names.length ? UNREACHED : BEAM);
    [costs, nextCosts] = [nextCosts, costs];
    [trails, nextTrails] = [nextTrails, trails];
  }
  let end = automaton.accept;
  if (index < names.length) for (const state of live) if (costs[state] < costs[end]) end = state;
  return toFaults(trails[end], names);
}

/** Readings in which the segment has no place. Those that share their faults share the new one. */
function passOver(
  names: readonly string[],
  index: number,
  live: readonly number[],
  costs: Int32Array,
  trails: readonly (Trail | undefined)[],
  limit: number,
  arrive: (state: number, cost: number, trail: Trail | undefined) => void,
): void {
  for (const state of live) {
    const cost = costs[state];
    if (cost > limit) continue;
    const before = trails[state];
    const isMore =
      before !== undefined &&
      before.path === undefined &&
      before.state === state &&
      before.last >= index - 1 &&
      names[index] === names[index - 1];
    if (isMore) {
      arrive(state, cost + SKIP_MORE, { ...before, last: index });
    } else {
      arrive(state, cost + SKIP, { before, index, last: index, state, path: undefined });
    }
  }
}

/**
 * Goes on from `reached` without a segment: freely where the structure allows, at a cost over what it requires.
 *
 * @returns all states that are reached now
 */
function spread(
  { jumps, gaps }: Automaton,
  costs: Int32Array,
  trails: (Trail | undefined)[],
  reached: number[],
  index: number,
  beam: number,
): number[] {
  const open = [...reached];
  let best = UNREACHED;
  for (const state of reached) if (costs[state] < best) best = costs[state];
  const limit = Math.min(best + beam, UNREACHED);
  const improve = (state: number, cost: number, trail: Trail | undefined): void => {
    if (cost >= costs[state] || cost > limit) return;
    if (costs[state] === UNREACHED) reached.push(state);
    costs[state] = cost;
    trails[state] = trail;
    open.push(state);
  };
  for (let head = 0; head < open.length; head++) {
    const state = open[head];
    const cost = costs[state];
    const trail = trails[state];
    for (const to of jumps[state]) improve(to, cost, trail);
    const gap = gaps[state];
    if (gap === undefined || cost + MISSING > limit || cost + MISSING >= costs[gap.to]) continue;
    improve(gap.to, cost + MISSING, { before: trail, index, last: index, state, path: gap.path });
  }
  return reached;
}

/** A segment that stands elsewhere than where it is missed is one fault. */
function toFaults(trail: Trail | undefined, names: readonly string[]): readonly StructureFault[] {
  const faults: StructureFault[] = [];
  const misplaced = new Set<string>();
  for (let at = trail; at !== undefined; at = at.before) {
    if (at.path !== undefined) {
      faults.push({ kind: 'missing', path: at.path, before: at.index });
      continue;
    }
    const name = names[at.index];
    const isRepeated = at.index > 0 && names[at.index - 1] === name;
    if (!isRepeated) misplaced.add(name);
    faults.push({ kind: isRepeated ? 'repeated' : 'misplaced', at: at.index, last: at.last });
  }
  const isMoved = (fault: StructureFault): boolean =>
    fault.kind === 'missing' && misplaced.has(fault.path.slice(fault.path.lastIndexOf('.') + 1));
  return faults.reverse().filter((fault) => !isMoved(fault));
}
