import type { Ast, BinaryOperator, TypeName } from './ast.ts';
import type { Token } from './lexer.ts';
import { NotFhirPath, tokenize, UnsupportedExpression } from './lexer.ts';

/** How tightly an operator binds: FHIRPath 2.0.0, 6.8 Operator Precedence. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  implies: 1,
  or: 2,
  xor: 2,
  and: 3,
  in: 4,
  contains: 4,
  '=': 5,
  '~': 5,
  '!=': 5,
  '!~': 5,
  '<': 6,
  '<=': 6,
  '>': 6,
  '>=': 6,
  '|': 7,
  is: 8,
  as: 8,
  '+': 9,
  '-': 9,
  '&': 9,
  '*': 10,
  '/': 10,
  div: 10,
  mod: 10,
};

/** Expressions of packages are hostile until read. R4's longest is 500 characters. */
const MAX_LENGTH = 20_000;
const MAX_NESTING = 200;

const DURATIONS = /^(?:year|month|week|day|hour|minute|second|millisecond)s?$/;

/**
 * Reads a FHIRPath expression.
 *
 * @throws NotFhirPath where the grammar does not allow it
 * @throws UnsupportedExpression where it is too long or too deep
 */
export function parse(expression: string): Ast {
  if (expression.length > MAX_LENGTH) throw new UnsupportedExpression('the expression is too long');
  const tokens = tokenize(expression);
  let at = 0;
  let nesting = 0;

  const isSymbol = (text: string): boolean => tokens[at].kind === 'symbol' && tokens[at].text === text;

  const take = (): Token => tokens[at++];

  const expect = (text: string): void => {
    if (!isSymbol(text)) throw new NotFhirPath(`${text} is missing`);
    at++;
  };

  /** The operator that stands next; names such as `contains` are operators only between operands. */
  const operator = (): string | undefined => {
    const token = tokens[at];
    if (token.kind !== 'symbol' && token.kind !== 'name') return undefined;
    if (token.kind === 'name' && token.quoted) return undefined;
    return token.text in PRECEDENCE ? token.text : undefined;
  };

  const binary = (least: number): Ast => {
    if (++nesting > MAX_NESTING) throw new UnsupportedExpression('the expression is too deep');
    let left = unary();
    for (let name = operator(); name !== undefined && PRECEDENCE[name] >= least; name = operator()) {
      at++;
      if (name === 'is' || name === 'as') {
        left = { kind: 'type', operator: name, operand: left, type: typeName() };
        continue;
      }
      const right = binary(PRECEDENCE[name] + 1);
      left = { kind: 'binary', operator: name as BinaryOperator, left, right };
    }
    nesting--;
    return left;
  };

  const unary = (): Ast => {
    if (!isSymbol('+') && !isSymbol('-')) return path();
    const sign = take().text as '+' | '-';
    if (++nesting > MAX_NESTING) throw new UnsupportedExpression('the expression is too deep');
    const operand = unary();
    nesting--;
    return { kind: 'sign', sign, operand };
  };

  const path = (): Ast => {
    let left = term();
    for (;;) {
      if (isSymbol('.')) {
        at++;
        left = invocation(left);
      } else if (isSymbol('[')) {
        at++;
        const index = binary(0);
        expect(']');
        left = { kind: 'indexer', of: left, at: index };
      } else return left;
    }
  };

  const term = (): Ast => {
    const token = tokens[at];
    if (token.kind === 'string') return literal('String', token.text);
    if (token.kind === 'number') return number(token.text);
    if (token.kind === 'date') return literal('Date', token.text);
    if (token.kind === 'dateTime') return literal('DateTime', token.text);
    if (token.kind === 'time') return literal('Time', token.text);
    if (token.kind === 'variable') {
      at++;
      return { kind: 'variable', name: token.text };
    }
    if (token.kind === 'name') {
      const reserved = !token.quoted && (token.text === 'true' || token.text === 'false');
      return reserved ? literal('Boolean', token.text === 'true') : invocation(undefined);
    }
    if (isSymbol('(')) {
      at++;
      const inner = binary(0);
      expect(')');
      return inner;
    }
    if (isSymbol('{')) {
      at++;
      expect('}');
      return { kind: 'empty' };
    }
    return special();
  };

  const literal = (type: 'String' | 'Date' | 'DateTime' | 'Time' | 'Boolean', value: string | boolean): Ast => {
    at++;
    return { kind: 'literal', type, value };
  };

  const number = (text: string): Ast => {
    at++;
    const value = Number(text);
    const next = tokens[at];
    const isUnit = next.kind === 'string' || (next.kind === 'name' && DURATIONS.test(next.text));
    if (isUnit) {
      at++;
      return { kind: 'quantity', value, unit: next.text };
    }
    return { kind: 'literal', type: text.includes('.') ? 'Decimal' : 'Integer', value };
  };

  const special = (): Ast => {
    expect('$');
    const name = take();
    if (name.text !== 'this' && name.text !== 'index' && name.text !== 'total') {
      throw new NotFhirPath(`$${name.text} does not exist`);
    }
    return { kind: name.text };
  };

  const invocation = (of: Ast | undefined): Ast => {
    if (isSymbol('$')) return special();
    const token = take();
    if (token.kind !== 'name') throw new NotFhirPath('a name is missing');
    if (token.quoted || !isSymbol('(')) return { kind: 'member', of, name: token.text };
    at++;
    const args: Ast[] = [];
    while (!isSymbol(')')) {
      args.push(binary(0));
      if (!isSymbol(')')) expect(',');
    }
    at++;
    return { kind: 'call', of, name: token.text, args };
  };

  const typeName = (): TypeName => {
    const first = take();
    if (first.kind !== 'name') throw new NotFhirPath('a type is missing');
    if (!isSymbol('.')) return { namespace: undefined, name: first.text };
    // A dot after a type with no namespace would be a path of its result, which the grammar does not have.
    at++;
    return { namespace: first.text, name: take().text };
  };

  const tree = binary(0);
  if (tokens[at].kind !== 'end') throw new NotFhirPath('something follows the expression');
  return tree;
}

/** Whether a text keeps to FHIRPath's grammar; what is too long or too deep to be read is taken to. */
export function isFhirPath(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    return !(error instanceof NotFhirPath);
  }
}

/** The type that an argument names: `ofType(Quantity)`, `is(FHIR.code)`. */
export function typeArgument(ast: Ast): TypeName {
  if (ast.kind !== 'member') throw new UnsupportedExpression('the argument is not a type');
  if (ast.of === undefined) return { namespace: undefined, name: ast.name };
  if (ast.of.kind !== 'member' || ast.of.of !== undefined) {
    throw new UnsupportedExpression('the argument is not a type');
  }
  return { namespace: ast.of.name, name: ast.name };
}
