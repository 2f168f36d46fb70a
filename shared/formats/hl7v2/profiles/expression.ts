import type { Pattern } from '../../support/pattern.ts';
import { compilePattern } from '../../support/pattern.ts';
import type { Path } from './path.ts';
import { parsePath } from './path.ts';
import type { BoundSets, ValueSetLibrary } from './value-sets.ts';
import { bindSets } from './value-sets.ts';
import type { Attributes, XmlElement } from './xml.ts';

/** What a constraint asserts, or a predicate depends on. Paths go down from the context they stand in. */
export type Expression =
  | { readonly kind: 'presence' | 'null' | 'setId'; readonly path: Path }
  | {
      readonly kind: 'value';
      readonly path: Path;
      readonly test: ValueTest;
      readonly times: Times;
      readonly absent: Absent;
    }
  | {
      readonly kind: 'paths';
      readonly path: Path;
      readonly other: Path;
      readonly operator: Operator;
      readonly absent: Absent;
    }
  | { readonly kind: 'valueSet'; readonly path: Path; readonly bound: BoundSets }
  | { readonly kind: 'setIds'; readonly parent: Path; readonly element: Path }
  | {
      readonly kind: 'within';
      readonly path: Path;
      readonly of: Expression;
      readonly times: Times;
      readonly absent: Absent;
    }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Expression[] }
  /** What nobody can tell: a plug-in, a form that is not known, an expression that lacks something. */
  | { readonly kind: 'unknown' };

/** What one value is held against. */
export type ValueTest =
  | { readonly kind: 'text'; readonly texts: ReadonlySet<string>; readonly ignoresCase: boolean }
  | { readonly kind: 'numbers'; readonly numbers: readonly number[] }
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'compare'; readonly operator: Operator; readonly value: string; readonly isNumber: boolean };

export type Operator = 'EQ' | 'NE' | 'GT' | 'LT' | 'GE' | 'LE';

/** How many of the values must fit: all of them, or as many as said. */
export type Times = 'all' | { readonly min: number; readonly max: number };

/** What it comes to where there is no value: true, false, or undefined for nobody can tell. */
export type Absent = boolean | undefined;

export const UNKNOWN: Expression = { kind: 'unknown' };
/** Patterns in profiles have a few hundred states; each costs time at every character of a value. */
const MAX_PATTERN = 5_000;

/** Reads an element of an expression; what is not understood becomes `unknown`. */
export function parseExpression(element: XmlElement | undefined, library: ValueSetLibrary): Expression {
  if (element === undefined) return UNKNOWN;
  const { name, attributes, children } = element;
  const parts = (): readonly Expression[] => children.map((part) => parseExpression(part, library));
  const combined = (kind: 'all' | 'any'): Expression => (children.length === 0 ? UNKNOWN : { kind, of: parts() });
  const path = parsePath(attributes.Path);
  switch (name) {
    case 'Presence':
      return path === undefined ? UNKNOWN : { kind: 'presence', path };
    case 'isNULL':
      return path === undefined ? UNKNOWN : { kind: 'null', path };
    case 'SetID':
      return path === undefined ? UNKNOWN : { kind: 'setId', path };
    case 'PlainText':
    case 'StringList':
    case 'NumberList':
    case 'Format':
    case 'SimpleValue': {
      const test = parseTest(name, attributes);
      if (path === undefined || test === undefined) return UNKNOWN;
      return { kind: 'value', path, test, times: timesOf(attributes, 'Min', 'Max'), absent: absentOf(attributes) };
    }
    case 'PathValue': {
      const [one, other] = [parsePath(attributes.Path1), parsePath(attributes.Path2)];
      const operator = operatorOf(attributes.Operator);
      const isPlain = !['Path1Mode', 'Path2Mode', 'IdenticalEquality', 'Truncated'].some((mode) => attributes[mode]);
      if (one === undefined || other === undefined || operator === undefined || !isPlain) return UNKNOWN;
      return { kind: 'paths', path: one, other, operator, absent: absentOf(attributes) };
    }
    case 'ValueSet': {
      const { ValueSetID, BindingStrength = 'R', BindingLocation = '1' } = attributes;
      const bound = bindSets(library, ValueSetID, BindingStrength, BindingLocation);
      return path === undefined || bound === undefined ? UNKNOWN : { kind: 'valueSet', path, bound };
    }
    case 'IZSetID': {
      const [parent, own] = [parsePath(attributes.Parent), parsePath(attributes.Element)];
      return parent === undefined || own === undefined ? UNKNOWN : { kind: 'setIds', parent, element: own };
    }
    case 'SubContext': {
      if (path === undefined || children.length !== 1) return UNKNOWN;
      const times = timesOf(attributes, 'MinOccurrence', 'MaxOccurrence');
      return { kind: 'within', path, of: parts()[0], times, absent: absentOf(attributes) };
    }
    case 'NOT':
      return children.length === 1 ? { kind: 'not', of: parts()[0] } : UNKNOWN;
    case 'AND':
    case 'FORALL':
      return combined('all');
    case 'OR':
    case 'EXIST':
      return combined('any');
    case 'IMPLY':
    case 'XOR': {
      if (children.length !== 2) return UNKNOWN;
      const [one, other] = parts();
      if (name === 'IMPLY') return { kind: 'any', of: [{ kind: 'not', of: one }, other] };
      const both: Expression = { kind: 'all', of: [one, other] };
      return {
        kind: 'all',
        of: [
          { kind: 'any', of: [one, other] },
          { kind: 'not', of: both },
        ],
      };
    }
    default:
      return UNKNOWN;
  }
}

