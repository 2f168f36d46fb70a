import type { GuideRule } from './guide.ts';
import { UNKNOWN } from './row.ts';
import type { RowSchema, ValueSchema } from './row-schema.ts';
import { compileValue, type ReadValue, type RowValue, type Truth } from './value-rules.ts';

/** Where the values of a row come from: the row at hand of a file, or an example. */
export interface RowAccessor {
  /** Reader of a column or fact; undefined where there is none of this name. It gives undefined when nobody can tell. */
  read(name: string): ReadValue | undefined;
  /**
   * Where a column or fact that is nearly always a small whole number stands, so that most rows need no reader:
   * `values[index]`, or UNKNOWN when `read` must be asked.
   */
  whole?(name: string): { readonly values: Int32Array; readonly index: number } | undefined;
}

/** A rule or a part of one over the current row: 1 kept, 0 broken, -1 cannot tell. */
export type RowTest = () => Truth;

/** Values -1 to 254 are judged by table: keys of countries are the highest in common use. */
export const TABLE_WIDTH = 256;

/**
 * Compiles a rule into one test over the row that `accessor` stands for. The logic is Kleene's: an operand that nobody
 * can tell makes the rule undecided only where it matters. Where `when` does not hold the rule is kept; it is broken
 * only where `when` surely holds and `must` surely does not.
 *
 * @returns undefined where the row has no column for some name that the rule mentions (a layout may lack it).
 */
export function compileRowRule(
  { when, must }: Pick<GuideRule, 'when' | 'must'>,
  accessor: RowAccessor,
): RowTest | undefined {
  try {
    const holds = compileRow(must, accessor);
    if (when === undefined) return holds;
    const applies = compileRow(when, accessor);
    return () => {
      const applying = applies();
      if (applying === 0) return 1;
      const holding = holds();
      return holding === 1 || applying === 1 ? holding : -1;
    };
  } catch (error) {
    if (error instanceof MissingName) return undefined;
    throw error;
  }
}

/** Thrown and caught here alone: a name without a column, deep inside a schema. */
class MissingName extends Error {}

function reader(accessor: RowAccessor, name: string): ReadValue {
  const read = accessor.read(name);
  if (read === undefined) throw new MissingName(name);
  return read;
}

function compileRow(schema: RowSchema, accessor: RowAccessor): RowTest {
  const properties = Object.entries(schema.properties ?? {}).map(([name, value]) => {
    const read = reader(accessor, name);
    const { test, pure } = compileValue(value, (other) => reader(accessor, other));
    const whole = pure ? accessor.whole?.(name) : undefined;
    if (whole === undefined) return { cheap: false, test: general(read, test) };
    return { cheap: true, test: tabled(whole.values, whole.index, read, test, tableOf(value, test)) };
  });
  // The order changes no verdict; most rows are settled by a look into a table.
  const ordered = [...properties.filter(({ cheap }) => cheap), ...properties.filter(({ cheap }) => !cheap)];
  const inner = (schema.allOf ?? []).map((part) => compileRow(part, accessor));
  const some = schema.anyOf && anyOf(schema.anyOf.map((part) => compileRow(part, accessor)));
  const none = schema.not && compileRow(schema.not, accessor);
  const not: readonly RowTest[] = none ? [() => negate(none())] : [];
  return allOf([...ordered.map(({ test }) => test), ...inner, ...(some ? [some] : []), ...not]);
}

function general(read: ReadValue, test: (value: RowValue) => Truth): RowTest {
  return () => {
    const value = read();
    return value === undefined ? -1 : test(value);
  };
}

/** Tables by their schema: making them anew for each of thousands of files would cost more than reading those. */
const TABLES = new WeakMap<ValueSchema, Int8Array>();

/** Verdicts of a schema that looks at nothing else on small whole numbers. */
function tableOf(schema: ValueSchema, test: (value: RowValue) => Truth): Int8Array {
  let table = TABLES.get(schema);
  if (table === undefined) {
    table = Int8Array.from({ length: TABLE_WIDTH }, (_, slot) => test(slot - 1));
    TABLES.set(schema, table);
  }
  return table;
}

/** One look into a table for most cells. */
function tabled(
  values: Int32Array,
  index: number,
  read: ReadValue,
  test: (value: RowValue) => Truth,
  table: Int8Array,
): RowTest {
  return () => {
    const slot = (values[index] + 1) >>> 0;
    if (slot < TABLE_WIDTH) return table[slot] as Truth;
    const value = values[index] === UNKNOWN ? read() : values[index];
    return value === undefined ? -1 : test(value);
  };
}

function allOf(tests: readonly RowTest[]): RowTest {
  const [first, second] = tests;
  if (tests.length === 1) return first;
  // Most rules have one condition or two; closures of their own keep the calls in them cheap.
  if (tests.length === 2) {
    return () => {
      const one = first();
      if (one === 0) return 0;
      const two = second();
      return two === 1 ? one : two;
    };
  }
  return () => {
    let truth: Truth = 1;
    for (let i = 0; i < tests.length; i++) {
      const one = tests[i]();
      if (one === 0) return 0;
      if (one < 0) truth = -1;
    }
    return truth;
  };
}

function anyOf(tests: readonly RowTest[]): RowTest {
  return () => {
    let truth: Truth = 0;
    for (let i = 0; i < tests.length; i++) {
      const one = tests[i]();
      if (one === 1) return 1;
      if (one < 0) truth = -1;
    }
    return truth;
  };
}

function negate(truth: Truth): Truth {
  return truth < 0 ? -1 : truth === 1 ? 0 : 1;
}
