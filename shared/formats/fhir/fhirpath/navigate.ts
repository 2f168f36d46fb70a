import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { Environment, Evaluate } from './environment.ts';
import { spend } from './environment.ts';
import type { Item, Items, Lead, Step, Type, Types } from './items.ts';
import { NOTHING, STRING, UNKNOWN } from './items.ts';

/** The children of `item` that a name leads to are added to `out`. */
function pushChildren(item: Item, name: string, steps: readonly Step[], types: Types, out: Item[]): void {
  if (item.type.kind !== 'complex') {
    if (item.twin !== undefined && (name === 'extension' || name === 'id')) pushOfTwin(item.twin, name, types, out);
    return;
  }
  const value = item.value;
  if (!isObject(value)) return;
  if (item.type.shape === undefined) {
    pushValue(value[name], undefined, undefined, types, out);
    return;
  }
  for (const step of steps) {
    const twin = step.twinKey === undefined ? undefined : value[step.twinKey];
    pushValue(value[step.key], twin, step.type, types, out);
  }
}

function pushOfTwin(twin: Json, name: string, types: Types, out: Item[]): void {
  if (name === 'extension') pushValue(twin.extension, undefined, types.extension, types, out);
  else pushValue(twin.id, undefined, STRING, types, out);
}

function pushValue(value: unknown, twin: unknown, type: Type | undefined, types: Types, out: Item[]): void {
  if (!Array.isArray(value) && !Array.isArray(twin)) {
    pushOne(value, twin, type, types, out);
    return;
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const twins: readonly unknown[] = Array.isArray(twin) ? twin : [];
  const length = Math.max(list.length, twins.length);
  for (let i = 0; i < length; i++) pushOne(list[i], twins[i], type, types, out);
}

function pushOne(value: unknown, twin: unknown, type: Type | undefined, types: Types, out: Item[]): void {
  const ownTwin = isObject(twin) ? twin : undefined;
  const present = value !== undefined && value !== null;
  if (!present && ownTwin === undefined) return;
  out.push({ value: present ? value : undefined, type: type ?? typeOf(value, types), twin: ownTwin });
}

function typeOf(value: unknown, types: Types): Type {
  if (!isObject(value)) return typeof value === 'object' ? UNKNOWN : STRING;
  return 'resourceType' in value ? types.ofResource(value) : UNKNOWN;
}

const NOWHERE: Lead = { steps: [], keys: undefined };

/** A step along a name. What it leads to from the last type met is kept, since the same types come again and again. */
export function createStep(name: string): (items: Items, environment: Environment) => Items {
  let lastType: Type | undefined;
  let lead = NOWHERE;
  return (items, environment) => {
    if (items.length === 0) return NOTHING;
    const { types } = environment;
    let out: Item[] | undefined;
    for (const item of items) {
      if (item.type !== lastType) {
        lastType = item.type;
        lead = types.lead(item.type, name);
      }
      // Most names lead nowhere: nothing is made for them.
      if (item.type.shape !== undefined && !leadsOn(item.value as Json, lead)) continue;
      out ??= [];
      pushChildren(item, name, lead.steps, types, out);
    }
    if (out === undefined) return NOTHING;
    if (out.length > 16) spend(environment, out.length);
    return out;
  };
}

/** Whether a name leads anywhere, without making items: most constraints ask only that. */
export function createPresence(name: string): (items: Items, environment: Environment) => boolean {
  const step = createStep(name);
  let lastType: Type | undefined;
  let lead = NOWHERE;
  return (items, environment) => {
    for (const item of items) {
      if (item.type.shape === undefined) {
        if (step(items, environment).length > 0) return true;
        continue;
      }
      if (item.type !== lastType) {
        lastType = item.type;
        lead = environment.types.lead(item.type, name);
      }
      if (leadsOn(item.value as Json, lead)) return true;
    }
    return false;
  };
}

function leadsOn(value: Json, { steps, keys }: Lead): boolean {
  if (keys !== undefined) {
    for (const key in value) if (keys.has(key) && isPresent(value[key])) return true;
    return false;
  }
  for (const { key, twinKey } of steps) {
    if (isPresent(value[key]) || (twinKey !== undefined && isPresent(value[twinKey]))) return true;
  }
  return false;
}

function isPresent(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return Array.isArray(value) ? value.some((element) => element !== null) : true;
}

/** All children, in the order of the JSON text. */
export const children: Evaluate = (items, environment) => {
  const out: Item[] = [];
  for (const item of items) pushAllChildren(item, environment.types, out);
  spend(environment, out.length);
  return out;
};

function pushAllChildren(item: Item, types: Types, out: Item[]): void {
  if (item.type.kind !== 'complex') {
    if (item.twin === undefined) return;
    pushOfTwin(item.twin, 'id', types, out);
    pushOfTwin(item.twin, 'extension', types, out);
    return;
  }
  const value = item.value;
  if (!isObject(value)) return;
  const properties = item.type.shape?.properties;
  for (const key in value) {
    if (key === 'resourceType') continue;
    const isTwin = key.startsWith('_');
    const name = isTwin ? key.slice(1) : key;
    if (isTwin && value[name] !== undefined) continue;
    const property = properties?.get(name);
    if (properties !== undefined && property === undefined) continue;
    const type = property && types.ofProperty(property);
    pushValue(value[name], property?.primitive === false ? undefined : value[`_${name}`], type, types, out);
  }
}

/** All that stands below, level by level: FHIRPath's `repeat(children())`, without its search for repeated items. */
export const descendants: Evaluate = (items, environment) => {
  const out: Item[] = [];
  let level = items;
  while (level.length > 0) {
    level = children(level, environment);
    for (const item of level) out.push(item);
  }
  return out;
};
