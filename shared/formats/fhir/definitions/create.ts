import type { Constraint, Definitions, ElementDefinition, Property, Shape } from './model.ts';
import { findNode, isStructureTables, type RowNode, readElement, rowTree } from './rows.ts';
import type { StructureTables, TypeEntry } from './tables.ts';

const SIMPLE_QUANTITY = 'http://hl7.org/fhir/StructureDefinition/SimpleQuantity';

/** Paths may come from profiles that anyone wrote; the longest of R4 has some 80 characters. */
const MAX_PATH = 512;

/** A shape while its properties are being linked; shapes refer to each other in circles. */
interface Draft extends Shape {
  readonly properties: Map<string, Property>;
  readonly elements: ElementDefinition[];
}

/** What a shape is made from. */
interface Parts {
  readonly path: string;
  readonly kind: Shape['kind'];
  /** Type whose elements come first. */
  readonly base: string | undefined;
  readonly nodes: readonly RowNode[];
  readonly constraints: readonly Constraint[];
}

/**
 * R4's types from the tables of `structure.json`. A type is worked out when it is first asked for, with all types that
 * its values can hold; what comes out is shared: the same constraint of two types is the same object, and so is the
 * shape of a backbone element and of those that refer to it (`Questionnaire.item.item`). Constraints of a backbone
 * element (`pat-1`) stand in its shape, those of a primitive or of a reference to another element in the element.
 * `shape` also takes the path of a backbone element (`Patient.contact`) and `SimpleQuantity`, the only profile that
 * base definitions ask for: the shape of such an element is that of the profile.
 *
 * @throws Error with one sentence where the tables cannot be read
 */
