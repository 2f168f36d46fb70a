import type { Ast, LiteralType } from './ast.ts';
import type { Decide, Evaluate } from './environment.ts';
import { single, truth } from './environment.ts';
import type { Call, Deciders, Evaluators } from './functions/call.ts';
import { whole } from './functions/call.ts';
import { COLLECTIONS } from './functions/collections.ts';
import { EXISTENCE } from './functions/existence.ts';
import { FHIR_FUNCTIONS, FHIR_TESTS } from './functions/fhir.ts';
import { STRING_TESTS, STRINGS } from './functions/strings.ts';
import { CONVERSION_TESTS, VALUES } from './functions/values.ts';
import type { Item, Items, Type } from './items.ts';
import {
  BOOLEAN,
  DATE,
  DATE_TIME,
  DECIMAL,
  INTEGER,
  NOTHING,
  ofBoolean,
  ofNumber,
  QUANTITY,
  STRING,
  TIME,
} from './items.ts';
import { UnsupportedExpression } from './lexer.ts';
import { createPresence, createStep } from './navigate.ts';
import { compileDecision, compileOperator } from './operators.ts';
import { parse } from './parser.ts';
import { isOfType } from './type-test.ts';

const DECIDERS: Deciders = { ...EXISTENCE, ...STRING_TESTS, ...CONVERSION_TESTS, ...FHIR_TESTS };
const EVALUATORS: Evaluators = { ...COLLECTIONS, ...STRINGS, ...VALUES, ...FHIR_FUNCTIONS };

const LITERAL_TYPES: Readonly<Record<LiteralType, Type>> = {
  String: STRING,
  Integer: INTEGER,
  Decimal: DECIMAL,
  Boolean: BOOLEAN,
  Date: DATE,
  DateTime: DATE_TIME,
  Time: TIME,
};

/** `%sct` and the like: FHIR R4, FHIRPath page, environment variables. */
const SYSTEMS: Readonly<Record<string, string>> = {
  sct: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
};

/**
 * Turns a FHIRPath expression into functions that are run on values: parsed once, no `eval`.
 *
 * @throws UnsupportedExpression where it is no FHIRPath, or uses what is left to the library
 */
export function compileExpression(expression: string): Evaluate {
  return evaluate(parse(expression));
}

/** The same for an expression that gives a boolean, as constraints do: null where it gives an empty collection. */
export function compileCondition(expression: string): Decide {
  return decide(parse(expression));
}

function evaluate(ast: Ast): Evaluate {
  if (ast.kind === 'this') return (focus) => focus;
  if (ast.kind === 'index') return (_focus, environment) => ofNumber(environment.index);
  if (ast.kind === 'total') return (_focus, environment) => environment.total;
  if (ast.kind === 'empty') return () => NOTHING;
  if (ast.kind === 'literal') return constant(ast.value, LITERAL_TYPES[ast.type]);
  if (ast.kind === 'quantity') return constant({ value: ast.value, code: ast.unit }, QUANTITY);
  if (ast.kind === 'variable') return variable(ast.name);
  if (ast.kind === 'member') return member(ast.of, ast.name);
  if (ast.kind === 'indexer') return indexer(evaluate(ast.of), evaluate(ast.at));
  if (ast.kind === 'type' && ast.operator === 'as') {
    const operand = evaluate(ast.operand);
    return (focus, environment) => {
      const { definitions } = environment.types;
      return operand(focus, environment).filter((item) => isOfType(item, ast.type, definitions));
    };
  }
  if (ast.kind === 'call') {
    const make = own(EVALUATORS, ast.name);
    if (make) return make(callOf(ast));
  }
  const operator = compileOperator(ast, evaluate);
  if (operator) return operator;
  const decision = decideOnly(ast);
  if (!decision) throw new UnsupportedExpression(`${ast.kind === 'call' ? `${ast.name}()` : ast.kind} is not compiled`);
  return (focus, environment) => ofBoolean(decision(focus, environment));
}

function decide(ast: Ast): Decide {
  const decision = decideOnly(ast);
  if (decision) return decision;
  const evaluated = evaluate(ast);
  return (focus, environment) => truth(evaluated(focus, environment));
}

/** Of an expression that can give nothing but booleans. */
function decideOnly(ast: Ast): Decide | undefined {
  if (ast.kind === 'call') {
    const presence = compilePresence(ast);
    if (presence) return presence;
    return own(DECIDERS, ast.name)?.(callOf(ast));
  }
  if (ast.kind === 'type') {
    const operand = evaluate(ast.operand);
    return (focus, environment) => {
      const item = single(operand(focus, environment));
      return item === undefined ? null : isOfType(item, ast.type, environment.types.definitions);
    };
  }
  return compileDecision(ast, evaluate, decide);
}

/** `a.b.exists()` and `a.b.empty()`: the last name is only looked for. */
function compilePresence(ast: Ast & { readonly kind: 'call' }): Decide | undefined {
  const asked = ast.name === 'exists' ? true : ast.name === 'empty' ? false : undefined;
  if (asked === undefined || ast.args.length > 0 || ast.of?.kind !== 'member') return undefined;
  if (isTypeName(ast.of.name)) return undefined;
  const parent = ast.of.of ? evaluate(ast.of.of) : undefined;
  const presence = createPresence(ast.of.name);
  if (!parent) return (focus, environment) => presence(focus, environment) === asked;
  return (focus, environment) => presence(parent(focus, environment), environment) === asked;
}

function callOf(ast: Ast & { readonly kind: 'call' }): Call {
  const input: Evaluate = ast.of ? evaluate(ast.of) : (focus) => focus;
  return { name: ast.name, input, args: ast.args, compile: evaluate, decide };
}

/** `name`; at the beginning of a path also the type of the focus: `Appointment.status`. */
function member(of: Ast | undefined, name: string): Evaluate {
  const step = createStep(name);
  if (of) {
    const parent = evaluate(of);
    return (focus, environment) => step(parent(focus, environment), environment);
  }
  if (!isTypeName(name)) return step;
  const type = { namespace: undefined, name };
  return (focus, environment) => {
    const [first] = focus;
    const isType = first !== undefined && isOfType(first, type, environment.types.definitions);
    return isType ? focus : step(focus, environment);
  };
}

/** Elements of FHIR begin with a small letter, types with a capital one. */
function isTypeName(name: string): boolean {
  return name >= 'A' && name < '[';
}

function indexer(of: Evaluate, at: Evaluate): Evaluate {
  return (focus, environment) => {
    const index = whole(at(focus, environment));
    const item = index === undefined ? undefined : of(focus, environment)[index];
    return item === undefined ? NOTHING : [item];
  };
}

function variable(name: string): Evaluate {
  if (name === 'resource') return (_focus, environment) => environment.resource;
  if (name === 'rootResource') return (_focus, environment) => environment.root;
  if (name === 'context') return (_focus, environment) => environment.context;
  if (name in SYSTEMS) return constant(SYSTEMS[name], STRING);
  if (name.startsWith('vs-')) return constant(`http://hl7.org/fhir/ValueSet/${name.slice(3)}`, STRING);
  if (name.startsWith('ext-')) return constant(`http://hl7.org/fhir/StructureDefinition/${name.slice(4)}`, STRING);
  throw new UnsupportedExpression(`%${name} is not known`);
}

function constant(value: unknown, type: Type): Evaluate {
  const items: Items = [{ value, type, twin: undefined } satisfies Item];
  return () => items;
}

/** Own members only: `toString` is a function of FHIRPath and of every object. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
