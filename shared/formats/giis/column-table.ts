import { describeDomain } from './describe-domain.ts';
import { type Form, formOf, minutes } from './forms.ts';
import { groupsForm } from './groups.ts';
import type { GuideColumn } from './guide.ts';
import { oncePerGuide } from './once.ts';
import { isJudged } from './parse-columns.ts';
import { UNKNOWN } from './row.ts';

/** How a cell is judged; small integers so that a switch on them compiles to a jump. */
export const KIND = {
  free: 0,
  keys: 1,
  key: 2,
  range: 3,
  list: 4,
  name: 5,
  date: 6,
  time: 7,
  text: 8,
  number: 9,
  /** Text whose domain a {@link Form} judges. */
  form: 10,
  /** A date or an hour whose form no source is sure of: read where it can be, never a finding on its form. */
  quiet: 11,
} as const;

/** The guide's columns as flat tables, by index of the column. */
export interface ColumnTable {
  readonly kinds: Uint8Array;
  readonly keys: readonly ReadonlySet<number>[];
  readonly exclusive: readonly ReadonlySet<number>[];
  readonly notApplicable: readonly ReadonlySet<number>[];
  /** All values that say «no aplica», as texts. */
  readonly notApplicableTexts: readonly (readonly string[])[];
  /** The number that says «no aplica», or UNKNOWN where the column has none. */
  readonly absent: Int32Array;
  /** Bounds of a range; of an hour, in minutes. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 255 where nobody said how many. */
  readonly decimals: Uint8Array;
  /** Most keys in a list. */
  readonly most: Int32Array;
  readonly maxLength: Int32Array;
  readonly mayBeEmpty: Uint8Array;
  /** 1 where the source says that the column is of this type. */
  readonly typed: Uint8Array;
  /** 1 where name, order, type and length rest on one third-party source; the same of the domain. */
  readonly reportedForm: Uint8Array;
  readonly reportedDomain: Uint8Array;
  readonly forms: readonly Form[];
  /** What should have stood there, for people. */
  readonly expected: readonly string[];
}

/** Compiles the columns. What is not sure is not judged: a false alarm costs more than a missed fault. */
export const compileColumns = oncePerGuide(({ columns }): ColumnTable => {
  return {
    kinds: Uint8Array.from(columns, kindOf),
    keys: columns.map(({ domain }) => new Set('values' in domain ? domain.values : [])),
    exclusive: columns.map(({ domain }) => new Set(domain.kind === 'list' ? domain.exclusive : [])),
    notApplicable: columns.map((column) => new Set(numbersOf(column))),
    notApplicableTexts: columns.map(({ notApplicable }) => (notApplicable ?? []).map(String)),
    absent: Int32Array.from(columns, (column) => numbersOf(column).find(Number.isInteger) ?? UNKNOWN),
    low: Float64Array.from(columns, ({ domain, ruleConfidence }) => {
      if (domain.kind === 'range') return domain.min;
      return domain.kind === 'time' && isJudged(ruleConfidence) ? minutes(domain.first) : 0;
    }),
    high: Float64Array.from(columns, highOf),
    decimals: Uint8Array.from(columns, (column) =>
      kindOf(column) === KIND.number ? 255 : column.domain.kind === 'range' ? column.domain.decimals : 0,
    ),
    most: Int32Array.from(columns, ({ domain }) => (domain.kind === 'list' ? domain.max : 1)),
    maxLength: Int32Array.from(columns, (column) => column.maxLength ?? 0x7fffffff),
    mayBeEmpty: Uint8Array.from(columns, (column) =>
      !column.mandatory || column.mayBeEmpty || column.notApplicable?.includes('') ? 1 : 0,
    ),
    typed: Uint8Array.from(columns, ({ type }) => (type === undefined ? 0 : 1)),
    reportedForm: Uint8Array.from(columns, ({ confidence }) => (confidence === 'reported' ? 1 : 0)),
    // A domain is no surer than that the column stands where it is.
    reportedDomain: Uint8Array.from(columns, ({ confidence, ruleConfidence }) =>
      confidence === 'reported' || ruleConfidence === 'reported' ? 1 : 0,
    ),
    forms: columns.map(({ domain }) => (domain.kind === 'groups' ? groupsForm(domain) : formOf(domain))),
    expected: columns.map(describeDomain),
  };
});

/** Whether a number may stand in a numeric column or alone in a list, however it is written. */
export function isAllowed(table: ColumnTable, column: number, value: number): boolean {
  switch (table.kinds[column]) {
    case KIND.free:
      return true;
    case KIND.keys:
    case KIND.list:
      return table.keys[column].has(value) || table.notApplicable[column].has(value);
    case KIND.key:
      if (table.notApplicable[column].has(value)) return true;
      return Number.isInteger(value) && value >= 0 && isShort(table, column, String(value).length);
    case KIND.range:
      return (value >= table.low[column] && value <= table.high[column]) || table.notApplicable[column].has(value);
    case KIND.number:
      if (table.notApplicable[column].has(value)) return true;
      return isShort(table, column, String(Math.abs(value)).length);
    default:
      return false;
  }
}

/** Whether a number of `length` characters fits its column. Only keys and plain numbers ask: a domain bounds the rest. */
export function isShort(table: ColumnTable, column: number, length: number): boolean {
  const kind = table.kinds[column];
  return (kind !== KIND.key && kind !== KIND.number) || length <= table.maxLength[column];
}

const NUMERIC = ['keys', 'key', 'range'];
const TEXT_FORMS = ['digits', 'state', 'upper', 'cedula', 'diagnosis', 'groups'];

function kindOf({ type, domain, confidence, ruleConfidence }: GuideColumn): number {
  if (!isJudged(confidence)) return KIND.free;
  const { kind } = domain;
  const judged = isJudged(ruleConfidence);
  if (type === 'fecha' || (kind === 'date' && (judged || type !== undefined))) return KIND.date;
  if (type === 'hora' || (kind === 'time' && judged)) return KIND.time;
  if (judged && NUMERIC.includes(kind)) return KIND[kind as 'keys' | 'key' | 'range'];
  if (judged && (kind === 'list' || kind === 'name')) return KIND[kind];
  if (judged && TEXT_FORMS.includes(kind)) return KIND.form;
  if (type === 'numerico') return KIND.number;
  return kind === 'date' || kind === 'time' ? KIND.quiet : KIND.text;
}

function highOf({ domain, ruleConfidence }: GuideColumn): number {
  if (domain.kind === 'range') return domain.max;
  return domain.kind === 'time' && isJudged(ruleConfidence) ? minutes(domain.last) : Number.POSITIVE_INFINITY;
}

function numbersOf({ notApplicable }: GuideColumn): readonly number[] {
  return (notApplicable ?? []).filter((value): value is number => typeof value === 'number');
}
