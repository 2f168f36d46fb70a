import type { Environment, Evaluate } from '../environment.ts';
import { single, undecidable } from '../environment.ts';
import type { Item, Items, Type } from '../items.ts';
import { DATE, DATE_TIME, DECIMAL, INTEGER, NOTHING, ofBoolean, ofNumber, ofString, TIME } from '../items.ts';
import { UnsupportedExpression } from '../lexer.ts';
import { compareMoments, compareTimes } from '../temporal.ts';
import type { Call, Deciders, Evaluators } from './call.ts';
import { argument, number, value, whole } from './call.ts';

type Convert = (item: Item) => Items;

const INTEGERS = /^[+-]?\d+$/;
const DECIMALS = /^[+-]?\d+(?:\.\d+)?$/;
const TRUE = new Set(['true', 't', 'yes', 'y', '1', '1.0']);
const FALSE = new Set(['false', 'f', 'no', 'n', '0', '0.0']);

/** FHIRPath 2.0.0, 5.5 Conversion: what cannot be converted gives nothing. */
const CONVERSIONS: Readonly<Record<string, Convert>> = {
  Boolean: ({ value: given }) => {
    if (typeof given === 'boolean') return ofBoolean(given);
    const said = String(given).toLowerCase();
    return TRUE.has(said) ? ofBoolean(true) : FALSE.has(said) ? ofBoolean(false) : NOTHING;
  },
  Integer: ({ value: given }) => {
    if (typeof given === 'boolean') return ofNumber(given ? 1 : 0);
    if (typeof given === 'number') return Number.isInteger(given) ? ofNumber(given) : NOTHING;
    return typeof given === 'string' && INTEGERS.test(given) ? [item(Number(given), INTEGER)] : NOTHING;
  },
  Decimal: ({ value: given }) => {
    if (typeof given === 'boolean') return [item(given ? 1 : 0, DECIMAL)];
    if (typeof given === 'number') return [item(given, DECIMAL)];
    return typeof given === 'string' && DECIMALS.test(given) ? [item(Number(given), DECIMAL)] : NOTHING;
  },
  String: ({ value: given }) => (typeof given === 'object' ? NOTHING : ofString(String(given))),
  Date: ({ value: given }) => {
    if (typeof given !== 'string' || compareMoments(given, given) === undefined) return NOTHING;
    return [item(given.slice(0, 10), DATE)];
  },
  DateTime: ({ value: given }) => moment(given, DATE_TIME, compareMoments),
  Time: ({ value: given }) => moment(given, TIME, compareTimes),
};

export const CONVERSION_TESTS: Deciders = Object.fromEntries(
  Object.entries(CONVERSIONS).map(([name, convert]) => [
    `convertsTo${name}`,
    ({ input }: Call) =>
      (focus: Items, environment: Environment) => {
        const given = single(input(focus, environment));
        return given === undefined ? null : convert(given).length > 0;
      },
  ]),
);

export const VALUES: Evaluators = {
  ...Object.fromEntries(
    Object.entries(CONVERSIONS).map(([name, convert]) => [
      `to${name}`,
      ({ input }: Call): Evaluate =>
        (focus, environment) => {
          const given = single(input(focus, environment));
          return given === undefined || given.value === undefined ? NOTHING : convert(given);
        },
    ]),
  ),
  iif: (call) => {
    const criterion = call.decide(argument(call));
    const then = value(call, 1);
    const otherwise = call.args.length > 2 ? value(call, 2) : undefined;
    const { input } = call;
    return (focus, environment) => {
      // Written after a dot, its arguments look at what stands before the dot.
      const items = input(focus, environment);
      if (criterion(items, environment) === true) return then(items, environment);
      return otherwise ? otherwise(items, environment) : NOTHING;
    };
  },
  trace: ({ input }) => input,
  abs: ({ input }) => math(input, Math.abs),
  ceiling: ({ input }) => math(input, Math.ceil),
  floor: ({ input }) => math(input, Math.floor),
  truncate: ({ input }) => math(input, Math.trunc),
  exp: ({ input }) => math(input, Math.exp),
  ln: ({ input }) => math(input, Math.log),
  sqrt: ({ input }) => math(input, Math.sqrt),
  round: (call) => {
    const digits = call.args.length > 0 ? value(call) : undefined;
    return (focus, environment) => {
      const given = number(call.input(focus, environment));
      const scale = 10 ** ((digits && whole(digits(focus, environment))) ?? 0);
      return given === undefined ? NOTHING : ofNumber(Math.round(given * scale) / scale);
    };
  },
  power: (call) => math2(call, (base, exponent) => base ** exponent),
  log: (call) => math2(call, (given, base) => Math.log(given) / Math.log(base)),
  // The result would differ from one day to the next for the same bytes.
  now: () => undecidable,
  today: () => undecidable,
  timeOfDay: () => undecidable,
  ...Object.fromEntries(
    // Of later editions, and rare: left to the library.
    ['lowBoundary', 'highBoundary', 'precision', 'toQuantity', 'encode', 'decode', 'escape', 'unescape'].map((name) => [
      name,
      () => {
        throw new UnsupportedExpression(`${name}() is not compiled`);
      },
    ]),
  ),
};

function item(given: unknown, type: Type): Item {
  return { value: given, type, twin: undefined };
}

function moment(given: unknown, type: Type, compare: typeof compareMoments): Items {
  return typeof given === 'string' && compare(given, given) !== undefined ? [item(given, type)] : NOTHING;
}

function math(input: Evaluate, compute: (given: number) => number): Evaluate {
  return (focus, environment) => {
    const given = number(input(focus, environment));
    return given === undefined ? NOTHING : ofNumber(compute(given));
  };
}

function math2(call: Call, compute: (given: number, other: number) => number): Evaluate {
  const other = value(call);
  return (focus, environment) => {
    const given = number(call.input(focus, environment));
    const second = number(other(focus, environment));
    return given === undefined || second === undefined ? NOTHING : ofNumber(compute(given, second));
  };
}
