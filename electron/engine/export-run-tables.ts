import type { FileHandle } from 'node:fs/promises';
import type { PassThrough } from 'node:stream';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { type ExportTable, tableCsv } from '../../shared/export/table.ts';
import { createBook } from './xlsx-book.ts';

/** The same bytes for the same content: the first day that a ZIP can name. */
const MTIME = new Date(1980, 0, 1);

/** One sheet a table, row by row. */
export async function writeTableBook(file: FileHandle, tables: readonly ExportTable[]): Promise<void> {
  const book = createBook(file);
  try {
    for (const { title, columns, frozenColumns, rows } of tables) {
      const widths = columns.map(({ width }) => width);
      await book.sheet(
        title,
        columns.map((column) => column.title),
        { frozenColumns, widths },
      );
      for (const row of rows()) await book.row(row);
    }
    await book.end();
  } catch (error) {
    book.abandon();
    throw error;
  }
}

/** One CSV a table, part by part. */
export async function writeTableZip(file: FileHandle, tables: readonly ExportTable[]): Promise<void> {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  zip.on('error', (error: Error) => output.destroy(error));
  for (const table of tables) {
    zip.addReadStreamLazy(`${table.file}.csv`, { mtime: MTIME }, (use) => {
      const source = Readable.from(tableCsv(table), { objectMode: false });
      source.on('error', (error) => output.destroy(error));
      use(null, source);
    });
  }
  zip.end();
  for await (const chunk of output) await file.writeFile(chunk as Buffer);
}

export async function writeTableCsv(file: FileHandle, table: ExportTable): Promise<void> {
  for (const part of tableCsv(table)) await file.writeFile(part);
}
