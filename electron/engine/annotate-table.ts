import type { FileHandle } from 'node:fs/promises';
import { CSV_MARK, csvLine } from '../../shared/export/csv.ts';
import { createBook } from './xlsx-book.ts';

export type Cell = string | number;

/** A table that is written row by row: comma-separated values, or a sheet of a workbook. */
export interface TableWriter {
  /** Once, before any row. The first `frozen` columns stay in sight where the form can do that. */
  start(head: readonly string[], widths: readonly number[], frozen: number): Promise<void>;
  row(cells: readonly Cell[]): Promise<void>;
  /** A table beside the rows; left out where the form has no place for it. */
  aside(
    name: string,
    head: readonly string[],
    widths: readonly number[],
    rows: readonly (readonly Cell[])[],
  ): Promise<void>;
  /** All is written. */
  end(): Promise<void>;
  /** Stops half-way; what was written is worth nothing. */
  abandon(): void;
}

const FLUSH_AT = 256 * 1024;

/** Comma-separated values in UTF-8. */
export function csvTable(file: FileHandle): TableWriter {
  let pending = CSV_MARK;
  const flush = async () => {
    const text = pending;
    pending = '';
    await file.writeFile(text);
  };
  return {
    async start(head) {
      pending += csvLine(head);
    },
    async row(cells) {
      pending += csvLine(cells);
      if (pending.length >= FLUSH_AT) await flush();
    },
    async aside() {},
    end: flush,
    abandon() {},
  };
}

/** A workbook: the rows on the first sheet, and on more of them where they do not fit. */
export function xlsxTable(file: FileHandle, name: string): TableWriter {
  const book = createBook(file);
  return {
    start: (head, widths, frozen) => book.sheet(name, head, { widths, frozenColumns: frozen }),
    row: (cells) => book.row(cells),
    async aside(title, head, widths, rows) {
      await book.sheet(title, head, { widths, frozenColumns: 0 });
      for (const cells of rows) await book.row(cells);
    },
    end: () => book.end(),
    abandon: () => book.abandon(),
  };
}
