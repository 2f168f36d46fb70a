import type { Binding, ElementDefinition, TypeReference } from './model.ts';
import type { ElementFacts, ElementRow, StructureTables } from './tables.ts';

/** Where R4's own value sets and profiles have their canonicals. */
const VALUE_SETS = 'http://hl7.org/fhir/ValueSet/';
const PROFILES = 'http://hl7.org/fhir/StructureDefinition/';

/** Children of a type or of an element as they stand in the table: a row and its own rows, by last name. */
export interface RowNode {
  readonly name: string;
  readonly row: ElementRow;
  readonly children: readonly RowNode[];
}

/** The rows of a type as a tree. Rows that only say of an inherited element what its parent adds have no children. */
export function rowTree(rows: readonly ElementRow[]): readonly RowNode[] {
  const top: RowNode[] = [];
  const childrenOf = new Map<string, RowNode[]>();
  for (const row of rows) {
    const at = row[0].lastIndexOf('.');
    const children: RowNode[] = [];
    childrenOf.set(row[0], children);
    const siblings = at < 0 ? top : childrenOf.get(row[0].slice(0, at));
    if (!siblings) throw new Error(`structure.json: ${row[0]}: falta el elemento que lo contiene`);
    siblings.push({ name: row[0].slice(at + 1), row, children });
  }
  return top;
}

/** `contact.name` of a tree: the node of that path. */
export function findNode(tree: readonly RowNode[], path: string): RowNode | undefined {
  let level = tree;
  let found: RowNode | undefined;
  for (const name of path.split('.')) {
    found = level.find((node) => node.name === name);
    if (!found) return undefined;
    level = found.children;
  }
  return found;
}

/**
 * An element from its row.
 *
 * @param parent path of the shape it belongs to
 * @param constraints those that hold for the element; for a backbone element they are of its shape
 */
export function readElement(
  { name, row: [, cardinality, types, facts = {}] }: RowNode,
  parent: string,
  index: number,
  constraints: ElementDefinition['constraints'],
): ElementDefinition {
  const choice = name.endsWith('[x]');
  const [min, max] = cardinality.split('..');
  return {
    path: `${parent}.${name}`,
    name: choice ? name.slice(0, -3) : name,
    index,
    choice,
    min: Number(min),
    max: max === '*' ? Number.POSITIVE_INFINITY : Number(max),
    types: types === '' ? [] : types.split(' ').map(readType),
    binding: readBinding(facts),
    constraints,
    maxLength: facts.maxLength,
    isModifier: facts.modifier === 1,
    contentReference: facts.content === undefined ? undefined : `#${facts.content}`,
  };
}

/** `Reference(Patient,Group)`, `Quantity{SimpleQuantity}`. */
function readType(text: string): TypeReference {
  const [, code, targets, profiles] = /^([^({]+)(?:\(([^)]*)\))?(?:\{([^}]*)\})?$/.exec(text) ?? [];
  if (code === undefined) throw new Error(`structure.json: «${text}»`);
  return {
    code,
    targets: targets === undefined ? [] : targets.split(','),
    profiles: profiles?.split(',').map((name) => (name.includes(':') ? name : PROFILES + name)),
  };
}

function readBinding({ binding, maxValueSet }: ElementFacts): Binding | undefined {
  if (binding === undefined) return undefined;
  const at = binding.indexOf(' ');
  return {
    strength: binding.slice(0, at) as Binding['strength'],
    valueSet: valueSetUrl(binding.slice(at + 1)),
    maxValueSet: maxValueSet === undefined ? undefined : valueSetUrl(maxValueSet),
  };
}

function valueSetUrl(text: string): string {
  return text.includes(':') ? text : VALUE_SETS + text;
}

/** Whether a table can be worked with; of a file of another making one sentence is enough. */
export function isStructureTables(value: unknown): value is StructureTables {
  const tables = value as Partial<StructureTables> | null | undefined;
  return typeof tables?.types === 'object' && Array.isArray(tables.constraints) && tables.fhirVersion === '4.0.1';
}
