import type { Visit } from '../conformance/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';

/** `http://hl7.org/fhir/concept-properties`: codes of the properties that FHIR defines, and their types. */
const STANDARD = 'http://hl7.org/fhir/concept-properties#';
const STANDARD_TYPES: ReadonlyMap<string, string> = new Map([
  ['inactive', 'boolean'],
  ['notSelectable', 'boolean'],
  ['deprecated', 'dateTime'],
  ['deprecationDate', 'dateTime'],
  ['retirementDate', 'dateTime'],
  ['effectiveDate', 'dateTime'],
  ['parent', 'code'],
  ['child', 'code'],
  ['partOf', 'code'],
  ['comment', 'string'],
]);

/** Properties whose value is a code of the same system. */
const IN_HIERARCHY: ReadonlySet<string> = new Set(['parent', 'child', 'subsumedBy']);

/** Judges what a CodeSystem declares of its properties, and whether its concepts keep to it. */
export function judgeCodeSystem(resource: Json, visit: Visit): void {
  const types = judgeProperties(resource.property, visit);
  // A supplement may use the properties of the system it supplements.
  if (resource.content === 'supplement' || resource.supplements !== undefined) return;
  const codes = codesOf(resource.concept);
  judgeCount(resource, codes.length, visit);
  // Only a whole system says which codes there are.
  const known = resource.content === 'complete' ? new Set(codes) : undefined;
  judgeConcepts(resource.concept, types, known, visit);
}

/** Codes of all concepts, at any depth. */
function codesOf(concepts: unknown): readonly unknown[] {
  const codes: unknown[] = [];
  const open: unknown[] = [concepts];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!Array.isArray(next)) continue;
    for (const concept of next) {
      if (!isObject(concept)) continue;
      codes.push(concept.code);
      if (concept.concept !== undefined) open.push(concept.concept);
    }
  }
  return codes;
}

/** `count` is of all that the system defines: never less than what is here, and no more where all of it is here. */
function judgeCount({ count, content, compositional }: Json, found: number, visit: Visit): void {
  if (typeof count !== 'number' || count === found) return;
  const isWhole = content === 'complete' && compositional !== true;
  if (count > found && !isWhole) return;
  visit.report('conceptCount', ['count'], { actual: String(count), expected: String(found) });
}

/** @returns type by code of the property */
function judgeProperties(properties: unknown, visit: Visit): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  if (!Array.isArray(properties)) return types;
  for (let i = 0; i < properties.length; i++) {
    const property: unknown = properties[i];
    if (!isObject(property) || typeof property.code !== 'string') continue;
    const { code, uri, type } = property;
    if (types.has(code)) visit.report('propertyTwice', ['property', i, 'code'], { actual: code });
    else if (typeof type === 'string') types.set(code, type);
    if (typeof uri !== 'string' || !uri.startsWith(STANDARD)) continue;
    const name = uri.slice(STANDARD.length);
    const expected = STANDARD_TYPES.get(name);
    if (expected === undefined) continue;
    if (code !== name) visit.report('propertyName', ['property', i, 'code'], { actual: code, expected: name });
    if (type !== expected && typeof type === 'string') {
      visit.report('propertyType', ['property', i, 'type'], { actual: type, expected });
    }
  }
  return types;
}

/** The place of a list of concepts: those above it, each with its index. */
interface Pending {
  readonly concepts: readonly unknown[];
  readonly above: Pending | undefined;
  readonly index: number;
}

/** Not recursive, whatever the depth. */
function judgeConcepts(
  concepts: unknown,
  types: ReadonlyMap<string, string>,
  known: ReadonlySet<unknown> | undefined,
  visit: Visit,
): void {
  if (!Array.isArray(concepts)) return;
  const open: Pending[] = [{ concepts, above: undefined, index: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    for (let i = 0; i < next.concepts.length; i++) {
      const concept = next.concepts[i];
      if (!isObject(concept)) continue;
      if (Array.isArray(concept.concept)) open.push({ concepts: concept.concept, above: next, index: i });
      if (Array.isArray(concept.property)) judgeValues(concept.property, types, known, next, i, visit);
    }
  }
}

function judgeValues(
  properties: readonly unknown[],
  types: ReadonlyMap<string, string>,
  known: ReadonlySet<unknown> | undefined,
  list: Pending,
  index: number,
  visit: Visit,
): void {
  for (let i = 0; i < properties.length; i++) {
    const property: unknown = properties[i];
    if (!isObject(property) || typeof property.code !== 'string') continue;
    const { code } = property;
    const path = (): readonly (string | number)[] => [...pathOf(list, index), 'property', i];
    // A value of type code is one of the system itself.
    if (known && typeof property.valueCode === 'string' && IN_HIERARCHY.has(code) && !known.has(property.valueCode)) {
      visit.report('propertyCode', [...path(), 'valueCode'], { actual: property.valueCode });
    }
    const type = types.get(code);
    if (type === undefined) {
      if (!STANDARD_TYPES.has(code)) visit.report('propertyUndeclared', [...path(), 'code'], { actual: code });
      continue;
    }
    const key = Object.keys(property).find((name) => name.startsWith('value'));
    if (key === undefined || key.slice(5).toLowerCase() === type.toLowerCase()) continue;
    visit.report('propertyType', [...path(), key], { expected: `value${type[0]?.toUpperCase()}${type.slice(1)}` });
  }
}

function pathOf(list: Pending, index: number): readonly (string | number)[] {
  const path: (string | number)[] = [index, 'concept'];
  for (let at: Pending = list; at.above; at = at.above) path.push(at.index, 'concept');
  return path.reverse();
}
