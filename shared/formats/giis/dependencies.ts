import { shownText } from './cell-text.ts';
import type { Report } from './cells.ts';
import type { ColumnTable } from './column-table.ts';
import { type Ages, compileAll, describeAll, either, membership, type Test, type Truth } from './conditions.ts';
import type { Guide, GuideColumn, Restriction } from './guide.ts';
import { type Row, UNKNOWN } from './row.ts';
import { RULE } from './rules.ts';

/** What one column may hold because of others. */
interface Dependency {
  readonly rule: number;
  /** Whether a value breaks it when `test` gives `breaking`; a value that cannot is not looked into. */
  readonly concerns: (value: number) => boolean;
  readonly test: Test;
  readonly breaking: Truth;
  readonly expected: string;
  readonly message: string;
}

export interface DependencyJudge {
  /** Whether a value keeps all dependencies of its column whatever the other cells say. */
  settles(column: number, value: number): boolean;
  /** Judges the columns that the scan left open. They must have been judged by themselves before. */
  judge(): void;
}

/**
 * Makes the judge of `appliesWhen`, `requiredWhen` and `restrictions` of the dictionary. A condition over a cell that
 * cannot be relied on is undecided, and undecided is no fault.
 */
export function createDependencyJudge(
  guide: Guide,
  table: ColumnTable,
  row: Row,
  ages: Ages,
  report: Report,
): DependencyJudge {
  const { values, open } = row;
  const byColumn = guide.columns.map((column, index) => compile(guide, table, row, ages, column, index));
  const depends = Uint8Array.from(byColumn, ({ length }) => (length > 0 ? 1 : 0));

  function judgeColumn(column: number): void {
    const dependencies = byColumn[column];
    for (let i = 0; i < dependencies.length; i++) {
      const { rule, concerns, test, breaking, expected, message } = dependencies[i];
      if (!concerns(values[column]) || test() !== breaking) continue;
      const { sensitivity } = guide.columns[column];
      report(rule, column, { actual: shownText(row, column), sensitivity, expected, message });
    }
  }

  return {
    settles: (column, value) => byColumn[column].every((dependency) => !dependency.concerns(value)),
    judge() {
      for (let i = 0; i < row.openCount; i++) {
        const column = open[i];
        if (depends[column] === 1 && values[column] !== UNKNOWN) judgeColumn(column);
      }
    },
  };
}

function compile(
  guide: Guide,
  table: ColumnTable,
  row: Row,
  ages: Ages,
  column: GuideColumn,
  index: number,
): readonly Dependency[] {
  if (column.ruleConfidence !== 'confirmed') return [];
  const { name, appliesWhen, requiredWhen } = column;
  const absent = table.absent[index];
  const dependencies: Dependency[] = [];
  if (appliesWhen) {
    dependencies.push({
      rule: RULE.applies,
      concerns: (value) => value !== absent,
      test: compileAll(guide, row, ages, appliesWhen),
      breaking: 0,
      expected: String(absent),
      message: `${name}: sólo puede ser distinto de ${absent} cuando ${describeAll(appliesWhen)}.`,
    });
  }
  if (requiredWhen) {
    dependencies.push({
      rule: RULE.required,
      concerns: (value) => value === absent,
      test: compileAll(guide, row, ages, requiredWhen),
      breaking: 1,
      expected: table.expected[index],
      message: `${name}: no puede ser ${absent} cuando ${describeAll(requiredWhen)}.`,
    });
  }
  for (const restriction of column.restrictions ?? []) {
    const expected = describeRestriction(restriction);
    const listed = membership('in' in restriction ? restriction.in : restriction.notIn);
    const wanted = 'in' in restriction;
    dependencies.push({
      rule: RULE.dependent,
      concerns: (value) => listed(value) !== wanted,
      test: compileAll(guide, row, ages, restriction.when),
      breaking: 1,
      expected,
      message: `${name}: se esperaba ${expected}, porque ${describeAll(restriction.when)}.`,
    });
  }
  return dependencies;
}

function describeRestriction(restriction: Restriction): string {
  return 'in' in restriction ? either(restriction.in) : `un valor distinto de ${either(restriction.notIn)}`;
}
