/** Says what is wrong with a value and where; never returns. */
export type Fail = (what: string) => never;
/** Looks at one JSON value. */
export type Check = (value: unknown, fail: Fail) => void;

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const test =
  (passes: (value: unknown) => boolean, what: string): Check =>
  (value, fail) => {
    if (!passes(value)) fail(what);
  };

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export const text = test((value) => typeof value === 'string' && value.trim() !== '', 'no es un texto');
export const anyText = test((value) => typeof value === 'string', 'no es un texto');
export const flag = test((value) => typeof value === 'boolean', 'no es «true» o «false»');
export const number = test(isNumber, 'no es un número');
export const integer = test(Number.isInteger, 'no es un número entero');
export const count = test((value) => Number.isInteger(value) && (value as number) >= 0, 'no es un entero desde 0');
export const positive = test((value) => Number.isInteger(value) && (value as number) > 0, 'no es un entero positivo');
export const scalar = test((value) => isNumber(value) || typeof value === 'string', 'no es un número ni un texto');
export const kebab = test(
  (value) => typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
  'no es un identificador en minúsculas con guiones',
);
export const hour = test((value) => typeof value === 'string' && /^\d\d:[0-5]\d$/.test(value), 'no es una hora HH:MM');

export const oneOf = (values: readonly string[]): Check =>
  test((value) => values.includes(value as string), `no es uno de ${values.join(', ')}`);

/** An array of at most `most` values (a bound on what a mistaken file may cost), with at least `least`. */
export function listOf(item: Check, least = 0, most = 10_000): Check {
  return (value: unknown, fail: Fail): void => {
    if (!Array.isArray(value)) fail('no es una lista');
    if (value.length < least) fail(`pide ${least} o más elementos`);
    if (value.length > most) fail(`tiene más de ${most} elementos`);
    value.forEach((one, index) => {
      item(one, (what) => fail(`elemento ${index + 1} ${what}`));
    });
  };
}

/** An object whose keys are anybody's. */
export function mapOf(item: Check): Check {
  return (value: unknown, fail: Fail): void => {
    if (!isObject(value)) fail('no es un objeto');
    for (const [key, one] of Object.entries(value)) item(one, (what) => fail(`«${key}» ${what}`));
  };
}

/** An object with all of `required`, some of `optional` and nothing else. */
export function shape(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return (value: unknown, fail: Fail): void => {
    if (!isObject(value)) fail('no es un objeto');
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(required, key) && !Object.hasOwn(optional, key)) fail(`lleva «${key}», que no se conoce`);
    }
    for (const [key, check] of Object.entries(required)) {
      if (!Object.hasOwn(value, key)) fail(`le falta «${key}»`);
      check(value[key], (what) => fail(`«${key}» ${what}`));
    }
    for (const [key, check] of Object.entries(optional)) {
      if (Object.hasOwn(value, key)) check(value[key], (what) => fail(`«${key}» ${what}`));
    }
  };
}

/** Objects told apart by their `kind`. */
export function kinds(byKind: Readonly<Record<string, Check>>): Check {
  return (value: unknown, fail: Fail): void => {
    if (!isObject(value)) fail('no es un objeto');
    const { kind } = value;
    if (typeof kind !== 'string' || !Object.hasOwn(byKind, kind)) fail('es de una clase («kind») que no se conoce');
    byKind[kind](value, fail);
  };
}
