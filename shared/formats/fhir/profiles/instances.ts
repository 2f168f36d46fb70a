import type { Definitions, Shape } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { elementOf, keysOf } from './elements-of.ts';
import type { Instance } from './run.ts';

/** The resource or value that a validation begins with. */
export function rootInstance(value: Json, shape: Shape): Instance {
  return { value, twin: undefined, key: '', index: -1, type: shape.path, shape };
}

/**
 * All occurrences of an element below a value, in document order; undefined where the value's type does not have it.
 *
 * @param name as FHIRPath names it: `value` finds `valueQuantity`
 */
export function instancesOf(definitions: Definitions, value: Json, shape: Shape, name: string): Instance[] | undefined {
  const element = elementOf(shape, name);
  if (element === undefined) return undefined;
  const found: Instance[] = [];
  for (const key of keysOf(element)) {
    const own = value[key];
    const property = shape.properties.get(key);
    if (property === undefined) continue;
    const twin = property.primitive ? value[`_${key}`] : undefined;
    if (own === undefined && twin === undefined) continue;
    const add = (item: unknown, itemTwin: unknown, index: number): void => {
      if (item === null && (itemTwin === null || itemTwin === undefined)) return;
      const isTwin = item === undefined || item === null;
      const given = { value: item ?? null, twin: itemTwin, key: isTwin ? `_${key}` : key, index };
      if (property.type !== 'Resource') {
        found.push({ ...given, type: property.type, shape: property.shape });
        return;
      }
      const type = isObject(item) && typeof item.resourceType === 'string' ? item.resourceType : 'Resource';
      found.push({ ...given, type, shape: definitions.isResource(type) ? definitions.shape(type) : undefined });
    };
    const list = Array.isArray(own) ? own : undefined;
    const twins = Array.isArray(twin) ? twin : undefined;
    if (list === undefined && twins === undefined) add(own, twin, -1);
    else for (let i = 0; i < Math.max(list?.length ?? 0, twins?.length ?? 0); i++) add(list?.[i], twins?.[i], i);
  }
  return found;
}
