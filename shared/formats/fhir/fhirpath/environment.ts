import type { Terminology, Visit } from '../conformance/model.ts';
import type { Item, Items, Types } from './items.ts';

/** What an expression may ask for besides the value it is applied to. */
export interface Environment {
  readonly types: Types;
  /** `%resource`, `%rootResource`. */
  readonly resource: Items;
  readonly root: Items;
  /** `%context`: what the expression as a whole is applied to. */
  context: Items;
  readonly terminology: Terminology | undefined;
  /** For references to other resources of a Bundle. */
  visit: Pick<Visit, 'resolve'> | undefined;
  readonly budget: Budget;
  /** `$index` and `$total`: set by the functions that go through a collection. */
  index: number;
  total: Items;
}

/** Steps that may still be taken; shared by all expressions of one resource. */
export interface Budget {
  left: number;
}

/** A part of an expression, ready to run on a focus. */
export type Evaluate = (focus: Items, environment: Environment) => Items;

/** The same for parts that give a boolean: null where FHIRPath gives an empty collection. */
export type Decide = (focus: Items, environment: Environment) => boolean | null;

/** Nobody can tell the result: what it takes is not at hand, or costs too much. */
class UndecidableError extends Error {}

const UNDECIDABLE = new UndecidableError('undecidable');

/** One object for all: making an error costs a stack trace each. */
export function undecidable(): never {
  throw UNDECIDABLE;
}

export function isUndecidable(error: unknown): boolean {
  return error === UNDECIDABLE;
}

export function spend(environment: Environment, steps: number): void {
  environment.budget.left -= steps;
  if (environment.budget.left < 0) undecidable();
}

/** The only item of a collection, undefined of an empty one; several where one is wanted cannot be evaluated. */
export function single(items: Items): Item | undefined {
  if (items.length > 1) undecidable();
  return items[0];
}

/** FHIRPath 2.0.0, 4.5 Singleton Evaluation of Collections: one item that is no boolean counts as true. */
export function truth(items: Items): boolean | null {
  const item = single(items);
  if (item === undefined) return null;
  if (typeof item.value === 'boolean') return item.value;
  return item.type.name === 'boolean' && item.value === undefined ? null : true;
}
