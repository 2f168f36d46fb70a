import type { Pattern } from '../../../support/pattern.ts';
import { compilePattern } from '../../../support/pattern.ts';
import type { Environment, Evaluate } from '../environment.ts';
import { spend, undecidable } from '../environment.ts';
import type { Items } from '../items.ts';
import { NOTHING, ofNumber, ofString } from '../items.ts';
import type { Call, Deciders, Evaluators } from './call.ts';
import { argument, joined, text, value, whole } from './call.ts';

/** FHIRPath 2.0.0, 5.6 String Manipulation: those that decide. Of nothing they give nothing. */
export const STRING_TESTS: Deciders = {
  startsWith: (call) => test(call, (own, other) => own.startsWith(other)),
  endsWith: (call) => test(call, (own, other) => own.endsWith(other)),
  contains: (call) => test(call, (own, other) => own.includes(other)),
  matches: (call) => matching(call, (pattern, own) => pattern.search(own)),
  matchesFull: (call) => matching(call, (pattern, own) => pattern.longest(own, 0) === own.length),
};

export const STRINGS: Evaluators = {
  indexOf: (call) => {
    const other = value(call);
    return map(call.input, (own, focus, environment) => {
      const wanted = text(other(focus, environment));
      return wanted === undefined ? NOTHING : ofNumber(own.indexOf(wanted));
    });
  },
  substring: (call) => {
    const start = value(call);
    const length = call.args.length > 1 ? value(call, 1) : undefined;
    return map(call.input, (own, focus, environment) => {
      const from = whole(start(focus, environment));
      if (from === undefined || from < 0 || from >= own.length) return NOTHING;
      const count = length === undefined ? undefined : whole(length(focus, environment));
      return ofString(count === undefined ? own.slice(from) : own.slice(from, from + Math.max(count, 0)));
    });
  },
  upper: ({ input }) => map(input, (own) => ofString(own.toUpperCase())),
  lower: ({ input }) => map(input, (own) => ofString(own.toLowerCase())),
  trim: ({ input }) => map(input, (own) => ofString(own.trim())),
  length: ({ input }) => map(input, (own) => ofNumber(own.length)),
  toChars: ({ input }) =>
    map(input, (own, _focus, environment) => {
      spend(environment, own.length);
      return [...own].flatMap(ofString);
    }),
  split: (call) => {
    const separator = value(call);
    return map(call.input, (own, focus, environment) => {
      const cut = text(separator(focus, environment));
      spend(environment, own.length);
      return cut === undefined ? NOTHING : own.split(cut).flatMap(ofString);
    });
  },
  join: (call) => {
    const separator = call.args.length > 0 ? value(call) : undefined;
    return (focus, environment) => {
      const items = call.input(focus, environment);
      const glue = separator ? (text(separator(focus, environment)) ?? '') : '';
      return items.length === 0 ? NOTHING : joined(items.map((item) => text([item]) ?? '').join(glue), environment);
    };
  },
  replace: (call) => {
    const wanted = value(call);
    const instead = value(call, 1);
    return map(call.input, (own, focus, environment) => {
      const from = text(wanted(focus, environment));
      const to = text(instead(focus, environment));
      if (from === undefined || to === undefined) return NOTHING;
      spend(environment, own.length * (1 + to.length));
      return ofString(own.replaceAll(from, () => to));
    });
  },
  replaceMatches: (call) => {
    const pattern = patternOf(call);
    const instead = value(call, 1);
    return map(call.input, (own, focus, environment) => {
      const compiled = pattern(focus, environment);
      const to = text(instead(focus, environment));
      if (compiled === undefined || to === undefined) return NOTHING;
      // What a group matched is not kept.
      if (to.includes('$')) return undecidable();
      return ofString(replaceAll(own, compiled, to, environment));
    });
  },
};

function map(input: Evaluate, body: (own: string, focus: Items, environment: Environment) => Items): Evaluate {
  return (focus, environment) => {
    const own = text(input(focus, environment));
    return own === undefined ? NOTHING : body(own, focus, environment);
  };
}

function test(call: Call, holds: (own: string, other: string) => boolean) {
  const other = value(call);
  return (focus: Items, environment: Environment): boolean | null => {
    const own = text(call.input(focus, environment));
    if (own === undefined) return null;
    const wanted = text(other(focus, environment));
    return wanted === undefined ? null : holds(own, wanted);
  };
}

function matching(call: Call, holds: (pattern: Pattern, own: string) => boolean) {
  const pattern = patternOf(call);
  return (focus: Items, environment: Environment): boolean | null => {
    const own = text(call.input(focus, environment));
    if (own === undefined) return null;
    const compiled = pattern(focus, environment);
    if (compiled === undefined) return null;
    spend(environment, Math.ceil((own.length * compiled.size) / 100));
    return holds(compiled, own);
  };
}

/** A pattern is nearly always written out: it is compiled once. With one that cannot be, nobody can tell. */
function patternOf(call: Call): (focus: Items, environment: Environment) => Pattern | undefined {
  const ast = argument(call);
  if (ast.kind === 'literal' && typeof ast.value === 'string') {
    const compiled = compileSafely(ast.value);
    return compiled ? () => compiled : undecidable;
  }
  // One that comes from the data would have to be compiled each time: nobody bounds what that costs.
  return undecidable;
}

function compileSafely(source: string): Pattern | undefined {
  try {
    return compilePattern(source);
  } catch {
    return undefined;
  }
}

function replaceAll(own: string, pattern: Pattern, to: string, environment: Environment): string {
  let out = '';
  let at = 0;
  while (at < own.length) {
    spend(environment, Math.ceil(((own.length - at) * pattern.size) / 100));
    const end = pattern.longest(own, at);
    if (end > at) {
      out += to;
      at = end;
    } else out += own[at++];
  }
  return out;
}
