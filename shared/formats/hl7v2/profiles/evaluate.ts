import { unescapeText } from '../escapes.ts';
import type { Hl7Message } from '../message.ts';
import { judgeBinding } from './bindings.ts';
import { compareTexts, compareTyped } from './compare.ts';
import type { Absent, Expression, Times, ValueTest } from './expression.ts';
import { numberOf } from './expression.ts';
import type { ElementInstance, Instance } from './instance.ts';
import { isNull, mayHaveParts, partDelimiter } from './instance.ts';
import type { Path } from './path.ts';
import { resolvePath } from './resolve.ts';

/** True, false, or undefined where nobody can tell. */
export type Truth = boolean | undefined;

/** What is at hand while expressions are evaluated. */
export interface Evaluation {
  readonly message: Hl7Message;
  /** Counts steps; false once there were too many: from then on nothing can be told. */
  spend(steps: number): boolean;
}

/** Characters of a value that a pattern is held against. */
const MAX_MATCHED = 20_000;

/** Evaluates an expression in its context. In three values: what cannot be told spreads only where it matters. */
export function evaluate(run: Evaluation, expression: Expression, context: Instance): Truth {
  if (!run.spend(1)) return undefined;
  switch (expression.kind) {
    case 'unknown':
      return undefined;
    case 'presence': {
      const found = resolvePath(run.message, context, expression.path, run.spend);
      return found === undefined ? undefined : found.length > 0;
    }
    case 'null': {
      const found = simpleOrWhole(run, context, expression.path);
      return found === undefined ? undefined : found.length > 0 && found.every((one) => isNull(run.message, one));
    }
    case 'value': {
      const found = simpleAt(run, context, expression.path);
      return judgeEach(found, expression.times, expression.absent, (one) => test(run, expression.test, one));
    }
    case 'within': {
      const found = resolvePath(run.message, context, expression.path, run.spend);
      return judgeEach(found, expression.times, expression.absent, (one) => evaluate(run, expression.of, one));
    }
    case 'paths':
      return comparePaths(run, expression, context);
    case 'valueSet': {
      const found = resolvePath(run.message, context, expression.path, run.spend);
      return judgeEach(found, 'all', true, (one) => isMember(run, expression, one));
    }
    case 'setId': {
      const found = simpleAt(run, context, expression.path);
      return found?.length === 1 ? textOf(run, found[0]) === String(context.instance) : undefined;
    }
    case 'setIds':
      return areSetIds(run, expression.parent, expression.element, context);
    case 'not': {
      const truth = evaluate(run, expression.of, context);
      return truth === undefined ? undefined : !truth;
    }
    case 'all':
    case 'any': {
      const decisive = expression.kind === 'any';
      let isOpen = false;
      for (const part of expression.of) {
        const truth = evaluate(run, part, context);
        if (truth === decisive) return decisive;
        if (truth === undefined) isOpen = true;
      }
      return isOpen ? undefined : !decisive;
    }
  }
}

function judgeEach<T>(found: readonly T[] | undefined, times: Times, absent: Absent, judge: (one: T) => Truth): Truth {
  if (found === undefined) return undefined;
  if (found.length === 0) return absent;
  let fitting = 0;
  let open = 0;
  for (const one of found) {
    const truth = judge(one);
    if (truth === true) fitting++;
    else if (truth === undefined) open++;
    else if (times === 'all') return false;
  }
  if (times === 'all') return open === 0 ? true : undefined;
  if (fitting > times.max || fitting + open < times.min) return false;
  return fitting >= times.min && fitting + open <= times.max ? true : undefined;
}

function test(run: Evaluation, wanted: ValueTest, element: ElementInstance): Truth {
  const value = textOf(run, element);
  switch (wanted.kind) {
    case 'text':
      return wanted.texts.has(wanted.ignoresCase ? value.toLowerCase() : value);
    case 'numbers':
      return wanted.numbers.includes(numberOf(value));
    case 'pattern':
      if (value.length > MAX_MATCHED || !run.spend(value.length)) return undefined;
      return wanted.pattern.longest(value, 0) === value.length;
    case 'compare':
      return wanted.isNumber
        ? compareTyped(wanted.operator, numberOf(value), numberOf(wanted.value))
        : compareTexts(wanted.operator, value, wanted.value, element.type?.name ?? '');
  }
}

function comparePaths(
  run: Evaluation,
  { path, other, operator, absent }: Extract<Expression, { kind: 'paths' }>,
  context: Instance,
): Truth {
  const [ones, others] = [simpleAt(run, context, path), simpleAt(run, context, other)];
  if (ones === undefined || others === undefined) return undefined;
  if (ones.length === 0 || others.length === 0) return absent;
  // Of several values NIST's tools have changed their mind; one against one is beyond doubt.
  if (ones.length > 1 || others.length > 1) return undefined;
  const [one, against] = [ones[0], others[0]];
  return compareTexts(operator, textOf(run, one), textOf(run, against), one.type?.name ?? '');
}

function isMember(run: Evaluation, { bound }: Extract<Expression, { kind: 'valueSet' }>, one: Instance): Truth {
  if (one.kind !== 'element' || !run.spend(1)) return undefined;
  const verdict = judgeBinding(run.message, bound, one);
  if (verdict.kind === 'outside') return bound.breach === 'error' ? false : undefined;
  return verdict.kind === 'unknown' ? undefined : verdict.kind === 'inside';
}

/** Numbered 1, 2, 3 … either in each parent or through all of them. */
function areSetIds(run: Evaluation, parent: Path, element: Path, context: Instance): Truth {
  const parents = resolvePath(run.message, context, parent, run.spend);
  if (parents === undefined) return undefined;
  let number = 0;
  let isInEach = true;
  let isThrough = true;
  for (const one of parents) {
    const ids = simpleAt(run, one, element);
    if (ids === undefined) return undefined;
    ids.forEach((id, index) => {
      const value = numberOf(textOf(run, id));
      if (value !== index + 1) isInEach = false;
      if (value !== ++number) isThrough = false;
    });
  }
  return isInEach || isThrough;
}

function simpleOrWhole(run: Evaluation, context: Instance, path: Path): readonly ElementInstance[] | undefined {
  const found = resolvePath(run.message, context, path, run.spend);
  if (found === undefined) return undefined;
  const elements = found.filter((one) => one.kind === 'element');
  return elements.length === found.length ? elements : undefined;
}

/** Single values at a path; undefined where something there is made of parts, or is no datum at all. */
function simpleAt(run: Evaluation, context: Instance, path: Path): readonly ElementInstance[] | undefined {
  const found = simpleOrWhole(run, context, path);
  return found?.every((one) => isNull(run.message, one) || isSimple(run.message, one)) ? found : undefined;
}

function isSimple(message: Hl7Message, element: ElementInstance): boolean {
  if (mayHaveParts(element)) return false;
  const delimiter = partDelimiter(message, element);
  const at = delimiter < 0 ? -1 : message.text.indexOf(String.fromCharCode(delimiter), element.start);
  return at < 0 || at >= element.end;
}

/** As it is meant, without blanks around it; delimiters of MSH-1 and MSH-2 as they are written. */
export function textOf({ message }: Pick<Evaluation, 'message'>, element: ElementInstance): string {
  const raw = message.text.slice(element.start, element.end).trim();
  const { segment, field } = element.at;
  return segment?.name === 'MSH' && field <= 2 ? raw : unescapeText(raw, message.delimiters);
}
