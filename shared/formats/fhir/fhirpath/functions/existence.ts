import type { Environment } from '../environment.ts';
import { spend, truth } from '../environment.ts';
import { keyOf, sizeOf } from '../equality.ts';
import type { Item, Items } from '../items.ts';
import type { Call, Deciders } from './call.ts';
import { eachItem, value } from './call.ts';

/** FHIRPath 2.0.0, 5.1 Existence, and `not()` of 6.5. */
export const EXISTENCE: Deciders = {
  empty: ({ input }) => {
    return (focus, environment) => input(focus, environment).length === 0;
  },
  exists: (call) => {
    const { input, args } = call;
    if (args.length === 0) return (focus, environment) => input(focus, environment).length > 0;
    const criterion = call.decide(args[0]);
    return (focus, environment) => {
      let found = false;
      eachItem(input(focus, environment), environment, (each) => {
        found = criterion(each, environment) === true;
        return !found;
      });
      return found;
    };
  },
  all: (call) => {
    const { input, args } = call;
    const criterion = call.decide(args[0]);
    return (focus, environment) => {
      let holds = true;
      eachItem(input(focus, environment), environment, (each) => {
        holds = criterion(each, environment) === true;
        return holds;
      });
      return holds;
    };
  },
  allTrue: ({ input }) => quantifier(input, (booleans) => booleans.every((boolean) => boolean === true)),
  anyTrue: ({ input }) => quantifier(input, (booleans) => booleans.some((boolean) => boolean === true)),
  allFalse: ({ input }) => quantifier(input, (booleans) => booleans.every((boolean) => boolean === false)),
  anyFalse: ({ input }) => quantifier(input, (booleans) => booleans.some((boolean) => boolean === false)),
  not: ({ input }) => {
    return (focus, environment) => {
      const holds = truth(input(focus, environment));
      return holds === null ? null : !holds;
    };
  },
  isDistinct: ({ input }) => {
    return (focus, environment) => {
      // Values that are not there, only why they are not, are nobody's doubles.
      const items = input(focus, environment).filter(({ value: given }) => given !== undefined);
      return items.length < 2 || keys(items, environment).size === items.length;
    };
  },
  subsetOf: (call) => subset(call.input, value(call)),
  supersetOf: (call) => subset(value(call), call.input),
};

function quantifier(input: Call['input'], holds: (booleans: readonly (boolean | null)[]) => boolean) {
  return (focus: Items, environment: Environment): boolean =>
    holds(input(focus, environment).map((item) => truth([item])));
}

function subset(inner: Call['input'], outer: Call['input']) {
  return (focus: Items, environment: Environment): boolean => {
    const all = keys(outer(focus, environment), environment);
    return inner(focus, environment).every((item) => all.has(keyOf(item)));
  };
}

/** Of each item, what tells it from others. */
export function keys(items: Items, environment: Environment): ReadonlySet<string> {
  const known = new Set<string>();
  for (const item of items) known.add(paidKey(item, environment));
  return known;
}

export function paidKey(item: Item, environment: Environment): string {
  spend(environment, sizeOf(item));
  return keyOf(item);
}