function parseTest(name: string, attributes: Attributes): ValueTest | undefined {
  const { CSV = '', Text, Regex, Value, Type = 'String', IgnoreCase } = attributes;
  const ignoresCase = IgnoreCase === 'true' || IgnoreCase === '1';
  const folded = (text: string): string => (ignoresCase ? text.toLowerCase() : text);
  if (name === 'PlainText') {
    return Text === undefined ? undefined : { kind: 'text', texts: new Set([folded(Text)]), ignoresCase };
  }
  if (name === 'StringList') {
    const texts = CSV.split(',').flatMap((text) => [folded(text), folded(text.trim())]);
    return CSV === '' ? undefined : { kind: 'text', texts: new Set(texts), ignoresCase };
  }
  if (name === 'NumberList') {
    const numbers = CSV.split(',').map(numberOf);
    return numbers.some(Number.isNaN) ? undefined : { kind: 'numbers', numbers };
  }
  if (name === 'Format') {
    const pattern = Regex === undefined ? undefined : patternOf(Regex);
    return pattern === undefined ? undefined : { kind: 'pattern', pattern };
  }
  const operator = operatorOf(attributes.Operator);
  if (operator === undefined || Value === undefined) return undefined;
  const isNumber = Type === 'Number';
  if (isNumber && Number.isNaN(numberOf(Value))) return undefined;
  return { kind: 'compare', operator, value: Value, isNumber };
}

/** Patterns are compiled for an automaton of linear time; what it does not have is left undecided. */
function patternOf(source: string): Pattern | undefined {
  try {
    const pattern = compilePattern(source);
    return pattern.size <= MAX_PATTERN ? pattern : undefined;
  } catch {
    return undefined;
  }
}

/** A number as profiles and messages write it; NaN for what is none. */
export function numberOf(text: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(text) ? Number(text) : Number.NaN;
}

function operatorOf(text: string | undefined): Operator | undefined {
  return text === 'EQ' || text === 'NE' || text === 'GT' || text === 'LT' || text === 'GE' || text === 'LE'
    ? text
    : undefined;
}

function timesOf(attributes: Attributes, least: string, most: string): Times {
  if (attributes.AtLeastOnce === 'true' || attributes.AtLeastOnce === '1')
    return { min: 1, max: Number.POSITIVE_INFINITY };
  const { [least]: min, [most]: max = '*' } = attributes;
  if (min === undefined || !/^\d+$/.test(min)) return 'all';
  return { min: Number(min), max: /^\d+$/.test(max) ? Number(max) : Number.POSITIVE_INFINITY };
}

/** What a test of an absent value comes to: it passes, unless the profile says otherwise. */
function absentOf({ NotPresentBehavior = 'PASS' }: Attributes): Absent {
  const behaviour = NotPresentBehavior.toUpperCase();
  return behaviour === 'PASS' ? true : behaviour === 'FAIL' ? false : undefined;
}
