import type { Check } from '../model/index.ts';

/**
 * What checks still look at in a patient that a reader vouches for (see `Sink.readsOfVouched`): where a check looks at
 * the vouched data through nothing but keywords that vouching settles, its verdict rests on the other data alone. The
 * verdict on one such patient, found by the check itself, is then that on all with the same other data.
 */

/** Vouched, and there in every such patient. */
const PRESENT: readonly string[] = ['curp', 'givenNames', 'firstSurname', 'birthDate'];
const VOUCHED: readonly string[] = [...PRESENT, 'secondSurname', 'birthDateText'];

/** Parts of a schema that only join others. */
const JOINS: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

/** Shortest and longest of a vouched text, over all data. */
const SHORTEST = 2;
const LONGEST = 50;
/** Completed years that no vouched birth date is before the day of care. */
const OLD = 120;
/** A sound CURP speaks of births in 1900 to 2099; a date of another year is that of nobody. */
const BIRTH_YEAR = /^(19|20)/;

/**
 * The data that the verdicts of the checks rest on in vouched patients; undefined where some check looks at a vouched
 * datum in a way that vouching does not settle.
 */
export function restOfVouched(checks: readonly Check[]): readonly string[] | undefined {
  const rest = new Set<string>();
  for (const { when, must } of checks) {
    if (!collect(when ?? true, rest) || !collect(must, rest)) return undefined;
  }
  return [...rest];
}

/** Adds the other data that a schema over a patient looks at; false where it looks at more. */
function collect(schema: unknown, into: Set<string>): boolean {
  if (typeof schema === 'boolean') return true;
  if (!isObject(schema)) return false;
  return Object.entries(schema).every(([keyword, value]) => {
    if (keyword === 'required') {
      for (const name of value as readonly string[]) if (!VOUCHED.includes(name)) into.add(name);
      return true;
    }
    if (keyword === 'properties') return Object.entries(value as object).every((entry) => collectDatum(...entry, into));
    return JOINS.includes(keyword) && [value].flat().every((part) => collect(part, into));
  });
}

function collectDatum(name: string, schema: unknown, into: Set<string>): boolean {
  // It is absent, so nothing is said of it.
  if (name === 'birthDateText') return true;
  if (VOUCHED.includes(name)) return isSettled(schema, name);
  into.add(name);
  return collectTexts(schema, into);
}

/** Every text in a schema may name another datum that it looks at; none of them may be a vouched one. */
function collectTexts(value: unknown, into: Set<string>): boolean {
  if (typeof value === 'string') into.add(value);
  if (typeof value === 'string') return !VOUCHED.includes(value) && value !== 'names';
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((inner) => collectTexts(inner, into));
}

/** Whether vouching settles what a schema says of a vouched datum. */
function isSettled(schema: unknown, name: string): boolean {
  if (typeof schema === 'boolean') return true;
  if (!isObject(schema)) return false;
  return Object.entries(schema).every(([keyword, value]) => {
    if (JOINS.includes(keyword)) return [value].flat().every((part) => isSettled(part, name));
    if (keyword === 'type' || keyword === 'minLength') return keyword === 'type' || Number(value) <= SHORTEST;
    if (keyword === 'maxLength') return Number(value) >= LONGEST;
    if (name === 'curp') return keyword === 'curp' || keyword === 'agreesWith';
    return name === 'birthDate' && isSettledOfBirth(keyword, value);
  });
}

function isSettledOfBirth(keyword: string, value: unknown): boolean {
  if (keyword === 'isoDate') return true;
  if (keyword === 'const') return typeof value === 'string' && !BIRTH_YEAR.test(value);
  if (keyword === 'notAfter') return value === 'careDate';
  if (keyword !== 'notBefore' || !isObject(value)) return false;
  return value.field === 'careDate' && Number(value.years) >= OLD;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
