import type { Automaton } from './automaton.ts';

/** A set of states that the segments so far may have led to. */
export interface Station {
  readonly states: readonly number[];
  /** Whether the message may end here. */
  readonly accepts: boolean;
  /** Stations by the segment that comes next; null where none may. Filled as messages come by. */
  readonly next: Map<string, Station | null>;
}

/** Goes through a structure segment by segment, all its alternatives at once: each step is one look-up. */
export interface Walker {
  start(): Station;
  /** @returns null where the segment cannot come here */
  step(from: Station, name: string): Station | null;
}

/** No structure has as many by far with segments in an order that occurs; a bound for hostile ones. */
const MAX_STATIONS = 5000;

export function createWalker(automaton: Automaton): Walker {
  let stations = new Map<string, Station>();
  let first: Station | undefined;

  const station = (from: readonly number[]): Station => {
    const states = closure(automaton, from);
    const key = states.join();
    const known = stations.get(key);
    if (known !== undefined) return known;
    if (stations.size >= MAX_STATIONS) {
      stations = new Map();
      first = undefined;
    }
    const made: Station = { states, accepts: states.includes(automaton.accept), next: new Map() };
    stations.set(key, made);
    return made;
  };

  return {
    start() {
      first ??= station([automaton.start]);
      return first;
    },
    step(from, name) {
      const known = from.next.get(name);
      if (known !== undefined) return known;
      const targets: number[] = [];
      for (const state of from.states) {
        const read = automaton.reads[state];
        if (read?.name === name) targets.push(read.to);
      }
      const made = targets.length === 0 ? null : station(targets);
      from.next.set(name, made);
      return made;
    },
  };
}

/** All states that are reached without a segment, in order. */
export function closure({ jumps }: Automaton, from: readonly number[]): readonly number[] {
  const seen = new Set(from);
  const open = [...from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const to of jumps[state]) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return [...seen].sort((a, b) => a - b);
}

/** Segments that may come next, in the order of the structure. */
export function expectedNames({ reads }: Automaton, { states }: Station): readonly string[] {
  const names = new Set<string>();
  for (const state of states) {
    const read = reads[state];
    if (read !== undefined) names.add(read.name);
  }
  return [...names];
}
