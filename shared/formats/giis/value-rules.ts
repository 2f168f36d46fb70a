import type { ValueSchema } from './row-schema.ts';

/** A value as rules see it: see {@link RowSchema}. */
export type RowValue = number | string | readonly (number | string)[];
/** 1 it holds, 0 it does not, -1 cannot tell. */
export type Truth = 1 | 0 | -1;
/** Gives undefined when nobody can tell. */
export type ReadValue = () => RowValue | undefined;
export type ValueTest = (value: RowValue) => Truth;

interface CompiledValue {
  readonly test: ValueTest;
  /** The verdict depends on the value alone, not on other cells. */
  readonly pure: boolean;
}

/**
 * Compiles a schema over one value. As in JSON Schema, a keyword about numbers, texts or lists says nothing of a value
 * of another type.
 *
 * @param other gives the reader of the column or fact that a keyword compares with
 */
export function compileValue(schema: ValueSchema, other: (name: string) => ReadValue): CompiledValue {
  const parts = [...own(schema), ...compared(schema, other), ...nested(schema, other)];
  const pure = parts.every((part) => part.pure);
  if (parts.length === 1) return parts[0];
  const tests = parts.map(({ test }) => test);
  return {
    pure,
    test(value) {
      let truth: Truth = 1;
      for (const test of tests) {
        const one = test(value);
        if (one === 0) return 0;
        if (one < 0) truth = -1;
      }
      return truth;
    },
  };
}

const pure = (holds: (value: RowValue) => boolean): CompiledValue => ({
  pure: true,
  test: (value) => (holds(value) ? 1 : 0),
});

/** Keywords that look at the value alone. */
function own(schema: ValueSchema): readonly CompiledValue[] {
  const { const: only, enum: allowed, minimum, maximum, minLength, maxItems, cie10 } = schema;
  const parts: CompiledValue[] = [];
  if (only !== undefined) parts.push(pure((value) => value === only));
  if (allowed !== undefined) {
    const set = new Set<RowValue>(allowed);
    parts.push(pure((value) => set.has(value)));
  }
  if (minimum !== undefined) parts.push(pure((value) => typeof value !== 'number' || value >= minimum));
  if (maximum !== undefined) parts.push(pure((value) => typeof value !== 'number' || value <= maximum));
  if (minLength !== undefined) parts.push(pure((value) => typeof value !== 'string' || [...value].length >= minLength));
  if (maxItems !== undefined) parts.push(pure((value) => !isList(value) || value.length <= maxItems));
  if (cie10 !== undefined) parts.push(pure((value) => typeof value !== 'string' || isWithin(cie10, value)));
  return parts;
}

/** Keywords that compare with other cells. */
function compared(schema: ValueSchema, other: (name: string) => ReadValue): readonly CompiledValue[] {
  const parts: CompiledValue[] = [];
  const compare = (read: ReadValue, holds: (value: RowValue, with_: RowValue) => boolean): void => {
    const test: ValueTest = (value) => {
      const reference = read();
      return reference === undefined ? -1 : holds(value, reference) ? 1 : 0;
    };
    parts.push({ pure: false, test });
  };
  if (schema.equals !== undefined) compare(other(schema.equals), same);
  if (schema.notLess !== undefined) compare(other(schema.notLess), isNotLess);
  if (schema.memberOf !== undefined) compare(other(schema.memberOf), isMember);
  if (schema.sumOf !== undefined) parts.push({ pure: false, test: sum(schema.sumOf, other) });
  return parts;
}

function nested(schema: ValueSchema, other: (name: string) => ReadValue): readonly CompiledValue[] {
  const parts: CompiledValue[] = [];
  if (schema.contains !== undefined) {
    const inner = compileValue(schema.contains, other);
    const test: ValueTest = (value) => (isList(value) ? some(value, (item) => inner.test(item)) : 1);
    parts.push({ pure: inner.pure, test });
  }
  if (schema.anyOf !== undefined) {
    const inner = schema.anyOf.map((part) => compileValue(part, other));
    const test: ValueTest = (value) => some(inner, (part) => part.test(value));
    parts.push({ pure: inner.every((part) => part.pure), test });
  }
  if (schema.not !== undefined) {
    const inner = compileValue(schema.not, other);
    const test: ValueTest = (value) => {
      const truth = inner.test(value);
      return truth < 0 ? -1 : truth === 1 ? 0 : 1;
    };
    parts.push({ pure: inner.pure, test });
  }
  return parts;
}

function some<T>(items: readonly T[], test: (item: T) => Truth): Truth {
  let truth: Truth = 0;
  for (const item of items) {
    const one = test(item);
    if (one === 1) return 1;
    if (one < 0) truth = -1;
  }
  return truth;
}

function sum({ columns, plus }: NonNullable<ValueSchema['sumOf']>, other: (name: string) => ReadValue): ValueTest {
  const reads = columns.map(other);
  return (value) => {
    if (typeof value !== 'number') return 1;
    let total = plus;
    for (const read of reads) {
      const part = read();
      // An empty addend has no sum.
      if (typeof part !== 'number') return -1;
      total += part;
    }
    return value === total ? 1 : 0;
  };
}

export function isList(value: RowValue): value is readonly (number | string)[] {
  return typeof value === 'object';
}

function same(value: RowValue, reference: RowValue): boolean {
  if (!isList(value) || !isList(reference)) return value === reference;
  return value.length === reference.length && value.every((item, index) => item === reference[index]);
}

/** Numbers by size, dates (`aaaa-mm-dd`) by the calendar; nothing is said of an empty cell or of unlike values. */
function isNotLess(value: RowValue, reference: RowValue): boolean {
  if (value === '' || reference === '') return true;
  if (typeof value === 'number') return typeof reference !== 'number' || value >= reference;
  if (typeof value === 'string') return typeof reference !== 'string' || value >= reference;
  return true;
}

function isMember(value: RowValue, reference: RowValue): boolean {
  if (isList(value)) return false;
  return isList(reference) ? reference.includes(value) : value === reference;
}

/** Whether a code of CIE-10 is one of these, or of one of these categories or spans of categories. */
function isWithin(spans: readonly string[], code: string): boolean {
  const category = code.slice(0, 3);
  return spans.some((span) => {
    if (span.length === 7) return category >= span.slice(0, 3) && category <= span.slice(4);
    return span.length === 3 ? category === span : code === span;
  });
}
