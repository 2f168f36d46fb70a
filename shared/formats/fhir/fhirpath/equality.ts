import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { undecidable } from './environment.ts';
import type { Item, Items } from './items.ts';
import { compareMoments, compareTimes } from './temporal.ts';

const MOMENTS = new Set(['date', 'dateTime', 'instant', 'Date', 'DateTime']);
const TIMES = new Set(['time', 'Time']);

/** FHIRPath's `=`: null where either side is empty, or precision leaves it open. */
export function equal(left: Items, right: Items): boolean | null {
  if (left.length === 0 || right.length === 0) return null;
  if (left.length !== right.length) return false;
  let open = false;
  for (let i = 0; i < left.length; i++) {
    const same = equalItems(left[i], right[i]);
    if (same === false) return false;
    if (same === null) open = true;
  }
  return open ? null : true;
}

export function equalItems(left: Item, right: Item): boolean | null {
  if (left.value === undefined || right.value === undefined) return null;
  if (isObject(left.value) && isObject(right.value)) {
    if (isQuantity(left) && isQuantity(right)) return orderQuantities(left.value, right.value) === 0;
    return sameJson(left.value, right.value);
  }
  const order = compareTemporal(left, right);
  if (order !== undefined) return order === null ? null : order === 0;
  return left.value === right.value;
}

/** Below 0, 0, above 0; null where it cannot be told, undefined where the two have no order. */
export function compareItems(left: Item, right: Item): number | null | undefined {
  const a = left.value;
  const b = right.value;
  // Only extensions, such as one that says why there is no value.
  if (a === undefined || b === undefined) return undecidable();
  const order = compareTemporal(left, right);
  if (order !== undefined) return order;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (isObject(a) && isObject(b) && isQuantity(left) && isQuantity(right)) return orderQuantities(a, b);
  return undefined;
}

/** Undefined where neither is a moment, so that they compare as what they are. */
function compareTemporal(left: Item, right: Item): number | null | undefined {
  const a = left.value;
  const b = right.value;
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  const name = left.type.name;
  const other = right.type.name;
  const isMoment = MOMENTS.has(name) || MOMENTS.has(other);
  if (!isMoment && !TIMES.has(name) && !TIMES.has(other)) return undefined;
  const order = isMoment ? compareMoments(a, b) : compareTimes(a, b);
  // What is no moment is a fault of its own, told where formats are.
  return order === undefined ? undecidable() : order;
}

function isQuantity(item: Item): boolean {
  if (item.type.name === 'Quantity') return true;
  const properties = item.type.shape?.properties;
  return properties?.has('comparator') === true && properties.has('value') && properties.has('code');
}

/** Only in one and the same unit: converting is left to those who have UCUM's tables. */
function orderQuantities(a: Json, b: Json): number {
  if (typeof a.value !== 'number' || typeof b.value !== 'number') return undecidable();
  if (a.comparator !== undefined || b.comparator !== undefined) return undecidable();
  const sameUnit = (a.code ?? a.unit) === (b.code ?? b.unit);
  const sameSystem = a.system === undefined || b.system === undefined || a.system === b.system;
  if (!sameUnit || !sameSystem) return undecidable();
  return a.value - b.value;
}

/** Whether two JSON values say the same, whatever the order of their keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((element, index) => sameJson(element, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameJson(a[key], b[key]));
}

/** FHIRPath's `~`: order, case and runs of spaces do not count; null never comes. */
export function equivalent(left: Items, right: Items): boolean {
  if (left.length !== right.length) return false;
  const rest = [...right];
  return left.every((item) => {
    const index = rest.findIndex((other) => equivalentItems(item, other));
    if (index < 0) return false;
    rest.splice(index, 1);
    return true;
  });
}

function equivalentItems(left: Item, right: Item): boolean {
  const a = left.value;
  const b = right.value;
  if (typeof a === 'string' && typeof b === 'string') {
    return compareTemporal(left, right) === 0 || normalize(a) === normalize(b);
  }
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 1e-8;
  return equalItems(left, right) === true;
}

function normalize(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A text that two equal items share and unequal ones do not: makes searches in collections linear. */
export function keyOf(item: Item): string {
  const { value } = item;
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'object' && value !== null) return `o${canonical(value)}`;
  return `${typeof value}${value}`;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}

/** How much work {@link keyOf} is: the number of values below. */
export function sizeOf(item: Item): number {
  return typeof item.value === 'object' ? countValues(item.value) : 1;
}

function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const member of Array.isArray(value) ? value : Object.values(value)) count += countValues(member);
  return count;
}
