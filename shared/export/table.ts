import { CSV_MARK, csvLine } from './csv.ts';
import type { Cell } from './xlsx/sheet.ts';

/** A table of a result: a sheet of the workbook, and a file of comma-separated values. */
export interface ExportTable {
  /** Name of the file, without its extension. */
  readonly file: string;
  /** Name of the sheet. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** Columns that stay in sight. */
  readonly frozenColumns: number;
  /** One row at a time: there may be hundreds of thousands. */
  rows(): Iterable<readonly Cell[]>;
}

export interface TableColumn {
  /** In a CSV. */
  readonly name: string;
  /** In a workbook. */
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

/** A column, and the cell that it has of a row. */
export type Column<Row> = readonly [name: string, title: string, width: number, of: (row: Row) => Cell];

export function tableOf<Row>(
  {
    file,
    title,
    frozenColumns = 1,
  }: { readonly file: string; readonly title: string; readonly frozenColumns?: number },
  columns: readonly Column<Row>[],
  rows: () => Iterable<Row>,
): ExportTable {
  return {
    file,
    title,
    frozenColumns,
    columns: columns.map(([name, head, width]) => ({ name, title: head, width })),
    *rows() {
      for (const row of rows()) yield columns.map(([, , , of]) => of(row));
    },
  };
}

/** A percentage as it stands in the result; empty where there is none, which is not 0. */
export function percentCell(percent: number | null): Cell {
  return percent === null ? '' : { percent };
}

export function yesNo(value: boolean): string {
  return value ? 'Sí' : 'No';
}

/** Rows that are turned into text at once. */
const PART = 2000;

/** The table as CSV (RFC 4180, UTF-8 with its mark), in parts. */
export function* tableCsv({ columns, rows }: Pick<ExportTable, 'columns' | 'rows'>): Generator<string> {
  let part = CSV_MARK + csvLine(columns.map(({ name }) => name));
  let count = 0;
  for (const row of rows()) {
    part += csvLine(row.map(plainCell));
    if (++count % PART !== 0) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}

function plainCell(cell: Cell): string | number {
  if (typeof cell !== 'object') return cell;
  if ('percent' in cell) return cell.percent;
  return 'day' in cell ? cell.day : cell.moment;
}
