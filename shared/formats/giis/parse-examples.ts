import type { BatchRule, Guide, Relation, RowExample } from './guide.ts';
import { columnsBehind } from './mentions.ts';
import { RELATION_RULES, ROW_RULES } from './rules-row.ts';
import { type Check, type Fail, listOf, mapOf, positive, scalar, shape, text } from './shape.ts';

/** An example of a whole file is read in the tests; far more rows than a share of one in a hundred needs is a mistake. */
const MAX_ROWS = 10_000;

/** Values of cells by the name of their column. */
export const rowExample: Check = mapOf((value, fail) => {
  if (Array.isArray(value)) listOf(scalar)(value, fail);
  else scalar(value, fail);
});

/** Rows that keep and that break what a rule over one row asks. */
export const rowExamples = shape({ valid: listOf(rowExample, 1), invalid: listOf(rowExample, 2) });

export const relationExamples = shape({
  valid: listOf(rowExample, 1),
  invalid: listOf(shape({ rule: text, column: text, cells: rowExample }), 2),
});

const fileExample = listOf(shape({ rows: positive, cells: rowExample }), 1);

export const batchExamples = shape({ valid: listOf(fileExample, 1), invalid: listOf(fileExample, 2) });

/** Every example says what all of `names` hold, and speaks of nothing that the guide does not have. */
export function checkCells(guide: Guide, names: Iterable<string>, examples: readonly RowExample[], fail: Fail): void {
  const asked = [...names];
  for (const one of examples) {
    for (const name of asked) if (!Object.hasOwn(one, name)) fail(`un ejemplo no dice cuánto vale «${name}»`);
    for (const name of Object.keys(one)) {
      if (columnsBehind(guide, name).length === 0) fail(`un ejemplo habla de «${name}», que no existe`);
    }
  }
}

/** Examples of a relation between `columns`: each rule of its kind is broken by two or more, at one of the columns. */
export function checkRelationExamples(guide: Guide, relation: Relation, columns: readonly string[], fail: Fail): void {
  const { valid, invalid } = relation.examples;
  checkCells(guide, columns, [...valid, ...invalid.map(({ cells }) => cells)], fail);
  const rules = RELATION_RULES[relation.kind].map((name): string => ROW_RULES[name].id);
  for (const { rule, column } of invalid) {
    if (!rules.includes(rule)) fail(`un ejemplo dice que rompe «${rule}», que no es regla suya`);
    if (!columns.includes(column)) fail(`un ejemplo pone el hallazgo en «${column}», que no es columna suya`);
  }
  for (const rule of rules) {
    if (invalid.filter((one) => one.rule === rule).length < 2) fail(`pide dos ejemplos que rompan «${rule}» o más`);
  }
}

/** Examples of a rule on the whole file that looks at `columns`. */
export function checkBatchExamples(
  guide: Guide,
  { examples }: BatchRule,
  columns: readonly string[],
  fail: Fail,
): void {
  for (const file of [...examples.valid, ...examples.invalid]) {
    checkCells(
      guide,
      columns,
      file.map(({ cells }) => cells),
      fail,
    );
    if (file.reduce((sum, { rows }) => sum + rows, 0) > MAX_ROWS) fail(`un ejemplo pasa de ${MAX_ROWS} filas`);
  }
}
