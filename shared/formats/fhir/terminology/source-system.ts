import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { CodeSystem, Concept } from './code-system.ts';
import { codeSystemOf } from './code-system.ts';
import type { SystemContent } from './tables.ts';

const CONTENTS: ReadonlySet<unknown> = new Set(['complete', 'fragment', 'example', 'not-present', 'supplement']);

/** A code system over a CodeSystem resource of a package, a Bundle or a contained one, which may be badly written. */
export function codeSystemOfResource(resource: Json): CodeSystem {
  let concepts: ReadonlyMap<string, Concept> | undefined;
  const { content, supplements, caseSensitive, version } = resource;
  // What it supplements says what it is, whatever its content says.
  const isSupplement = typeof supplements === 'string';
  return codeSystemOf(
    () => {
      concepts ??= readConcepts(resource);
      return concepts;
    },
    {
      // One that does not say how much it carries tells of nothing but what it lists.
      content: isSupplement ? 'supplement' : CONTENTS.has(content) ? (content as SystemContent) : 'fragment',
      caseSensitive: typeof caseSensitive === 'boolean' ? caseSensitive : undefined,
      hasProperties: true,
      ...(typeof version === 'string' && { version }),
    },
  );
}

/** Concept, and the code it stands under. */
type Pending = readonly [concept: Json, parent: string | undefined];

function readConcepts(resource: Json): ReadonlyMap<string, Concept> {
  const concepts = new Map<string, Concept & { readonly parents: string[] }>();
  const children: [parent: string, child: string][] = [];
  const open: Pending[] = [];
  push(open, resource.concept, undefined);
  // Last in, first out: not recursive, whatever the depth.
  for (let next = open.pop(); next; next = open.pop()) {
    const [item, parent] = next;
    const { code } = item;
    if (typeof code !== 'string') continue;
    push(open, item.concept, code);
    const properties = readProperties(item);
    for (const child of properties.get('child') ?? []) children.push([code, child]);
    let concept = concepts.get(code);
    if (!concept) {
      concept = { code, displays: readDisplays(item), parents: [], properties };
      concepts.set(code, concept);
    }
    if (parent !== undefined) concept.parents.push(parent);
    for (const above of properties.get('parent') ?? []) concept.parents.push(above);
    for (const above of properties.get('subsumedBy') ?? []) concept.parents.push(above);
  }
  for (const [parent, child] of children) concepts.get(child)?.parents.push(parent);
  return concepts;
}

function push(open: Pending[], concepts: unknown, parent: string | undefined): void {
  if (!Array.isArray(concepts)) return;
  for (const concept of concepts) if (isObject(concept)) open.push([concept, parent]);
}

function readDisplays({ display, designation }: Json): readonly string[] {
  const displays = typeof display === 'string' ? [display] : [];
  if (!Array.isArray(designation)) return displays;
  if (displays.length === 0) displays.push('');
  for (const item of designation) if (isObject(item) && typeof item.value === 'string') displays.push(item.value);
  return displays;
}

function readProperties({ property }: Json): ReadonlyMap<string, readonly string[]> {
  const properties = new Map<string, string[]>();
  if (!Array.isArray(property)) return properties;
  for (const item of property) {
    if (!isObject(item) || typeof item.code !== 'string') continue;
    const value = propertyText(item);
    if (value === undefined) continue;
    const values = properties.get(item.code);
    if (values) values.push(value);
    else properties.set(item.code, [value]);
  }
  return properties;
}

/** The value as filters write it: `true`, `2024-01-01`, a code without its system. */
function propertyText(item: Json): string | undefined {
  for (const key in item) {
    if (!key.startsWith('value')) continue;
    const value = item[key];
    if (key === 'valueCoding') return isObject(value) && typeof value.code === 'string' ? value.code : undefined;
    if (typeof value !== 'object') return String(value);
  }
  return undefined;
}
