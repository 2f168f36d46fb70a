import type { Ast } from '../ast.ts';
import type { Environment, Evaluate } from '../environment.ts';
import { spend } from '../environment.ts';
import type { Item, Items } from '../items.ts';
import { NOTHING, ofNumber } from '../items.ts';
import { children, descendants } from '../navigate.ts';
import { isOfType } from '../type-test.ts';
import type { Evaluators } from './call.ts';
import { argument, eachItem, typeOf, value, whole } from './call.ts';
import { keys, paidKey } from './existence.ts';

/** FHIRPath 2.0.0, 5.2 Filtering, 5.3 Subsetting, 5.4 Combining, 5.8 Tree navigation, 7 Aggregates. */
export const COLLECTIONS: Evaluators = {
  where: (call) => {
    const { input } = call;
    const criterion = call.decide(argument(call));
    return (focus, environment) => {
      const out: Item[] = [];
      eachItem(input(focus, environment), environment, (each, item) => {
        if (criterion(each, environment) === true) out.push(item);
      });
      return out;
    };
  },
  select: (call) => {
    const { input } = call;
    const projection = value(call);
    return (focus, environment) => {
      const out: Item[] = [];
      eachItem(input(focus, environment), environment, (each) => pushAll(out, projection(each, environment)));
      spend(environment, out.length);
      return out;
    };
  },
  repeat: (call) => {
    const { input } = call;
    if (isChildren(argument(call))) return (focus, environment) => descendants(input(focus, environment), environment);
    const projection = value(call);
    return (focus, environment) => {
      const known = new Set<string>();
      const out: Item[] = [];
      for (let level = input(focus, environment); level.length > 0; ) {
        const next: Item[] = [];
        eachItem(level, environment, (each) => {
          for (const item of projection(each, environment)) {
            const key = paidKey(item, environment);
            if (known.has(key)) continue;
            known.add(key);
            next.push(item);
          }
        });
        pushAll(out, next);
        level = next;
      }
      return out;
    };
  },
  ofType: (call) => {
    const { input } = call;
    const type = typeOf(call);
    return (focus, environment) => {
      const { definitions } = environment.types;
      return input(focus, environment).filter((item) => isOfType(item, type, definitions));
    };
  },
  single: ({ input }) => {
    return (focus, environment) => {
      const items = input(focus, environment);
      if (items.length > 1) spend(environment, Number.POSITIVE_INFINITY);
      return items;
    };
  },
  first: ({ input }) => slice(input, 0, 1),
  last: ({ input }) => slice(input, -1, undefined),
  tail: ({ input }) => slice(input, 1, undefined),
  skip: (call) => {
    const count = value(call);
    return (focus, environment) =>
      call.input(focus, environment).slice(Math.max(whole(count(focus, environment)) ?? 0, 0));
  },
  take: (call) => {
    const count = value(call);
    return (focus, environment) =>
      call.input(focus, environment).slice(0, Math.max(whole(count(focus, environment)) ?? 0, 0));
  },
  intersect: (call) => {
    const other = value(call);
    return (focus, environment) => {
      const items = call.input(focus, environment);
      if (items.length === 0) return NOTHING;
      const wanted = keys(other(focus, environment), environment);
      return distinct(items, environment, wanted);
    };
  },
  exclude: (call) => {
    const other = value(call);
    return (focus, environment) => {
      const unwanted = keys(other(focus, environment), environment);
      return call.input(focus, environment).filter((item) => !unwanted.has(paidKey(item, environment)));
    };
  },
  distinct: ({ input }) => {
    return (focus, environment) => distinct(input(focus, environment), environment);
  },
  union: (call) => union(call.input, value(call)),
  combine: (call) => {
    const other = value(call);
    return (focus, environment) => {
      const left = call.input(focus, environment);
      const right = other(focus, environment);
      spend(environment, left.length + right.length);
      return [...left, ...right];
    };
  },
  count: ({ input }) => {
    return (focus, environment) => ofNumber(input(focus, environment).length);
  },
  children: ({ input }) => {
    return (focus, environment) => children(input(focus, environment), environment);
  },
  descendants: ({ input }) => {
    return (focus, environment) => descendants(input(focus, environment), environment);
  },
  aggregate: (call) => {
    const { input, args } = call;
    const step = value(call);
    const start = args.length > 1 ? value(call, 1) : undefined;
    return (focus, environment) => {
      const outer = environment.total;
      environment.total = start ? start(focus, environment) : NOTHING;
      eachItem(input(focus, environment), environment, (each) => {
        environment.total = step(each, environment);
      });
      const { total } = environment;
      environment.total = outer;
      return total;
    };
  },
};

/** `left | right`: both, each item once. */
export function union(left: Evaluate, right: Evaluate): Evaluate {
  return (focus, environment) => distinct([...left(focus, environment), ...right(focus, environment)], environment);
}

function distinct(items: Items, environment: Environment, wanted?: ReadonlySet<string>): Items {
  const known = new Set<string>();
  return items.filter((item) => {
    const key = paidKey(item, environment);
    if (known.has(key) || (wanted !== undefined && !wanted.has(key))) return false;
    known.add(key);
    return true;
  });
}

function slice(input: Evaluate, from: number, to: number | undefined): Evaluate {
  return (focus, environment) => {
    const items = input(focus, environment);
    return items.length === 0 ? items : items.slice(from, to);
  };
}

function isChildren(ast: Ast): boolean {
  return ast.kind === 'call' && ast.of === undefined && ast.name === 'children';
}

/** Without spreading, which a million items would make too deep a call of. */
function pushAll(out: Item[], items: Items): undefined {
  for (const item of items) out.push(item);
}
