import type { Shape } from '../definitions/model.ts';
import { NUMBER } from '../json/number.ts';

/** A JSON object that is being built. */
export type Built = Record<string, unknown>;

/** What came under one name inside an element. */
export interface Slot {
  /** Whether JSON writes an array. */
  readonly list: boolean;
  /** Undefined for a primitive without value. */
  readonly values: unknown[];
  /** Of primitives: id and extensions. */
  readonly twins: (Built | undefined)[];
}

/** The slot of a name; what repeats where R4 has no list becomes one all the same, and the walk says so. */
export function slotOf(slots: Map<string, Slot>, name: string, list: boolean): Slot {
  let slot = slots.get(name);
  if (slot === undefined) {
    slot = { list, values: [], twins: [] };
    slots.set(name, slot);
  }
  return slot;
}

/** Writes what came under each name as JSON has it: lists, and `_name` beside primitives that have more than a value. */
export function fill(target: Built, slots: ReadonlyMap<string, Slot> | undefined): Built {
  if (slots === undefined) return target;
  for (const [name, { list, values, twins }] of slots) {
    if (!list && values.length === 1) {
      if (values[0] !== undefined) put(target, name, values[0]);
      if (twins[0] !== undefined) put(target, `_${name}`, twins[0]);
      continue;
    }
    if (values.some(isThere)) put(target, name, values.every(isThere) ? values : values.map(orNull));
    if (twins.some(isThere)) put(target, `_${name}`, twins.map(orNull));
  }
  return target;
}

function isThere(value: unknown): boolean {
  return value !== undefined;
}

function orNull(value: unknown): unknown {
  return value === undefined ? null : value;
}

/** As `JSON.parse` does, even for a name that objects treat in their own way. */
export function put(target: Built, name: string, value: unknown): void {
  if (name !== '__proto__') target[name] = value;
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

/** A `value` attribute as JSON has it for a type: text that is no number or boolean stays text, and the walk says so. */
export function primitiveValue(text: string, type: string): unknown {
  switch (type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'integer':
    case 'positiveInt':
    case 'unsignedInt':
      // R4 lets an integer begin with +, which JSON does not write.
      return NUMBER.test(text) || /^\+[1-9]\d*$/.test(text) ? Number(text) : text;
    case 'decimal':
      return NUMBER.test(text) ? Number(text) : text;
    default:
      return text;
  }
}

/** Whether what stands under a property is a whole resource: `contained`, `Bundle.entry.resource`. */
export function holdsResource(property: { readonly shape?: Shape; readonly primitive: boolean }): boolean {
  return property.shape === undefined && !property.primitive;
}
