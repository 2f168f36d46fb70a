import type { Definitions, Shape } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { applyElement, createNode } from './element.ts';
import { childShape, elementOf } from './elements-of.ts';
import type { ProfileNode } from './model.ts';

/** Elements of one profile beyond which it is not read on: R4's largest have some 600. */
const MAX_ELEMENTS = 20_000;
const MAX_DEPTH = 64;

/**
 * Puts the elements of a snapshot or differential on the tree of the base profile.
 *
 * An element is found by its `id`, which names every slice on the way (`Patient.extension:race.value[x]`), or, where
 * ids are missing, by its path below the slices that were opened last.
 *
 * @returns sentences about elements that could not be placed
 */
export function applyElements(
  root: ProfileNode,
  elements: readonly Json[],
  shape: Shape | undefined,
  definitions: Definitions,
): readonly string[] {
  const problems: string[] = [];
  /** By path: the node that elements below it belong to. */
  const open = new Map<string, ProfileNode>();

  const child = (parent: ProfileNode, parentShape: Shape | undefined, segment: string): ProfileNode => {
    const name = segment.replace('[x]', '');
    const element = parentShape === undefined ? undefined : elementOf(parentShape, name);
    // `Observation.valueQuantity` is a short form for the slice of `value[x]` by that type.
    const short = element === undefined ? parentShape?.properties.get(name) : undefined;
    if (short?.element.choice === true) {
      const slice = openSlice(member(parent, short.element.name), name);
      slice.types ??= [{ code: short.type, profiles: [], targetProfiles: [], aggregation: [] }];
      return slice;
    }
    return member(parent, name);
  };

  const shapes = new Map<ProfileNode, Shape | undefined>([[root, shape]]);
  const step = (parent: ProfileNode, segment: string): ProfileNode => {
    const [name, slice] = splitSlice(segment);
    const parentShape = shapes.get(parent);
    const plain = child(parent, parentShape, name);
    const node = slice === undefined ? plain : openSlice(plain, slice);
    shapes.set(node, childShape(definitions, parentShape, node) ?? childShape(definitions, parentShape, plain));
    return node;
  };

  const byPath = (segments: readonly string[], sliceName: string | undefined): ProfileNode => {
    let node = root;
    let path = segments[0];
    for (let i = 1; i < segments.length; i++) {
      path += `.${segments[i]}`;
      const isLast = i === segments.length - 1;
      const opened = isLast ? undefined : open.get(path);
      node = opened ?? step(node, isLast && sliceName !== undefined ? `${segments[i]}:${sliceName}` : segments[i]);
    }
    for (const key of open.keys()) if (key.startsWith(`${path}.`)) open.delete(key);
    open.set(path, node);
    return node;
  };

  for (const element of elements.slice(0, MAX_ELEMENTS)) {
    const target = readTarget(element);
    if (target === undefined || target.segments.length > MAX_DEPTH) {
      problems.push('Un elemento de la definición no tiene una ruta que se entienda');
      continue;
    }
    if (target.segments.length === 1) {
      applyElement(root, withoutCardinality(element));
      continue;
    }
    const node = target.byId ? target.segments.slice(1).reduce(step, root) : byPath(target.segments, target.sliceName);
    const before = node.types;
    applyElement(node, element);
    // A choice slice keeps the type its name gives when the element only repeats the base's list of types.
    if (before?.length === 1 && (node.types?.length ?? 0) > 1 && node.sliceName !== undefined) node.types = before;
  }
  if (elements.length > MAX_ELEMENTS) problems.push(`La definición tiene más de ${MAX_ELEMENTS} elementos`);
  return problems;
}

function member(parent: ProfileNode, name: string): ProfileNode {
  let node = parent.children.get(name);
  if (node === undefined) {
    node = createNode(name);
    parent.children.set(name, node);
  }
  return node;
}

/** The slice of that name; `a/b` is slice `b` of slice `a` (re-slicing). */
function openSlice(node: ProfileNode, name: string): ProfileNode {
  let holder = node;
  const slash = name.lastIndexOf('/');
  if (slash > 0) holder = openSlice(node, name.slice(0, slash));
  const own = holder.slices.find(({ sliceName }) => sliceName === name);
  if (own !== undefined) return own;
  const made = createNode(node.name, name);
  holder.slices.push(made);
  return made;
}

function splitSlice(segment: string): readonly [name: string, slice: string | undefined] {
  const colon = segment.indexOf(':');
  return colon < 0 ? [segment, undefined] : [segment.slice(0, colon), segment.slice(colon + 1)];
}

interface Target {
  readonly segments: readonly string[];
  readonly byId: boolean;
  readonly sliceName: string | undefined;
}

function readTarget({ id, path, sliceName }: Json): Target | undefined {
  const slice = typeof sliceName === 'string' ? sliceName : undefined;
  const pathSegments = typeof path === 'string' && path !== '' ? path.split('.') : undefined;
  if (typeof id === 'string' && id !== '') {
    const segments = id.split('.');
    const isWhole = pathSegments === undefined || segments.length === pathSegments.length;
    const namesSlice = slice === undefined || segments[segments.length - 1].includes(':');
    if (isWhole && namesSlice) return { segments, byId: true, sliceName: slice };
  }
  return pathSegments && { segments: pathSegments, byId: false, sliceName: slice };
}

/** How often a resource itself may occur is said where it is used. */
function withoutCardinality(element: Json): Json {
  const { min: _min, max: _max, type: _type, ...rest } = element;
  return rest;
}
