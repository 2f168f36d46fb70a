import type { Guide, GuideColumn } from './guide.ts';
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
  diagnosis: 7,
  text: 8,
} as const;

/** The guide's columns as flat tables, by index of the column. */
export interface ColumnTable {
  readonly kinds: Uint8Array;
  readonly keys: readonly ReadonlySet<number>[];
  readonly exclusive: readonly ReadonlySet<number>[];
  readonly notApplicable: readonly ReadonlySet<number>[];
  /** The value that says «no aplica», or UNKNOWN where the column has none. */
  readonly absent: Int32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly decimals: Uint8Array;
  /** Most keys in a list. */
  readonly most: Int32Array;
  readonly maxLength: Int32Array;
  readonly mayBeEmpty: Uint8Array;
  /** What should have stood there, for people. */
  readonly expected: readonly string[];
}

/** Compiles the columns. What is not `confirmed` is not judged: a false alarm costs more than a missed fault. */
export function compileColumns(guide: Guide): ColumnTable {
  const { columns } = guide;
  return {
    kinds: Uint8Array.from(columns, kindOf),
    keys: columns.map(({ domain }) => new Set('values' in domain ? domain.values : [])),
    exclusive: columns.map(({ domain }) => new Set(domain.kind === 'list' ? domain.exclusive : [])),
    notApplicable: columns.map((column) => new Set(column.notApplicable ?? [])),
    absent: Int32Array.from(columns, (column) => column.notApplicable?.[0] ?? UNKNOWN),
    low: Float64Array.from(columns, ({ domain }) => (domain.kind === 'range' ? domain.min : 0)),
    high: Float64Array.from(columns, ({ domain }) => (domain.kind === 'range' ? domain.max : 0)),
    decimals: Uint8Array.from(columns, ({ domain }) => (domain.kind === 'range' ? domain.decimals : 0)),
    most: Int32Array.from(columns, ({ domain }) => (domain.kind === 'list' ? domain.max : 1)),
    maxLength: Int32Array.from(columns, (column) => column.maxLength ?? 0x7fffffff),
    mayBeEmpty: Uint8Array.from(columns, (column) => (!column.mandatory || column.mayBeEmpty ? 1 : 0)),
    expected: columns.map(describe),
  };
}

/** Whether a number may stand in a numeric column or alone in a list. */
export function isAllowed(table: ColumnTable, column: number, value: number): boolean {
  switch (table.kinds[column]) {
    case KIND.free:
      return true;
    case KIND.keys:
    case KIND.list:
      return table.keys[column].has(value) || table.notApplicable[column].has(value);
    case KIND.key:
      return (Number.isInteger(value) && value >= 0) || table.notApplicable[column].has(value);
    case KIND.range:
      return (value >= table.low[column] && value <= table.high[column]) || table.notApplicable[column].has(value);
    default:
      return false;
  }
}

function kindOf(column: GuideColumn): number {
  if (column.confidence !== 'confirmed') return KIND.free;
  const { kind } = column.domain;
  const judged = column.ruleConfidence === 'confirmed';
  if (kind === 'date') return KIND.date;
  if (column.type === 'numerico')
    return !judged || kind === 'key' ? KIND.key : kind === 'range' ? KIND.range : KIND.keys;
  if (!judged) return KIND.text;
  return kind === 'list' || kind === 'name' || kind === 'diagnosis' ? KIND[kind] : KIND.text;
}

/** `0, 1; -1 si no aplica` */
function describe(column: GuideColumn): string {
  const { domain, notApplicable } = column;
  const absent = notApplicable?.length ? `; ${notApplicable.join(', ')} si no aplica` : '';
  switch (domain.kind) {
    case 'keys':
      return `${spans(domain.values)}${absent}`;
    case 'range': {
      const decimals = domain.decimals > 0 ? `, decimales: ${domain.decimals} a lo más` : ', sin decimales';
      return `de ${domain.min} a ${domain.max}${decimals}${absent}`;
    }
    case 'list':
      return `claves distintas entre ${spans(domain.values)} unidas con &${
        domain.exclusive.length > 0 ? `; van solas: ${domain.exclusive.join(', ')}` : ''
      }${absent}`;
    case 'key':
      return `una clave numérica${absent}`;
    case 'date':
      return 'dd/mm/aaaa';
    case 'diagnosis':
      return 'letra, dos cifras y una cifra o X, sin punto';
    default:
      return column.maxLength ? `hasta ${column.maxLength} caracteres` : 'un texto';
  }
}

/** `1 a 11, 15, 16`: runs of three and more are written by their ends. */
function spans(values: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < values.length; ) {
    let j = i;
    while (j + 1 < values.length && values[j + 1] === values[j] + 1) j++;
    if (j - i >= 2) parts.push(`${values[i]} a ${values[j]}`);
    else for (let k = i; k <= j; k++) parts.push(String(values[k]));
    i = j + 1;
  }
  return parts.join(', ');
}
