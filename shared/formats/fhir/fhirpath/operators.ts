import { isObject } from '../json/value.ts';
import type { Ast, BinaryOperator } from './ast.ts';
import type { Decide, Environment, Evaluate } from './environment.ts';
import { single, spend, undecidable } from './environment.ts';
import { compareItems, equal, equivalent, keyOf } from './equality.ts';
import { joined, number, text } from './functions/call.ts';
import { union } from './functions/collections.ts';
import { paidKey } from './functions/existence.ts';
import type { Items } from './items.ts';
import { NOTHING, ofNumber } from './items.ts';
import { UnsupportedExpression } from './lexer.ts';

type Compile = (ast: Ast) => Evaluate;
type CompileDecision = (ast: Ast) => Decide;
type Binary = Ast & { readonly kind: 'binary' };

/** Operators that give booleans; undefined for the others. FHIRPath 2.0.0, 6.1 to 6.5. */
export function compileDecision(ast: Ast, compile: Compile, decide: CompileDecision): Decide | undefined {
  if (ast.kind !== 'binary') return undefined;
  const { operator } = ast;
  if (operator === 'and' || operator === 'or' || operator === 'xor' || operator === 'implies') {
    return logic(operator, decide(ast.left), decide(ast.right));
  }
  if (operator === '=' || operator === '!=') return equality(ast, compile, operator === '=');
  if (operator === '~' || operator === '!~') {
    const left = compile(ast.left);
    const right = compile(ast.right);
    const wanted = operator === '~';
    return (focus, environment) => equivalent(left(focus, environment), right(focus, environment)) === wanted;
  }
  if (operator === 'in') return membership(compile(ast.left), compile(ast.right));
  if (operator === 'contains') return membership(compile(ast.right), compile(ast.left));
  const holds = COMPARISONS[operator];
  return holds && comparison(compile(ast.left), compile(ast.right), holds);
}

const COMPARISONS: { readonly [operator in BinaryOperator]?: (order: number) => boolean } = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Three-valued; what the left side settles leaves the right side alone. */
function logic(operator: 'and' | 'or' | 'xor' | 'implies', left: Decide, right: Decide): Decide {
  if (operator === 'xor') {
    return (focus, environment) => {
      const a = left(focus, environment);
      const b = right(focus, environment);
      return a === null || b === null ? null : a !== b;
    };
  }
  const settles = operator === 'or';
  const flips = operator === 'implies';
  const result = operator !== 'and';
  return (focus, environment) => {
    const given = left(focus, environment);
    const a = flips && given !== null ? !given : given;
    if (a === (settles || flips)) return result;
    const b = right(focus, environment);
    if (b === result) return result;
    return a === null || b === null ? null : !result;
  };
}

/** `code = 'text'` needs no collection of the text. */
function equality(ast: Binary, compile: Compile, wanted: boolean): Decide {
  const left = compile(ast.left);
  const { right } = ast;
  if (right.kind === 'literal' && right.type === 'String') {
    const { value } = right;
    return (focus, environment) => {
      const items = left(focus, environment);
      if (items.length === 0) return null;
      if (items.length === 1 && items[0].value === undefined) return null;
      return (items.length === 1 && items[0].value === value) === wanted;
    };
  }
  const other = compile(right);
  return (focus, environment) => {
    const items = left(focus, environment);
    if (items.length === 0) return null;
    const same = equal(items, other(focus, environment));
    return same === null ? null : same === wanted;
  };
}

function membership(element: Evaluate, collection: Evaluate): Decide {
  return (focus, environment) => {
    const item = single(element(focus, environment));
    if (item === undefined) return null;
    const key = paidKey(item, environment);
    const others = collection(focus, environment);
    spend(environment, others.length);
    for (const other of others) {
      if (isObject(other.value) ? paidKey(other, environment) === key : keyOf(other) === key) return true;
    }
    return false;
  };
}

function comparison(left: Evaluate, right: Evaluate, holds: (order: number) => boolean): Decide {
  return (focus, environment) => {
    const a = single(left(focus, environment));
    const b = single(right(focus, environment));
    if (a === undefined || b === undefined) return null;
    const order = compareItems(a, b);
    if (order === undefined) return undecidable();
    return order === null ? null : holds(order);
  };
}

/** Operators that give other values: 6.6 Math, `|`, and signs. */
export function compileOperator(ast: Ast, compile: Compile): Evaluate | undefined {
  if (ast.kind === 'sign') {
    const operand = compile(ast.operand);
    const factor = ast.sign === '-' ? -1 : 1;
    return (focus, environment) => {
      const given = number(operand(focus, environment));
      return given === undefined ? NOTHING : ofNumber(factor * given);
    };
  }
  if (ast.kind !== 'binary') return undefined;
  if (ast.operator === '|') return union(compile(ast.left), compile(ast.right));
  if (ast.operator === '&') return concatenation(compile(ast.left), compile(ast.right));
  const compute = ARITHMETIC[ast.operator];
  if (!compute) return undefined;
  if (ast.left.kind === 'quantity' || ast.right.kind === 'quantity') {
    throw new UnsupportedExpression('arithmetic of quantities and dates is not compiled');
  }
  return arithmetic(compile(ast.left), compile(ast.right), compute, ast.operator === '+');
}

const ARITHMETIC: { readonly [operator in BinaryOperator]?: (a: number, b: number) => number } = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  div: (a, b) => Math.trunc(a / b),
  mod: (a, b) => a % b,
};

function arithmetic(
  left: Evaluate,
  right: Evaluate,
  compute: (a: number, b: number) => number,
  joins: boolean,
): Evaluate {
  return (focus, environment) => {
    const a = single(left(focus, environment))?.value;
    const b = single(right(focus, environment))?.value;
    if (a === undefined || b === undefined) return NOTHING;
    if (typeof a === 'number' && typeof b === 'number') return ofNumber(compute(a, b));
    return joins && typeof a === 'string' && typeof b === 'string' ? joined(a + b, environment) : undecidable();
  };
}

function concatenation(left: Evaluate, right: Evaluate): Evaluate {
  const part = (items: Items): string => text(items) ?? '';
  return (focus: Items, environment: Environment) =>
    joined(part(left(focus, environment)) + part(right(focus, environment)), environment);
}
