import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';

/** A stylesheet needs no reference, and a Provenance refers to what it is about (R4, Documents: Document Content). */
const EXCUSED: ReadonlySet<unknown> = new Set(['Binary', 'Provenance']);

const RESTFUL = /^(.*\/)([A-Z][A-Za-z]+\/[^/]+)$/;

/**
 * Indices of the entries of a document that nothing joins to its Composition. R4 asks for references from the
 * Composition on; later editions, and many guides for R4, for references in either direction, which is what is held
 * against an entry here: any text that names another entry by its fullUrl, or by type and id, joins the two.
 *
 * @param entries of a document Bundle, its Composition first
 */
export function looseEntries(entries: readonly Json[]): readonly number[] {
  const names = new Map<string, number>();
  entries.forEach(({ fullUrl, resource }, index) => {
    if (typeof fullUrl === 'string') names.set(fullUrl, index);
    if (!isObject(resource) || typeof resource.id !== 'string') return;
    const name = `${String(resource.resourceType)}/${resource.id}`;
    if (!names.has(name)) names.set(name, index);
  });
  const groups = createGroups(entries.length);
  entries.forEach(({ fullUrl, resource }, index) => {
    const base = typeof fullUrl === 'string' ? (RESTFUL.exec(fullUrl)?.[1] ?? '') : '';
    eachText(resource, (text) => {
      const target = names.get(text) ?? names.get(base + text) ?? names.get(RESTFUL.exec(text)?.[2] ?? '');
      if (target !== undefined) groups.join(index, target);
    });
  });
  return entries.flatMap(({ resource }, index) => {
    const isLoose = isObject(resource) && !EXCUSED.has(resource.resourceType) && !groups.areOne(0, index);
    return isLoose ? [index] : [];
  });
}

/** Longer texts name no resource. */
const MAX_NAME = 1000;

/** Not recursive, whatever the depth. */
function eachText(value: unknown, visit: (text: string) => void): void {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') {
      if (next.length <= MAX_NAME) visit(next.replace(/\/_history\/[^/]*$/, ''));
    } else if (Array.isArray(next)) for (const item of next) open.push(item);
    else if (isObject(next)) for (const key of Object.keys(next)) open.push(next[key]);
  }
}

/** Sets that grow together. */
function createGroups(size: number) {
  const parents = Int32Array.from({ length: size }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  };
  return {
    join(one: number, other: number): void {
      parents[root(one)] = root(other);
    },
    areOne: (one: number, other: number): boolean => root(one) === root(other),
  };
}
