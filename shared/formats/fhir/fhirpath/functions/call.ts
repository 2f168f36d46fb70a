import type { Ast, TypeName } from '../ast.ts';
import type { Decide, Environment, Evaluate } from '../environment.ts';
import { single, spend, undecidable } from '../environment.ts';
import type { Item, Items } from '../items.ts';
import { ofString } from '../items.ts';
import { UnsupportedExpression } from '../lexer.ts';
import { typeArgument } from '../parser.ts';

/** One call of a function, as its compiler sees it. */
export interface Call {
  readonly name: string;
  /** What stands before the dot, or the focus. */
  readonly input: Evaluate;
  readonly args: readonly Ast[];
  compile(ast: Ast): Evaluate;
  decide(ast: Ast): Decide;
}

/** Functions by name: those that give a boolean, and the others. */
export type Deciders = Readonly<Record<string, (call: Call) => Decide>>;
export type Evaluators = Readonly<Record<string, (call: Call) => Evaluate>>;

export function argument(call: Call, index = 0): Ast {
  const ast = call.args[index];
  if (ast === undefined) throw new UnsupportedExpression(`${call.name}() lacks an argument`);
  return ast;
}

/** An argument that is evaluated once, on the focus. */
export function value(call: Call, index = 0): Evaluate {
  return call.compile(argument(call, index));
}

export function typeOf(call: Call): TypeName {
  return typeArgument(argument(call));
}

/** Characters that may be joined for one step of the budget: joining costs little, keeping the result does not. */
const CHARACTERS_A_STEP = 64;

/** A text made of others, which `aggregate` may double at each step. */
export function joined(text: string, environment: Environment): Items {
  spend(environment, text.length / CHARACTERS_A_STEP);
  return ofString(text);
}

/** Runs `body` for each item as the focus, with `$index`. Stops when it returns false. */
export function eachItem(
  items: Items,
  environment: Environment,
  body: (focus: Items, item: Item) => boolean | undefined,
): void {
  // Loops in loops cost the product of their lengths, however short each is.
  spend(environment, items.length);
  const outer = environment.index;
  for (let i = 0; i < items.length; i++) {
    environment.index = i;
    if (body(items.length === 1 ? items : [items[i]], items[i]) === false) break;
  }
  environment.index = outer;
}

/** Text of a single item; undefined of an empty collection. */
export function text(items: Items): string | undefined {
  const item = single(items);
  if (item === undefined) return undefined;
  // A value that is not there but has extensions, which may say why, is not the same as nothing.
  if (item.value === undefined || typeof item.value === 'object') return undecidable();
  return String(item.value);
}

/** Number of a single item; undefined of an empty collection. */
export function number(items: Items): number | undefined {
  const item = single(items);
  if (item === undefined) return undefined;
  return typeof item.value === 'number' ? item.value : undecidable();
}

export function whole(items: Items): number | undefined {
  const given = number(items);
  return given === undefined || Number.isInteger(given) ? given : undecidable();
}
