import type { Constraint } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { Discriminator, ProfileNode, ProfileType, Slicing } from './model.ts';

const CHOICE_FACTS = [
  ['fixed', /^fixed[A-Z]/],
  ['pattern', /^pattern[A-Z]/],
  ['minValue', /^minValue[A-Z]/],
  ['maxValue', /^maxValue[A-Z]/],
] as const;
const PROFILE_ELEMENT = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-profile-element';
const MUST_HAVE_VALUE = /\/extension-ElementDefinition\.mustHaveValue$/;

export function createNode(name: string, sliceName?: string): ProfileNode {
  return { name, sliceName, baseMin: 0, constraints: [], slices: [], children: new Map() };
}

/** A copy that a derived profile may change. */
export function cloneNode(node: ProfileNode): ProfileNode {
  return {
    ...node,
    constraints: [...node.constraints],
    slices: node.slices.map(cloneNode),
    children: new Map([...node.children].map(([name, child]) => [name, cloneNode(child)])),
  };
}

/** Puts what an ElementDefinition of a snapshot or differential says on top of what the node says already. */
export function applyElement(node: ProfileNode, element: Json): void {
  const { min, max } = element;
  if (typeof min === 'number' && isCount(min)) node.min = min;
  if (max === '*') node.max = Number.POSITIVE_INFINITY;
  else if (typeof max === 'string' && isCount(Number(max))) node.max = Number(max);
  if (Array.isArray(element.type)) node.types = element.type.filter(isObject).map(readType);
  if (typeof element.maxLength === 'number') node.maxLength = element.maxLength;
  if (isObject(element.binding) && typeof element.binding.valueSet === 'string')
    node.binding = { strength: text(element.binding.strength), valueSet: element.binding.valueSet };
  if (isObject(element.slicing)) node.slicing = readSlicing(element.slicing, node.slicing);
  for (const key of Object.keys(element)) {
    const fact = CHOICE_FACTS.find(([, pattern]) => pattern.test(key));
    if (fact === undefined) continue;
    if (fact[0] === 'fixed' || fact[0] === 'pattern') node[fact[0]] = { value: element[key] };
    else node[fact[0]] = element[key];
  }
  for (const constraint of list(element.constraint)) addConstraint(node, constraint);
  const extensions = list(element.extension);
  const must = extensions.find(({ url }) => typeof url === 'string' && MUST_HAVE_VALUE.test(url));
  if (must !== undefined) node.mustHaveValue = must.valueBoolean === true;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function addConstraint(node: ProfileNode, json: Json): void {
  if (typeof json.key !== 'string' || typeof json.expression !== 'string') return;
  const constraint: Constraint = {
    key: json.key,
    severity: json.severity === 'warning' ? 'warning' : 'error',
    expression: json.expression,
    human: text(json.human),
  };
  const index = node.constraints.findIndex(({ key }) => key === constraint.key);
  if (index < 0) node.constraints.push(constraint);
  else node.constraints[index] = constraint;
}

function readType(json: Json): ProfileType {
  return {
    code: text(json.code),
    profiles: readProfiles(json),
    targetProfiles: texts(json.targetProfile),
    aggregation: texts(json.aggregation),
  };
}

/** With the element that a profile is meant for, where an extension names one. */
function readProfiles(json: Json): readonly string[] {
  const twins = Array.isArray(json._profile) ? json._profile : [];
  return texts(json.profile).map((url, index) => {
    const twin: unknown = twins[index];
    const extension = isObject(twin) ? list(twin.extension).find((one) => one.url === PROFILE_ELEMENT) : undefined;
    return typeof extension?.valueString === 'string' ? `${url}#${extension.valueString}` : url;
  });
}

function readSlicing(json: Json, before: Slicing | undefined): Slicing {
  const discriminators = list(json.discriminator).map(
    ({ type, path }): Discriminator => ({ type: text(type), path: text(path) }),
  );
  const { rules } = json;
  return {
    discriminators: discriminators.length > 0 ? discriminators : (before?.discriminators ?? []),
    rules: rules === 'closed' || rules === 'openAtEnd' || rules === 'open' ? rules : (before?.rules ?? 'open'),
    ordered: json.ordered === true || (json.ordered === undefined && before?.ordered === true),
  };
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
