import { isObject } from '../json/value.ts';

/** Whether two JSON values are the same, whatever the order of their keys. `fixed[x]` asks for this. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}

/** Whether a value holds all that `pattern[x]` holds: every member, and for every item of a list some item. */
export function hasPattern(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    return pattern.every((wanted) => items.some((item) => hasPattern(item, wanted)));
  }
  if (!isObject(pattern)) return value === pattern;
  return isObject(value) && Object.keys(pattern).every((key) => hasPattern(value[key], pattern[key]));
}

/**
 * Compares two values of an ordered type: numbers, dates and times, and quantities of the same unit.
 *
 * @returns below zero, zero, above zero; null where their order cannot be told
 */
export function compareValues(a: unknown, b: unknown): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareDates(a, b);
  if (!isObject(a) || !isObject(b) || a.comparator !== undefined) return null;
  const isSameUnit =
    a.code !== undefined && b.code !== undefined ? a.code === b.code && a.system === b.system : a.unit === b.unit;
  return isSameUnit ? compareValues(a.value, b.value) : null;
}

/** Dates of different precision have an order only where they differ before the shorter one ends. */
function compareDates(a: string, b: string): number | null {
  const pattern = /^(\d{4}(-\d\d){0,2}|(\d\d:){2}\d\d)/;
  const left = pattern.exec(a)?.[0];
  const right = pattern.exec(b)?.[0];
  if (left === undefined || right === undefined) return null;
  const length = Math.min(left.length, right.length);
  const [x, y] = [left.slice(0, length), right.slice(0, length)];
  if (x !== y) return Math.abs(dayOf(x) - dayOf(y)) > 1 || a.length === b.length ? (x < y ? -1 : 1) : null;
  return a === b ? 0 : null;
}

/** Days, for telling apart dates that a time zone might turn round; for times, seconds over a day's length. */
function dayOf(text: string): number {
  const [year, month = 1, day = 1] = text.split('-').map(Number);
  return text.includes(':') ? Number(text.replaceAll(':', '')) : Date.UTC(year, month - 1, day) / 86_400_000;
}
