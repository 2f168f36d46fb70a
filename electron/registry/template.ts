/**
 * Takes an object apart into values for columns and a template, and puts it together again exactly: same keys, same
 * order, same JSON. The template is the object with null wherever a column has the value; what the columns do not
 * know stays in it. Objects that differ only in their columns share one template.
 */
export type Columns = readonly (readonly [key: string, type: 'text' | 'integer' | 'real'])[];
export type Cell = string | number | null;
type Plain = Readonly<Record<string, unknown>>;

/** Gives the template; the values go to `cells` from `start` on, in the order of `columns`. */
export function takeApart(source: object, columns: Columns, cells: Cell[], start: number): Record<string, unknown> {
  takeCells(source, columns, cells, start);
  const template: Record<string, unknown> = { ...source };
  for (const [key, type] of columns) if (fits(template[key], type)) template[key] = null;
  return template;
}

/** The values alone, where the template is known already. */
export function takeCells(source: object, columns: Columns, cells: Cell[], start: number): void {
  for (let index = 0; index < columns.length; index++) {
    const [key, type] = columns[index];
    const value = (source as Plain)[key];
    cells[start + index] = fits(value, type) ? (value as Cell) : null;
  }
}

/** The object that `template` and the columns of `row` were taken from. */
export function putTogether(template: Plain, columns: Columns, row: Plain): Record<string, unknown> {
  const whole: Record<string, unknown> = { ...template };
  for (const [key] of columns) if (whole[key] === null) whole[key] = row[key];
  return whole;
}

/** Only what SQLite gives back as it was; anything else stays in the template. */
export function fits(value: unknown, type: Columns[number][1]): boolean {
  if (type === 'text') return typeof value === 'string';
  return type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
}

export const ITEM_COLUMNS = [
  ['outcome', 'text'],
  ['points', 'real'],
  ['applicable', 'integer'],
  ['held', 'integer'],
  ['failed', 'integer'],
  ['undecided', 'integer'],
  ['ratio', 'real'],
  ['reason', 'text'],
] as const satisfies Columns;

export const RULE_COLUMNS = [
  ['total', 'integer'],
  ['kept', 'integer'],
] as const satisfies Columns;

export const FINDING_COLUMNS = [
  ['actual', 'text'],
  ['fingerprint', 'text'],
] as const satisfies Columns;

export const PLACE_COLUMNS = [
  ['line', 'integer'],
  ['column', 'integer'],
  ['offset', 'integer'],
  ['path', 'text'],
  ['record', 'integer'],
] as const satisfies Columns;
