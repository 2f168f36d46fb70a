import type { Segment } from '../json/locate.ts';
import { formatPath } from '../json/locate.ts';
import type { StructureRule } from '../rules/structure.ts';

/** A JSON object whose shape nobody has checked. */
export type Json = { readonly [key: string]: unknown };

/** Reports a breach at a path inside the resource. */
export type Report = (
  rule: StructureRule,
  path: string,
  detail?: { readonly message?: string; readonly expected?: string; readonly actual?: string },
) => void;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Goes through a whole value for what FHIR's JSON never allows whatever the type: empty texts, objects and arrays,
 * null out of place, arrays in arrays. The value is at most `MAX_DEPTH` levels deep.
 *
 * @returns how many keys there are; fewer than were written means that some were repeated.
 */
export function walk(root: unknown, base: readonly Segment[], report: Report): number {
  const path: Segment[] = [...base];
  let keys = 0;

  const value = (current: unknown, inArray: boolean): void => {
    if (current === '') report('empty', formatPath(path), { message: 'Hay un texto vacío' });
    if (typeof current !== 'object' || current === null) return;
    if (!Array.isArray(current)) {
      object(current as Json);
      return;
    }
    if (inArray) report('jsonType', formatPath(path), { message: 'Hay un arreglo dentro de otro arreglo' });
    if (current.length === 0) report('empty', formatPath(path), { message: 'Hay un arreglo vacío' });
    for (let i = 0; i < current.length; i++) {
      path.push(i);
      value(current[i], true);
      path.pop();
    }
  };

  const object = (current: Json): void => {
    let own = 0;
    for (const key in current) {
      own++;
      const member = current[key];
      if (typeof member === 'string' && member !== '') continue;
      path.push(key);
      if (member === null) report('nullValue', formatPath(path));
      else value(member, false);
      if (Array.isArray(member)) nulls(current, key, member);
      path.pop();
    }
    keys += own;
    if (own === 0) report('empty', formatPath(path), { message: 'Hay un objeto vacío' });
  };

  /** A null in an array stands in for a value whose extension is at the same index of the twin (`given`, `_given`). */
  const nulls = (parent: Json, key: string, list: readonly unknown[]): void => {
    for (let i = 0; i < list.length; i++) {
      if (list[i] !== null) continue;
      const twin = parent[key.startsWith('_') ? key.slice(1) : `_${key}`];
      if (Array.isArray(twin) && twin[i] !== null && twin[i] !== undefined) continue;
      path.push(i);
      report('nullValue', formatPath(path));
      path.pop();
    }
  };

  value(root, false);
  return keys;
}
