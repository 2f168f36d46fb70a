import type { Constraint, Definitions, ElementDefinition, Shape } from '../definitions/model.ts';
import { withoutVersion } from './canonical.ts';
import { childShape, elementOf } from './elements-of.ts';
import type { ProfileNode, ProfileType } from './model.ts';

const CORE = 'http://hl7.org/fhir/StructureDefinition/';

/**
 * Takes away what a snapshot only repeats from the base type, and notes what the base asks for by itself; what is left
 * is what the profile adds.
 *
 * @returns sentences about what can never be met
 */
export function prune(root: ProfileNode, shape: Shape | undefined, definitions: Definitions): readonly string[] {
  const problems: string[] = [];

  const visit = (node: ProfileNode, own: Shape | undefined, path: string): void => {
    for (const [name, child] of node.children) {
      const element = own === undefined ? undefined : elementOf(own, name);
      const next = childShape(definitions, own, child);
      reduce(child, element, next, `${path}.${name}`);
      for (const slice of child.slices) reduceSlice(slice, child, element, own, `${path}.${name}`);
      visit(child, next, `${path}.${name}`);
      if (isEmpty(child)) node.children.delete(name);
    }
  };

  const reduceSlice = (
    slice: ProfileNode,
    parent: ProfileNode,
    element: ElementDefinition | undefined,
    holder: Shape | undefined,
    path: string,
  ): void => {
    const named = slice.types === undefined ? holder?.properties.get(slice.sliceName ?? '') : undefined;
    // `value[x]:valueQuantity` names its type.
    if (named?.element.choice === true && named.element === element)
      slice.types = [{ code: named.type, profiles: [], targetProfiles: [], aggregation: [] }];
    const next = childShape(definitions, holder, slice.types === undefined ? parent : slice);
    // Snapshots repeat in each slice what holds for all values.
    const isRepeated = ({ key }: Constraint) => parent.constraints.some((constraint) => constraint.key === key);
    slice.constraints = slice.constraints.filter((constraint) => !isRepeated(constraint));
    if (slice.binding?.valueSet === parent.binding?.valueSet) slice.binding = undefined;
    reduce(slice, element, next, `${path}:${slice.sliceName}`);
    // How many values of a slice there are is never the base's matter.
    slice.baseMin = 0;
    for (const inner of slice.slices) reduceSlice(inner, slice, element, holder, path);
    visit(slice, next, path);
  };

  const reduce = (
    node: ProfileNode,
    element: ElementDefinition | undefined,
    next: Shape | undefined,
    path: string,
  ): void => {
    const isSlice = node.sliceName !== undefined;
    const min = Math.max(node.min ?? 0, isSlice ? 0 : (element?.min ?? 0));
    if (min > (node.max ?? element?.max ?? Number.POSITIVE_INFINITY)) {
      problems.push(`${path} debe aparecer al menos ${min} veces y a lo más ${node.max ?? element?.max}`);
      node.min = undefined;
      node.max = undefined;
    }
    if (node.slicing === undefined && node.slices.length > 0) node.slicing = impliedSlicing(node, element);
    node.constraints = node.constraints.filter((constraint) => !isKnown(constraint, element, next));
    // Weaker bindings never make a resource wrong.
    if (node.binding?.strength !== 'required') node.binding = undefined;
    if (element === undefined) return;
    node.baseMin = element.min;
    if (node.min !== undefined && node.min <= (isSlice ? 0 : element.min)) node.min = undefined;
    if (node.max !== undefined && node.max >= (isSlice ? Number.POSITIVE_INFINITY : element.max)) node.max = undefined;
    if (node.types !== undefined && !isSlice && addsNothing(node.types, element)) node.types = undefined;
    if (node.maxLength !== undefined && element.maxLength !== undefined && node.maxLength >= element.maxLength)
      node.maxLength = undefined;
    const { binding } = element;
    const isBase =
      binding?.strength === 'required' &&
      node.binding !== undefined &&
      withoutVersion(node.binding.valueSet) === binding.valueSet;
    if (isBase) node.binding = undefined;
  };

  root.constraints = root.constraints.filter((constraint) => !isKnown(constraint, undefined, shape));
  visit(root, shape, root.name);
  return problems;
}

function impliedSlicing(node: ProfileNode, element: ElementDefinition | undefined): ProfileNode['slicing'] {
  if (node.name === 'extension' || node.name === 'modifierExtension')
    return { discriminators: [{ type: 'value', path: 'url' }], rules: 'open', ordered: false };
  if (element?.choice === true)
    return { discriminators: [{ type: 'type', path: '$this' }], rules: 'open', ordered: false };
  return undefined;
}

function isKnown(constraint: Constraint, element: ElementDefinition | undefined, shape: Shape | undefined): boolean {
  if (constraint.key === 'ele-1' || constraint.key === 'ext-1') return true;
  // By key alone: tools write R4's own constraints with later wordings of their expressions.
  const isSame = ({ key }: Constraint) => key === constraint.key;
  return element?.constraints.some(isSame) === true || shape?.constraints.some(isSame) === true;
}

/** Whether the profile's types are just those of the base. */
function addsNothing(types: readonly ProfileType[], element: ElementDefinition): boolean {
  // The types of `id`, `url` and `value` of primitives are FHIRPath's own in definitions.
  if (types.every(({ code }) => code.startsWith('http://hl7.org/fhirpath/'))) return true;
  if (new Set(types.map(({ code }) => code)).size < new Set(element.types.map(({ code }) => code)).size) return false;
  return types.every((type) => {
    const base = element.types.find(({ code }) => code === type.code);
    if (base === undefined || type.aggregation.length > 0) return false;
    const profiles = type.profiles.filter((url) => url !== CORE + type.code && base.profiles?.includes(url) !== true);
    if (profiles.length > 0) return false;
    if (type.targetProfiles.length === 0 || type.targetProfiles.includes(`${CORE}Resource`)) return true;
    const named = type.targetProfiles.map((url) => (url.startsWith(CORE) ? url.slice(CORE.length) : url));
    if (base.targets.length === 0) return false;
    return base.targets.every((target) => named.includes(target));
  });
}

function isEmpty(node: ProfileNode): boolean {
  return (
    node.children.size === 0 &&
    node.slices.length === 0 &&
    node.constraints.length === 0 &&
    node.min === undefined &&
    node.max === undefined &&
    node.types === undefined &&
    node.fixed === undefined &&
    node.pattern === undefined &&
    node.minValue === undefined &&
    node.maxValue === undefined &&
    node.maxLength === undefined &&
    node.binding === undefined &&
    node.mustHaveValue !== true
  );
}
