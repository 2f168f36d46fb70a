import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { Visit } from './model.ts';
import type { Plan, Slot } from './plan.ts';

/** What the walk lends for the twins of primitives. */
export interface TwinParts {
  readonly path: Segment[];
  readonly report: Visit['report'];
  list(member: unknown, slot: Slot, owner: Json): void;
  primitive(value: unknown, slot: Slot, owner: Json, twin: unknown): void;
  unknown(key: string, member: unknown, plan: Plan): void;
  wrongType(value: unknown, expected: string): void;
  /** Keys were passed. */
  count(more: number): void;
}

/**
 * The walk over `_birthDate`: the id and the extensions of a primitive, or an array of them beside the array of values
 * (R4, JSON: Primitive Elements).
 */
export function createTwinWalk(parts: TwinParts): (member: unknown, slot: Slot, owner: Json) => void {
  const { path, report } = parts;

  /** @param valued whether the primitive has a value, so that an id alone is enough here */
  function one(value: unknown, slot: Slot, valued: boolean): void {
    if (!isObject(value)) {
      parts.wrongType(value, 'un objeto { } con id o extension');
      return;
    }
    const { plan } = slot;
    if (plan === undefined) return;
    let keys = 0;
    for (const key in value) {
      keys++;
      const child = plan.slots.get(key);
      if (child === undefined) parts.unknown(key, value[key], plan);
      else if (child.list) parts.list(value[key], child, value);
      else {
        path.push(key);
        parts.primitive(value[key], child, value, undefined);
        path.pop();
      }
    }
    parts.count(keys);
    if (keys === 0) report('empty', [], { message: 'Hay un objeto vacío' });
    else if (!valued && value.extension === undefined) {
      report('empty', [], { message: 'Hay un elemento sin valor ni extensiones' });
    }
  }

  function many(member: readonly unknown[], slot: Slot, values: unknown): void {
    if (member.length === 0) report('empty', [], { message: 'Hay un arreglo vacío' });
    if (Array.isArray(values) && values.length !== member.length) {
      report('twinLength', [], { expected: `${values.length} lugares` });
    }
    const level = path.length;
    path.push(0);
    for (let i = 0; i < member.length; i++) {
      path[level] = i;
      if (member[i] !== null) one(member[i], slot, isFilled(values, i));
      else if (!isFilled(values, i) && !isNull(values, i)) report('nullValue');
    }
    path.pop();
  }

  return (member, slot, owner) => {
    const values = owner[slot.other];
    path.push(slot.key);
    if (!slot.list) one(member, slot, values !== undefined && values !== null);
    else if (Array.isArray(member)) many(member, slot, values);
    else parts.wrongType(member, 'un arreglo [ ]');
    path.pop();
  };
}

/** Whether an array has a value at an index. */
export function isFilled(items: unknown, index: number): boolean {
  return Array.isArray(items) && items[index] !== null && items[index] !== undefined;
}

/** The value itself says its null: once is enough. */
function isNull(values: unknown, index: number): boolean {
  return Array.isArray(values) && values[index] === null;
}
