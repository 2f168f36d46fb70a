import type { Definitions, ElementDefinition, Shape } from '../definitions/model.ts';
import type { ProfileNode } from './model.ts';

const byName = new WeakMap<Shape, Map<string, ElementDefinition>>();
const keysByName = new WeakMap<ElementDefinition, readonly string[]>();

/** The element of a shape by its name in FHIRPath: `value` for `value[x]`. */
export function elementOf(shape: Shape, name: string): ElementDefinition | undefined {
  let names = byName.get(shape);
  if (names === undefined) {
    names = new Map(shape.elements.map((element) => [element.name, element]));
    byName.set(shape, names);
  }
  return names.get(name);
}

/** JSON properties under which an element may stand. */
export function keysOf(element: ElementDefinition): readonly string[] {
  if (!element.choice) return [element.name];
  let keys = keysByName.get(element);
  if (keys === undefined) {
    keys = element.types.map(({ code }) => choiceKey(element.name, code));
    keysByName.set(element, keys);
  }
  return keys;
}

/** `value`, `Quantity` → `valueQuantity`. */
export function choiceKey(name: string, code: string): string {
  return name + code.charAt(0).toUpperCase() + code.slice(1);
}

/** The shape that values of a profiled element have, where the profile and the base leave but one. */
export function childShape(definitions: Definitions, shape: Shape | undefined, node: ProfileNode): Shape | undefined {
  const element = shape === undefined ? undefined : elementOf(shape, node.name);
  if (shape === undefined || element === undefined) return undefined;
  const isOpen = element.choice || element.types[0]?.code === 'Resource';
  if (isOpen) return node.types?.length === 1 ? definitions.shape(node.types[0].code) : undefined;
  return shape.properties.get(element.name)?.shape;
}
