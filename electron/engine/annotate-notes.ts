import type { FindingDetail, Origin } from '../../shared/formats/format.ts';
import type { RuleDefinition } from '../../shared/model/index.ts';
import type { SessionObserver } from '../../shared/verification/finding-keeper.ts';

/** What is wrong in one row. */
export interface RowNotes {
  readonly count: number;
  readonly text: string;
}

interface Note {
  /** 1-based; 0 for the row as a whole. */
  readonly column: number;
  readonly sentence: string;
}

/** Sentences about the whole file that are kept; the count goes on. */
const MAX_FILE_NOTES = 500;
/** More sentences than this about one row help no one. */
const MAX_ROW_NOTES = 200;
const NOTHING: RowNotes = { count: 0, text: '' };

/**
 * Gathers errors and warnings by the row they stand in until the row is written; what is said of no row (the head, the
 * file as a whole) is kept apart. Rows are known by where they start in the file.
 */
export class NoteKeeper implements SessionObserver {
  readonly #rows = new Map<number, { count: number; notes: Note[] }>();
  readonly #fileNotes: string[] = [];
  /** Errors and warnings that belong to no row. */
  fileFindings = 0;
  /** Where the first row of data starts; undefined while none was read. */
  firstRow: number | undefined;

  record(origin: Origin): void {
    this.firstRow ??= origin.place('').offset;
  }

  finding(rule: RuleDefinition, origin: Origin, field: string, detail: FindingDetail | undefined): void {
    const { line, offset } = origin.place('');
    if (origin.record > 0) this.firstRow ??= offset;
    if (rule.severity === 'info') return;
    const sentence = sentenceOf(rule, field, detail);
    // What is said at the first line and of no record is said of the file: its head, its encoding.
    if (offset === undefined || (line === 1 && origin.record === 0)) {
      this.#addFileNote(line, sentence);
      return;
    }
    const row = this.#rows.get(offset) ?? { count: 0, notes: [] };
    row.count++;
    const column = field === '' ? 0 : (origin.place(field).column ?? 0);
    if (row.notes.length < MAX_ROW_NOTES) row.notes.push({ column, sentence });
    this.#rows.set(offset, row);
  }

  /** What was said of the row that starts there, in the order of its columns; asked once. */
  take(offset: number): RowNotes {
    const row = this.#rows.get(offset);
    if (row === undefined) return NOTHING;
    this.#rows.delete(offset);
    const more = row.count - row.notes.length;
    const sentences = row.notes.sort((a, b) => a.column - b.column).map(({ sentence }) => sentence);
    if (more > 0) sentences.push(`y ${more} hallazgos más`);
    return { count: row.count, text: sentences.join(' | ') };
  }

  /** The head of the file starts there: what was said of it is said of the file. */
  takeHead(offset: number): void {
    const row = this.#rows.get(offset);
    if (row === undefined) return;
    this.#rows.delete(offset);
    for (const { sentence } of row.notes) this.#addFileNote(1, sentence);
    this.fileFindings += row.count - row.notes.length;
  }

  /** All rows are written: what is left was said of none of them, or after they were written. */
  fileNotes(): readonly string[] {
    for (const { notes } of this.#rows.values()) {
      for (const { sentence } of notes) this.#addFileNote(undefined, sentence);
    }
    this.#rows.clear();
    return this.#fileNotes;
  }

  #addFileNote(line: number | undefined, sentence: string): void {
    this.fileFindings++;
    if (this.#fileNotes.length >= MAX_FILE_NOTES) return;
    this.#fileNotes.push(line === undefined ? sentence : `Línea ${line}: ${sentence}`);
  }
}

/** The finding in words, with the variable at fault; it names no value of the source. */
function sentenceOf(rule: RuleDefinition, field: string, detail: FindingDetail | undefined): string {
  const message = detail?.message ?? rule.failureTitle;
  const named = field === '' || message.startsWith(field) ? message : `${field}: ${message}`;
  const expected = detail?.expected;
  if (expected === undefined || message.includes('se esperaba')) return withoutStop(named);
  return `${withoutStop(named)} (se esperaba: ${withoutStop(expected)})`;
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
