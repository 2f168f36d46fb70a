import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import { bookParts, sheetName, sheetPath } from '../../shared/export/xlsx/book.ts';
import {
  type Cell,
  MAX_ROWS,
  type SheetLayout,
  sheetEnd,
  sheetRow,
  sheetStart,
} from '../../shared/export/xlsx/sheet.ts';

/** A workbook that is written row by row, in constant memory. */
export interface Book {
  /** Begins a sheet; the one before it is ended. */
  sheet(name: string, head: readonly string[], layout: SheetLayout): Promise<void>;
  /** The next row of the sheet; goes on with a second sheet where the first is full. */
  row(cells: readonly Cell[]): Promise<void>;
  end(): Promise<void>;
  abandon(): void;
}

export interface BookLimits {
  /** Rows of a sheet, its head included. */
  readonly rows: number;
  /** Characters of a sheet: beyond 4 GB a ZIP needs a form that spreadsheets do not read. */
  readonly characters: number;
}

const LIMITS: BookLimits = { rows: MAX_ROWS, characters: 2_000_000_000 };
const FLUSH_AT = 256 * 1024;
/** The same bytes for the same content: the first day that a ZIP can name. */
const MTIME = new Date(1980, 0, 1);
/** A fast level: rows repeat so much that a slow one gains little. */
const OPTIONS = { mtime: MTIME, compressionLevel: 3 };

export function createBook(file: FileHandle, limits: BookLimits = LIMITS): Book {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  const written = writeAll(output, file);
  // Whoever waits hears of it; nobody else must.
  written.catch(() => undefined);
  zip.on('error', (error: Error) => output.destroy(error));
  const names: string[] = [];
  let stream: PassThrough | undefined;
  let head: readonly string[] = [];
  let layout: SheetLayout = { widths: [], frozenColumns: 0 };
  let title = '';
  let rows = 0;
  let columns = 0;
  let characters = 0;
  let pending = '';

  async function flush(): Promise<void> {
    const text = pending;
    pending = '';
    characters += text.length;
    if (stream === undefined || text === '' || stream.write(text)) return;
    await Promise.race([once(stream, 'drain'), written]);
  }

  async function open(): Promise<void> {
    names.push(sheetName(title, names));
    stream = new PassThrough({ highWaterMark: FLUSH_AT });
    // An abandoned book destroys it: that is no news to anyone.
    stream.on('error', () => undefined);
    zip.addReadStream(stream, sheetPath(names.length), OPTIONS);
    pending = sheetStart(layout);
    characters = 0;
    rows = 0;
    columns = head.length;
    add(head, true);
  }

  async function close(): Promise<void> {
    if (stream === undefined) return;
    pending += sheetEnd(rows, columns);
    await flush();
    stream.end();
    stream = undefined;
  }

  function add(cells: readonly Cell[], isHead: boolean): void {
    pending += sheetRow(++rows, cells, isHead);
    columns = Math.max(columns, cells.length);
  }

  return {
    async sheet(name, nextHead, nextLayout) {
      await close();
      title = name;
      head = nextHead;
      layout = nextLayout;
      await open();
    },
    async row(cells) {
      if (rows >= limits.rows || characters + pending.length >= limits.characters) {
        await close();
        await open();
      }
      add(cells, false);
      if (pending.length >= FLUSH_AT) await flush();
    },
    async end() {
      await close();
      for (const [path, content] of bookParts(names)) zip.addBuffer(Buffer.from(content), path, OPTIONS);
      zip.end();
      await written;
    },
    abandon() {
      stream?.destroy();
      output.destroy(new Error('abandonado'));
    },
  };
}

async function writeAll(source: AsyncIterable<Buffer>, file: FileHandle): Promise<void> {
  for await (const chunk of source) await file.writeFile(chunk);
}
