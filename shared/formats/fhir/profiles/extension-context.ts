import type { Definitions, Property, Shape } from '../definitions/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { choiceKey } from './elements-of.ts';
import type { ExtensionContext } from './model.ts';

/** Where an extension stands. */
export interface Holder {
  /** Names that contexts may use for the element: `Patient.name`, `HumanName`, `Element`. */
  readonly names: ReadonlySet<string>;
  /** Url of the extension that holds it directly. */
  readonly extensionUrl: string | undefined;
  /** The element itself. */
  readonly value: unknown;
  /** Type or definition path of the element. */
  readonly type: string;
}

/**
 * What holds the extension at a JSON path.
 *
 * @param path ends in the property and index of the extension; a primitive's twin counts as the primitive
 * @returns undefined where the path leaves what R4 defines, or the place stands for another
 */
export function holderOf(definitions: Definitions, root: Json, path: readonly Segment[]): Holder | undefined {
  let value: unknown = root;
  let shape = shapeOf(definitions, root);
  let property: Property | undefined;
  /** Paths of the element below the resource, and below each datatype on the way: `Patient.name.period`, `HumanName.period`. */
  let paths: string[] = [];
  const end = extensionStart(path);
  if (shape === undefined || end < 0) return undefined;
  for (let i = 0; i < end; i++) {
    const segment = path[i];
    if (typeof segment === 'number') {
      value = Array.isArray(value) ? value[segment] : undefined;
      shape = property?.type === 'Resource' && isObject(value) ? shapeOf(definitions, value) : shape;
      continue;
    }
    if (shape === undefined || !isObject(value)) return undefined;
    const key = segment.startsWith('_') ? segment.slice(1) : segment;
    const next: Property | undefined = shape.properties.get(key);
    // The values in an ElementDefinition (examples, fixed ones) stand for those of the element that it defines.
    const isSample = next?.element.choice === true && shape.path.startsWith('ElementDefinition');
    if (next === undefined || isSample) return undefined;
    const { name, choice, path: defined } = next.element;
    const below = [...paths, shape.path].flatMap((start) =>
      choice
        ? [`${start}.${name}[x]`, `${start}.${name}`, `${start}.${choiceKey(name, next.type)}`]
        : [`${start}.${name}`],
    );
    const startsAnew = next.type === 'Resource';
    paths = startsAnew
      ? []
      : [...new Set([...below, defined, ...(next.shape?.kind === 'backbone' ? [next.shape.path] : [])])];
    value = value[segment];
    property = next;
    shape = startsAnew && isObject(value) ? shapeOf(definitions, value) : next.shape;
  }
  const isResource = property === undefined || property.type === 'Resource';
  const type = isResource ? shape?.path : property?.shape?.kind === 'backbone' ? 'BackboneElement' : property?.type;
  if (type === undefined) return undefined;
  const names = new Set([...paths, type]);
  for (const ancestor of ['Resource', 'DomainResource', 'BackboneElement', 'Element', 'Quantity'])
    if (definitions.isKindOf(type, ancestor) || (ancestor === 'Element' && !isResource)) names.add(ancestor);
  // `string` covers what derives from it (code, markdown, id), as R4 derives its primitives.
  const url = type === 'Extension' && isObject(value) && typeof value.url === 'string' ? value.url : undefined;
  return { names, extensionUrl: url, value, type: shape?.path ?? type };
}

/** Index of the `extension` or `modifierExtension` that the path ends in. */
function extensionStart(path: readonly Segment[]): number {
  for (let i = path.length - 1; i >= 0; i--) if (path[i] === 'extension' || path[i] === 'modifierExtension') return i;
  return -1;
}

function shapeOf(definitions: Definitions, { resourceType }: Json): Shape | undefined {
  return typeof resourceType === 'string' && definitions.isResource(resourceType)
    ? definitions.shape(resourceType)
    : undefined;
}

/**
 * Whether one of the contexts allows the place; null where one might, and nobody can tell.
 *
 * @param holds evaluates FHIRPath criteria at the element
 */
export function isAllowed(
  contexts: readonly ExtensionContext[],
  holder: Holder,
  holds: (criteria: string) => boolean | null,
): boolean | null {
  let verdict: boolean | null = contexts.length === 0 ? null : false;
  for (const { type, expression } of contexts) {
    if (type === 'element') {
      const name = expression.replace(/^http:\/\/hl7\.org\/fhir\/StructureDefinition\//, '').replace('#', '.');
      // A slice of a profile cannot be told from the base alone.
      if (expression.includes(':') && !expression.startsWith('http')) verdict = null;
      // `Element` is R4's word for anywhere.
      else if (holder.names.has(name) || name === 'Element' || name === '*') return true;
    } else if (type === 'extension') {
      if (expression === holder.extensionUrl) return true;
      if (expression.includes('#') && holder.extensionUrl !== undefined) verdict = null;
    } else {
      const selected = isSelected(expression, holder, holds);
      if (selected === true) return true;
      if (selected === null) verdict = null;
    }
  }
  return verdict;
}

/** Whether a FHIRPath such as `Patient.address.where(use = 'home')` selects the element; null for other forms. */
function isSelected(
  expression: string,
  { names }: Holder,
  holds: (criteria: string) => boolean | null,
): boolean | null {
  const match = /^([A-Za-z]+(?:\.[A-Za-z]+)*)(?:\.where\((.*)\))?$/.exec(expression.trim());
  if (match === null) return null;
  const [, path, criteria] = match;
  if (!names.has(path)) return false;
  if (criteria === undefined) return true;
  return hasOneGroup(criteria) ? holds(criteria) : null;
}

/** Whether the text between two brackets is all of one pair of them: `a) or (b` is not. */
function hasOneGroup(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth++;
    if (char === ')' && --depth < 0) return false;
  }
  return depth === 0;
}