export function createDefinitions(tables: StructureTables): Definitions {
  if (!isStructureTables(tables)) throw new Error('structure.json no es una tabla de definiciones de FHIR 4.0.1');
  const types = new Map(Object.entries(tables.types));
  const constraints: readonly Constraint[] = tables.constraints.map(([key, severity, expression, human, best]) => ({
    key,
    severity,
    expression,
    human,
    bestPractice: best === 1 ? true : undefined,
  }));
  const trees = new Map<string, readonly RowNode[]>();
  const all = new Map<string, readonly RowNode[]>();
  /** By type, and by path for backbone elements. */
  const shapes = new Map<string, Draft>();

  const pick = (indices: readonly number[] = []): readonly Constraint[] => indices.map((i) => constraints[i]);

  const tree = (type: string): readonly RowNode[] => {
    const known = trees.get(type);
    if (known) return known;
    const made = rowTree(types.get(type)?.elements ?? []);
    trees.set(type, made);
    return made;
  };

  const inheritedConstraints = (type: string | undefined): readonly Constraint[] => {
    const entry = type === undefined ? undefined : types.get(type);
    return entry ? [...inheritedConstraints(entry.base), ...pick(entry.constraints)] : [];
  };

  const typeShape = (type: string): Draft | undefined => {
    const known = shapes.get(type);
    if (known) return known;
    const entry = types.get(type);
    if (!entry || entry.kind === 'primitive') return undefined;
    const own = inheritedConstraints(type);
    return link({ path: type, kind: entry.kind, base: entry.base, nodes: tree(type), constraints: own });
  };

  const backboneShape = (path: string, node: RowNode): Draft => {
    const known = shapes.get(path);
    if (known) return known;
    const base = node.row[2];
    const own = [...inheritedConstraints(base), ...pick(node.row[3]?.constraints)];
    return link({ path, kind: 'backbone', base, nodes: node.children, constraints: own });
  };

  /** Makes a shape known before its properties are linked: they may lead back to it. */
  const link = ({ path, kind, base, nodes, constraints: own }: Parts): Draft => {
    const shape: Draft = { path, kind, properties: new Map(), elements: [], constraints: own };
    shapes.set(path, shape);
    for (const node of merged(allNodes(base), nodes)) addElement(shape, node);
    return shape;
  };

  /** Inherited and own ones; kept, since every resource begins with those of DomainResource. */
  const allNodes = (type: string | undefined): readonly RowNode[] => {
    if (type === undefined) return [];
    const known = all.get(type);
    if (known) return known;
    const made = merged(allNodes(types.get(type)?.base), tree(type));
    all.set(type, made);
    return made;
  };

  const addElement = (shape: Draft, node: RowNode): void => {
    const [, , typeText, facts] = node.row;
    const isBackbone = typeText === 'BackboneElement' || typeText === 'Element';
    const own = isBackbone ? [] : pick(facts?.constraints);
    const element = readElement(node, shape.path, shape.elements.length, own);
    shape.elements.push(element);
    const list = element.max > 1;
    if (facts?.content !== undefined) {
      const property = { key: element.name, element, type: 'BackboneElement', primitive: false, list };
      shape.properties.set(element.name, { ...property, shape: referredShape(facts.content) });
      return;
    }
    for (const { code, profiles } of element.types) {
      const key = element.choice ? element.name + code[0].toUpperCase() + code.slice(1) : element.name;
      const primitive = isPrimitive(code);
      shape.properties.set(key, {
        key,
        element,
        type: code,
        primitive,
        list,
        shape: primitive || isAnyResource(code) ? undefined : childShape(code, profiles, element.path, node),
      });
    }
  };

  const childShape = (code: string, profiles: readonly string[] | undefined, path: string, node: RowNode) => {
    if (code === 'BackboneElement' || code === 'Element') return backboneShape(path, node);
    return typeShape(profiles?.[0] === SIMPLE_QUANTITY ? 'SimpleQuantity' : code);
  };

  /** `Questionnaire.item`, which may not be linked yet where a child of it refers to it. */
  const referredShape = (path: string): Draft | undefined => {
    const at = path.indexOf('.');
    const node = findNode(tree(path.slice(0, at)), path.slice(at + 1));
    return node && backboneShape(path, node);
  };

  /** `Patient`, `Patient.contact`, `Questionnaire.item.item` (whose shape is that of `Questionnaire.item`). */
  const shapeOfPath = (path: string): Shape | undefined => {
    const at = path.lastIndexOf('.');
    if (at < 0) return typeShape(path);
    if (path.length > MAX_PATH) return undefined;
    const known = shapes.get(path);
    if (known) return known;
    const child = shapeOfPath(path.slice(0, at))?.properties.get(path.slice(at + 1))?.shape;
    return child?.kind === 'backbone' ? child : undefined;
  };

  const isPrimitive = (type: string): boolean => types.get(type)?.kind === 'primitive';
  const isAnyResource = (type: string): boolean => types.get(type)?.kind === 'resource';
  const isResource = (type: string): boolean => isConcreteResource(types.get(type));
  const resourceTypes = [...types].filter(([, entry]) => isConcreteResource(entry)).map(([type]) => type);

  const isKindOf = (type: string, ancestor: string): boolean => {
    for (let at: string | undefined = type; at !== undefined; at = types.get(at)?.base)
      if (at === ancestor) return true;
    return false;
  };

  return { shape: shapeOfPath, isResource, isPrimitive, isKindOf, resourceTypes: resourceTypes.sort() };
}

/** Own nodes after inherited ones; one of the same name takes the inherited one's place. */
function merged(inherited: readonly RowNode[], own: readonly RowNode[]): readonly RowNode[] {
  if (inherited.length === 0) return own;
  const names = new Set(inherited.map(({ name }) => name));
  const replaced = new Map(own.filter(({ name }) => names.has(name)).map((node) => [node.name, node]));
  return [...inherited.map((node) => replaced.get(node.name) ?? node), ...own.filter(({ name }) => !names.has(name))];
}

function isConcreteResource(entry: TypeEntry | undefined): boolean {
  return entry?.kind === 'resource' && entry.abstract !== true;
}
