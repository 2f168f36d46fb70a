import type { Shape } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { checkBinding } from './bindings.ts';
import { instancesOf } from './instances.ts';
import type { Profile, ProfileNode } from './model.ts';
import type { Instance, Run } from './run.ts';
import { fail, quietly, spend, unsure, within } from './run.ts';
import { checkSlices } from './slicing.ts';
import { checkReference } from './targets.ts';
import { checkTypes } from './types.ts';
import { compareValues, hasPattern, isSame } from './values.ts';

/**
 * Reports what a profile adds to the base and a value does not keep to. The value is one of the profile's type.
 */
export function validateProfile(run: Run, profile: Profile, instance: Instance): void {
  if (profile.partial) unsure(run);
  const outer = run.profile;
  run.profile = profile;
  inside(run, instance, () => checkNode(run, profile.root, instance));
  run.profile = outer;
}

/** Whether a value conforms to a profile, worked out once for each value; a circle back to it counts as met. */
export function conforms(run: Run, profile: Profile, instance: Instance): boolean | null {
  const isOfType = profile.type === '' || run.tools.definitions.isKindOf(instance.type, profile.type);
  if (!isOfType) return false;
  let known = run.verdicts.get(instance.value);
  if (known === undefined) {
    known = new Map();
    run.verdicts.set(instance.value, known);
  }
  const verdict = known.get(profile);
  if (verdict !== undefined) return verdict;
  known.set(profile, true);
  const found = quietly(run, () => validateProfile(run, profile, instance));
  known.set(profile, found);
  return found;
}

/** All that a node says of one value, without how often it occurs. */
export function checkNode(run: Run, node: ProfileNode, instance: Instance): void {
  if (!spend(run)) return;
  run.depth++;
  checkFacts(run, node, instance);
  run.depth--;
}

/** What a profile says of a resource, or of what stands in it, is about that resource (`%resource`). */
function inside(run: Run, { value, shape, key }: Instance, body: () => void): void {
  const isOther = shape?.kind === 'resource' && isObject(value) && value !== run.visit.resource;
  if (isOther) within(run, value, key === 'contained', body);
  else body();
}

function checkFacts(run: Run, node: ProfileNode, instance: Instance): void {
  const { value } = instance;
  if (node.types !== undefined && instance.key !== '') {
    if (!checkTypes(run, node.types, instance)) return;
    checkReference(run, node.types, instance);
  }
  if (value === null) {
    if (node.mustHaveValue) fail(run, 'value', 'El elemento debe llevar su valor; las extensiones no bastan');
  } else checkValue(run, node, instance);
  const { shape } = instance;
  if (node.children.size > 0 && isObject(value) && shape !== undefined)
    inside(run, instance, () => checkChildren(run, node, value, shape));
}

function checkValue(run: Run, node: ProfileNode, instance: Instance): void {
  const { value } = instance;
  if (node.fixed !== undefined && !isSame(value, node.fixed.value))
    fail(run, 'fixed', 'El valor no es el que se fija', { expected: show(node.fixed.value), actual: plain(value) });
  if (node.pattern !== undefined && !hasPattern(value, node.pattern.value))
    fail(run, 'pattern', 'El valor no contiene lo que se pide', {
      expected: show(node.pattern.value),
      actual: plain(value),
    });
  if (node.maxLength !== undefined && typeof value === 'string' && value.length > node.maxLength)
    fail(run, 'length', 'El texto es más largo de lo que se admite', {
      expected: `a lo más ${node.maxLength} caracteres`,
    });
  checkLimit(run, node.minValue, value, -1);
  checkLimit(run, node.maxValue, value, 1);
  if (node.binding !== undefined) checkBinding(run, node, node.binding, instance);
  for (const constraint of node.constraints) {
    const type = instance.shape?.path ?? instance.type;
    const holds = run.tools.evaluator?.evaluate(constraint, value, type, run.visit);
    if (holds === true) continue;
    if (holds === false) {
      const fault = constraint.severity === 'error' ? 'constraint' : 'constraintWarning';
      fail(run, fault, `No se cumple la regla ${constraint.key}`, { expected: constraint.human });
    } else if (constraint.severity === 'error') unsure(run);
  }
}

/** @param side 1: no value above the limit; -1: none below it */
function checkLimit(run: Run, limit: unknown, value: unknown, side: 1 | -1): void {
  if (limit === undefined) return;
  const order = compareValues(value, limit);
  if (order === null) unsure(run);
  else if (order * side > 0) {
    const word = side > 0 ? 'mayor' : 'menor';
    fail(run, 'range', `El valor es ${word} de lo que se admite`, { expected: show(limit), actual: plain(value) });
  }
}

function checkChildren(run: Run, node: ProfileNode, value: Json, shape: Shape): void {
  for (const child of node.children.values()) {
    // Entries of a Bundle that was read in pieces are not there to be looked at.
    if (child.name === 'entry' && shape.path === 'Bundle' && run.visit.isEnvelope === true) {
      unsure(run);
      continue;
    }
    const instances = instancesOf(run.tools.definitions, value, shape, child.name);
    if (instances === undefined) continue;
    checkCount(run, child, instances);
    for (const instance of instances) {
      enter(run, instance);
      checkNode(run, child, instance);
      leave(run, instance);
    }
    if (child.slices.length > 0 || child.slicing?.rules === 'closed') checkSlices(run, child, instances);
  }
}

function checkCount(run: Run, { name, min, max, baseMin }: ProfileNode, instances: readonly Instance[]): void {
  const count = instances.length;
  if (min !== undefined && count < min && count >= baseMin) {
    const message =
      count === 0 ? `Falta el elemento ${name}` : `Hay ${count} elementos ${name} y se piden al menos ${min}`;
    run.below.push(name);
    fail(run, 'min', message);
    run.below.pop();
  }
  if (max === undefined || count <= max) return;
  enter(run, instances[max]);
  if (max === 0) fail(run, 'prohibited', `El elemento ${name} no se admite`);
  else fail(run, 'max', `Hay ${count} elementos ${name} y se admiten ${max}`);
  leave(run, instances[max]);
}

/** Puts `below` at an instance. */
export function enter(run: Run, { key, index }: Instance): void {
  run.below.push(key);
  if (index >= 0) run.below.push(index);
}

export function leave(run: Run, { index }: Instance): void {
  if (index >= 0) run.below.pop();
  run.below.pop();
}

/** The value of a definition, short enough for a sentence. */
function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function plain(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
