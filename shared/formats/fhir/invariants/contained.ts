import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';

/**
 * dom-3: a contained resource is referred to from the resource, or refers to it. By the letter of its expression the whole
 * resource is searched once for every contained one; here once. An image of a narrative counts as a reference too, which
 * the expression cannot see (FHIR R4, Narrative: images may point at a contained Binary).
 *
 * @returns indices in `contained` of those that nothing is tied to
 */
export function looseContained(resource: Json): readonly number[] {
  const { contained } = resource;
  if (!Array.isArray(contained) || contained.length === 0) return [];
  const named = new Set<string>();
  collectFragments(resource, named);
  const loose: number[] = [];
  contained.forEach((inner: unknown, index) => {
    if (!isObject(inner) || typeof inner.id !== 'string' || named.has(`#${inner.id}`)) return;
    const own = new Set<string>();
    collectFragments(inner, own);
    if (!own.has('#')) loose.push(index);
  });
  return loose;
}

/** The value of an attribute such as `src="#image"`. */
const QUOTED_FRAGMENT = /["'](#[^"'<>]+)["']/g;

/** All texts that begin with `#`: those of references, canonicals, uris. Depth is bounded by the reader. */
function collectFragments(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    if (value.startsWith('#')) found.add(value);
    else if (value.startsWith('<div')) for (const [, fragment] of value.matchAll(QUOTED_FRAGMENT)) found.add(fragment);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const element of value) collectFragments(element, found);
    return;
  }
  for (const key in value) collectFragments((value as Json)[key], found);
}
