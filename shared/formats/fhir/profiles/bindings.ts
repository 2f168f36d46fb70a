import { isObject } from '../json/value.ts';
import type { ProfileBinding, ProfileNode } from './model.ts';
import type { Instance, Run } from './run.ts';
import { fail, unsure } from './run.ts';

/** Whether a coded value is of the value set that a required binding names. */
export function checkBinding(run: Run, node: ProfileNode, binding: ProfileBinding, instance: Instance): void {
  if (binding.strength !== 'required') return;
  // Of a choice that is still open, nobody says which of its types the binding is for.
  const isOpenChoice = instance.key !== node.name && instance.key !== `_${node.name}` && node.types?.length !== 1;
  if (isOpenChoice && node.sliceName === undefined) {
    unsure(run);
    return;
  }
  const verdict = isBound(run, binding.valueSet, instance);
  if (verdict === true) return;
  if (verdict === null) {
    unsure(run);
    return;
  }
  const { value } = instance;
  const title = run.tools.terminology?.title(binding.valueSet);
  fail(run, 'binding', 'El código no es del conjunto de valores que se pide', {
    expected: title === undefined ? binding.valueSet : `${title} (${binding.valueSet})`,
    actual: typeof value === 'string' ? value : undefined,
  });
}

/** Null where it cannot be told. */
export function isBound(run: Run, valueSet: string, { type, value }: Instance): boolean | null {
  const { terminology } = run.tools;
  if (terminology === undefined) return null;
  const isCoding = (coding: unknown): boolean | null => {
    if (!isObject(coding) || typeof coding.code !== 'string') return false;
    // A code without its system belongs to no value set for sure.
    if (typeof coding.system !== 'string') return null;
    return terminology.memberOf(valueSet, coding.system, coding.code);
  };
  if (typeof value === 'string') return type === 'code' ? terminology.memberOf(valueSet, undefined, value) : null;
  if (!isObject(value)) return true;
  if (type === 'CodeableConcept') {
    if (value.extension !== undefined && value.coding === undefined) return null;
    return anyOf(Array.isArray(value.coding) ? value.coding.map(isCoding) : []);
  }
  if (type === 'Coding') return isCoding(value);
  const isQuantity = run.tools.definitions.isKindOf(type, 'Quantity');
  return isQuantity && value.code !== undefined ? isCoding(value) : true;
}

/** True where one is; false where none is; null where none is for sure, and one may be. */
export function anyOf(verdicts: readonly (boolean | null)[]): boolean | null {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(null) ? null : false;
}
