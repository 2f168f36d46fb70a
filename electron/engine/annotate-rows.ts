import { MAX_LINE } from '../../shared/formats/giis/lines.ts';
import { isUtf8 } from '../../shared/formats/support/utf8.ts';
import type { GuideColumns } from './annotate-columns.ts';
import type { NoteKeeper } from './annotate-notes.ts';
import type { Cell, TableWriter } from './annotate-table.ts';
import { type Line, LineCutter } from './line-cutter.ts';

/** A file is recognised from this many bytes, and a reader may hold a line; what lies further back is judged. */
const JUDGED_AFTER = 64 * 1024 + MAX_LINE;
/** Of a line that no reader takes for a row, its beginning is copied. */
const LONGEST = MAX_LINE;

/** What stands before the columns of the source. */
const OWN_HEAD = ['linea', 'numero_hallazgos', 'hallazgos'] as const;
const OWN_WIDTHS = [8, 12, 50];
const WIDTH = { least: 9, most: 26 } as const;
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/;
const REMEMBERED = 4096;
const MARK = [0xef, 0xbb, 0xbf];

/** Copies the rows of one file into a table, with what is wrong in each before its cells. */
export class RowCopier {
  rows = 0;
  rowsWithFindings = 0;
  readonly #cutter = new LineCutter(JUDGED_AFTER, LONGEST);
  readonly #notes: NoteKeeper;
  readonly #columns: GuideColumns;
  readonly #table: TableWriter;
  readonly #utf8 = new TextDecoder('utf-8');
  readonly #ansi = new TextDecoder('windows-1252');
  #numeric: readonly boolean[] = [];
  #headDone = false;
  /** Keys and measures are few, and stand in every row. */
  readonly #numbers = new Map<string, Cell>();

  constructor(notes: NoteKeeper, columns: GuideColumns, table: TableWriter) {
    this.#notes = notes;
    this.#columns = columns;
    this.#table = table;
  }

  /** The next bytes of the file, after the session has taken them. */
  async write(chunk: Uint8Array): Promise<void> {
    for (const line of this.#cutter.push(chunk)) await this.#take(line);
  }

  /** The file, and the session, ended. */
  async end(): Promise<void> {
    for (const line of this.#cutter.end()) await this.#take(line);
  }

  async #take(line: Line): Promise<void> {
    if (line.bytes.length === 0) return;
    const marked = line.number === 1 && MARK.every((byte, i) => line.bytes[i] === byte);
    const start = marked ? line.offset + MARK.length : line.offset;
    const cells = this.#decode(marked ? line.bytes.subarray(MARK.length) : line.bytes).split('|');
    if (!this.#headDone) {
      const isHead = this.#notes.firstRow === undefined || start < this.#notes.firstRow;
      await this.#writeHead(isHead ? cells : this.#namesFor(cells.length));
      if (isHead) {
        this.#notes.takeHead(start);
        return;
      }
    }
    const { count, text } = this.#notes.take(start);
    this.rows++;
    if (count > 0) this.rowsWithFindings++;
    await this.#table.row([line.number, count, text, ...cells.map((cell, i) => this.#typed(cell, i))]);
  }

  async #writeHead(names: readonly string[]): Promise<void> {
    this.#headDone = true;
    if (names.length === this.#columns.names.length) this.#numeric = this.#columns.numeric;
    const widths = names.map((name) => Math.min(WIDTH.most, Math.max(WIDTH.least, name.length + 3)));
    await this.#table.start([...OWN_HEAD, ...names], [...OWN_WIDTHS, ...widths], OWN_HEAD.length);
  }

  /** The guide's names where the file has none; numbers where it has another number of columns. */
  #namesFor(count: number): readonly string[] {
    if (count === this.#columns.names.length) return this.#columns.names;
    return Array.from({ length: count }, (_, i) => `columna_${i + 1}`);
  }

  /** A number where the column holds numbers and nothing of the text would be lost. */
  #typed(cell: string, column: number): Cell {
    if (!this.#numeric[column]) return cell;
    const known = this.#numbers.get(cell);
    if (known !== undefined) return known;
    const typed = NUMBER.test(cell) && String(Number(cell)) === cell ? Number(cell) : cell;
    if (this.#numbers.size >= REMEMBERED) this.#numbers.clear();
    this.#numbers.set(cell, typed);
    return typed;
  }

  /** Each line by itself, as the reader takes it: a file may mix both. */
  #decode(bytes: Uint8Array): string {
    return (isUtf8(bytes, 0, bytes.length) ? this.#utf8 : this.#ansi).decode(bytes);
  }
}
