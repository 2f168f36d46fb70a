import { cellHasAt, cellIs } from './cell-text.ts';
import { type Condition, columnIndex, type Guide } from './guide.ts';
import { type Row, UNKNOWN } from './row.ts';

/** Age of the person on the day of the care; UNKNOWN where a date cannot be relied on. */
export interface Ages {
  years: number;
  months: number;
}

/** 1 it holds, 0 it does not, -1 cannot tell. */
export type Truth = 1 | 0 | -1;
export type Test = () => Truth;

/** Compiles conditions of a guide into one test over the current row: all of them must hold. */
export function compileAll(guide: Guide, row: Row, ages: Ages, conditions: readonly Condition[]): Test {
  const tests = conditions.map((condition) => compile(guide, row, ages, condition));
  if (tests.length === 1) return tests[0];
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

function compile(guide: Guide, row: Row, ages: Ages, condition: Condition): Test {
  if ('column' in condition) {
    const column = columnIndex(guide, condition.column);
    const { values } = row;
    const has = membership('in' in condition ? condition.in : condition.notIn);
    const wanted: boolean = 'in' in condition;
    return () => {
      const value = values[column];
      return value === UNKNOWN ? -1 : has(value) === wanted ? 1 : 0;
    };
  }
  if ('age' in condition) {
    const { from = 0, to = 1e9 } = condition.age;
    return () => (ages.years === UNKNOWN ? -1 : ages.years >= from && ages.years <= to ? 1 : 0);
  }
  if ('ageInMonths' in condition) {
    const { from = 0, to = 1e9 } = condition.ageInMonths;
    return () => (ages.months === UNKNOWN ? -1 : ages.months >= from && ages.months <= to ? 1 : 0);
  }
  if ('institution' in condition) {
    const column = guide.columns.findIndex(({ domain }) => domain.kind === 'clues');
    return () => {
      if (row.starts[column + 1] - row.starts[column] !== 12) return -1;
      return condition.institution.some((letters) => cellHasAt(row, column, 2, letters)) ? 1 : 0;
    };
  }
  if ('noDiagnosis' in condition) {
    const columns = guide.columns.flatMap(({ domain }, index) => (domain.kind === 'diagnosis' ? [index] : []));
    return () => (columns.some((column) => condition.noDiagnosis.some((code) => cellIs(row, column, code))) ? 0 : 1);
  }
  const groups = condition.any.map((group) => compileAll(guide, row, ages, group));
  return () => {
    let truth: Truth = 0;
    for (const group of groups) {
      const one = group();
      if (one === 1) return 1;
      if (one < 0) truth = -1;
    }
    return truth;
  };
}

/** Quick membership for lists of small whole numbers. */
export function membership(values: readonly number[]): (value: number) => boolean {
  if (values.length === 1) {
    const [only] = values;
    return (value) => value === only;
  }
  const set = new Set(values);
  return (value) => set.has(value);
}

/** Conditions as words: `sexoBiologico es 2 y la edad es de 9 a 59 años`. */
export function describeAll(conditions: readonly Condition[]): string {
  return conditions.map(describe).join(' y ');
}

function describe(condition: Condition): string {
  if ('column' in condition) {
    const { column } = condition;
    return 'in' in condition ? `${column} es ${either(condition.in)}` : `${column} no es ${either(condition.notIn)}`;
  }
  if ('age' in condition) return `la edad es ${span(condition.age, 'años')}`;
  if ('ageInMonths' in condition) return `la edad es ${span(condition.ageInMonths, 'meses')}`;
  if ('institution' in condition) return `la unidad es de ${either(condition.institution)}`;
  if ('noDiagnosis' in condition) return `ningún diagnóstico es ${either(condition.noDiagnosis)}`;
  return condition.any.map((group) => (group.length > 1 ? `(${describeAll(group)})` : describeAll(group))).join(' o ');
}

function span(limits: { readonly from?: number; readonly to?: number }, unit: string): string {
  if (limits.from === undefined) return `de ${limits.to} ${unit} o menos`;
  if (limits.to === undefined) return `de ${limits.from} ${unit} o más`;
  return `de ${limits.from} a ${limits.to} ${unit}`;
}

/** `1, 2 o 3` */
export function either(values: readonly (number | string)[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} o ${values[values.length - 1]}`;
}
