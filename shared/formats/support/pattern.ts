import type { Accepts, Assertion, PatternNode } from './pattern-parser.ts';
import { parsePattern, UnsupportedPattern } from './pattern-parser.ts';

/**
 * Regular expressions whose time grows only with the length of the text times that of the pattern, whatever both say:
 * patterns come with packages and profiles, texts with exports, and the engine of the language takes for some of them longer than
 * anyone waits. A Thompson automaton whose sets of states are remembered as they come up.
 */
export interface Pattern {
  /** Whether it matches anywhere in the text. */
  search(text: string): boolean;
  /** End of the longest match that begins at `start`; -1 without one. */
  longest(text: string, start: number): number;
  /** States: what a step over one character may cost. */
  readonly size: number;
}

/** `{0,254}` is written out as 254 states. */
const MAX_STATES = 20_000;
/** Steps remembered before the memory is emptied: texts may bring sets of states without end. */
const MAX_REMEMBERED = 20_000;

type State =
  | { readonly kind: 'character'; readonly accepts: Accepts; readonly next: number }
  | { readonly kind: 'split'; readonly next: number[] }
  | { readonly kind: 'assert'; readonly assertion: Assertion; readonly next: number }
  | { readonly kind: 'match' };

/** A set of states that the automaton may be in. */
interface Situation {
  /** Those that wait for a character. */
  readonly waiting: readonly number[];
  /** Whether what was read so far is a match, and whether it is one if the text ends here. */
  readonly matches: boolean;
  readonly matchesAtEnd: boolean;
  readonly after: Map<number, Situation>;
}

/** @throws UnsupportedPattern where the pattern is none, is too big, or needs more than such an automaton has */
export function compilePattern(source: string): Pattern {
  const { states, first } = buildStates(parsePattern(source));
  const anywhere = createAutomaton(states, first, true);
  const here = createAutomaton(states, first, false);
  return {
    size: states.length,
    search(text) {
      let situation = anywhere.begin(true);
      for (let at = 0; at < text.length && !situation.matches; at++) {
        situation = anywhere.step(situation, text.charCodeAt(at));
      }
      return situation.matches || situation.matchesAtEnd;
    },
    longest(text, start) {
      let situation = here.begin(start === 0);
      let end = situation.matches ? start : -1;
      let at = start;
      while (at < text.length && situation.waiting.length > 0) {
        situation = here.step(situation, text.charCodeAt(at++));
        if (situation.matches) end = at;
      }
      return at === text.length && situation.matchesAtEnd ? at : end;
    },
  };
}

interface States {
  readonly states: readonly State[];
  readonly first: number;
}

function buildStates(tree: PatternNode): States {
  const states: State[] = [];
  let built = 0;

  const add = (state: State): number => {
    if (states.length >= MAX_STATES) throw new UnsupportedPattern('the pattern is too big');
    return states.push(state) - 1;
  };

  /** Builds backwards: the states of `node` that go on to `next`; gives the first. */
  const build = (node: PatternNode, next: number): number => {
    // Empty groups repeated make no states, but time.
    if (++built > 4 * MAX_STATES) throw new UnsupportedPattern('the pattern is too big');
    if (node.kind === 'character') return add({ kind: 'character', accepts: node.accepts, next });
    if (node.kind === 'assert') return add({ kind: 'assert', assertion: node.assertion, next });
    if (node.kind === 'sequence') return node.parts.reduceRight((after, part) => build(part, after), next);
    if (node.kind === 'choice') return add({ kind: 'split', next: node.options.map((option) => build(option, next)) });
    let after = next;
    if (node.most === Number.POSITIVE_INFINITY) {
      const loop: number[] = [next];
      const again = add({ kind: 'split', next: loop });
      loop.push(build(node.of, again));
      after = again;
    } else {
      for (let n = node.least; n < node.most; n++) after = add({ kind: 'split', next: [next, build(node.of, after)] });
    }
    for (let n = 0; n < node.least; n++) after = build(node.of, after);
    return after;
  };

  const match = add({ kind: 'match' });
  return { first: build(tree, match), states };
}

interface Automaton {
  begin(atStart: boolean): Situation;
  step(from: Situation, code: number): Situation;
}

/** @param anywhere whether a match may begin at every character */
function createAutomaton(states: readonly State[], first: number, anywhere: boolean): Automaton {
  const known = new Map<string, Situation>();
  let remembered = 0;

  /** Follows what needs no character. */
  const settle = (entered: readonly number[], atStart: boolean): Situation => {
    const waiting: number[] = [];
    let matches = false;
    let matchesAtEnd = false;
    // With the end of the text taken for granted, only a match is of interest.
    for (const atEnd of [false, true]) {
      const seen = new Set<number>();
      const pending = [...entered];
      while (pending.length > 0) {
        const index = pending.pop()!;
        if (seen.has(index)) continue;
        seen.add(index);
        const state = states[index];
        if (state.kind === 'split') for (const next of state.next) pending.push(next);
        else if (state.kind === 'assert') {
          if (state.assertion === 'start' ? atStart : atEnd) pending.push(state.next);
        } else if (state.kind === 'character') {
          if (!atEnd) waiting.push(index);
        } else if (atEnd) matchesAtEnd = true;
        else matches = true;
      }
    }
    const key = `${waiting.sort((a, b) => a - b).join()} ${matches} ${matchesAtEnd}`;
    const same = known.get(key);
    if (same) return same;
    const made = { waiting, matches, matchesAtEnd, after: new Map<number, Situation>() };
    known.set(key, made);
    return made;
  };

  const begun = [settle([first], false), settle([first], true)];

  return {
    begin: (atStart) => begun[Number(atStart)],
    step(from, code) {
      const before = from.after.get(code);
      if (before) return before;
      if (++remembered > MAX_REMEMBERED) {
        for (const situation of known.values()) situation.after.clear();
        known.clear();
        remembered = 0;
      }
      const entered: number[] = anywhere ? [first] : [];
      for (const index of from.waiting) {
        const state = states[index];
        if (state.kind === 'character' && state.accepts(code)) entered.push(state.next);
      }
      const next = settle(entered, false);
      from.after.set(code, next);
      return next;
    },
  };
}
