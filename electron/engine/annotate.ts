import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { FileResult, RuleResult } from '../../shared/model/index.ts';
import { FileSession } from '../../shared/verification/file-session.ts';
import { ruleResults } from '../../shared/verification/rule-results.ts';
import { columnsOfFormat } from './annotate-columns.ts';
import { NoteKeeper } from './annotate-notes.ts';
import { RowCopier } from './annotate-rows.ts';
import { csvTable, type TableWriter, xlsxTable } from './annotate-table.ts';
import type { InputFile } from './inputs.ts';
import { describeReadError, ProblemError } from './reading.ts';
import type { RunControl } from './run-files.ts';
import type { PreparedRun } from './run-setup.ts';
import { type FileProgress, readInput } from './verify-file.ts';
import { writeWholeWith } from './write-whole.ts';

/** A file of a result, and where it lies. */
export interface AnnotatedSource {
  readonly file: Pick<FileResult, 'path' | 'sha256' | 'format' | 'findingsTotal'>;
  readonly input: InputFile;
}

/** One copy that was written. */
export interface AnnotatedCopy {
  readonly source: string;
  readonly path: string;
  readonly rows: number;
  readonly rowsWithFindings: number;
  /** Errors and warnings that belong to no row: a CSV has no place for them. */
  readonly fileFindings: number;
  /** True when this reading found as much as the run did; else catalogues or program are others. */
  readonly sameAsRun: boolean;
}

/** What the copies hold is of persons: only whoever wrote them may read them. */
const OWNER_ONLY = 0o600;
const SEVERITY_WORD = { error: 'Error', warning: 'Advertencia', info: 'Información' } as const;
const SEVERITIES = ['error', 'warning', 'info'] as const;

/** The files of a result of which a copy can be written: text of the GIIS, read to its end. */
export function annotatable<F extends Pick<FileResult, 'format' | 'sha256'>>(files: readonly F[]): readonly F[] {
  return files.filter((file) => file.format?.startsWith('giis/') && file.sha256 !== '');
}

/** @throws ProblemError when the name does not end in `.csv` or `.xlsx` */
export function checkTarget(target: string): void {
  if (formOf(target) !== null) return;
  throw new ProblemError('La copia anotada se escribe como CSV o XLSX: el nombre debe terminar en .csv o .xlsx.');
}

/**
 * Writes a copy of each file with what is wrong in each row; of several files each has a copy whose name gets the
 * file's own. Cancelled, it gives those that were finished.
 *
 * @param target where the copy goes: `.csv` or `.xlsx`
 * @throws ProblemError with one sentence, WriteError
 */
export async function writeAnnotated(
  prepared: PreparedRun,
  sources: readonly AnnotatedSource[],
  target: string,
  control: RunControl = {},
): Promise<readonly AnnotatedCopy[]> {
  checkTarget(target);
  if (sources.length === 0) {
    throw new ProblemError('No hay ningún archivo de texto GIIS del que pueda hacerse una copia anotada.');
  }
  const targets = targetsFor(
    target,
    sources.map(({ file }) => file.path),
  );
  const originals = new Set(sources.map(({ input }) => resolve(input.absolute)));
  if (targets.some((path) => originals.has(resolve(path)))) {
    throw new ProblemError('La copia anotada no puede escribirse sobre el archivo original: elija otro nombre.');
  }
  const totalBytes = sources.reduce((sum, { input }) => sum + input.bytes, 0);
  const copies: AnnotatedCopy[] = [];
  let before = 0;
  for (const [i, source] of sources.entries()) {
    const tell = ({ bytes, ...counts }: FileProgress) =>
      control.onProgress?.({ ...counts, bytes: before + bytes, totalBytes, file: source.file.path });
    const copy = await annotateFile(prepared, source, targets[i], tell, control.signal);
    if (copy === null) break;
    copies.push(copy);
    before += source.input.bytes;
  }
  return copies;
}

/** Thrown to leave the file that is being written as it was. */
const CANCELLED = new Error('cancelled');

async function annotateFile(
  prepared: PreparedRun,
  source: AnnotatedSource,
  path: string,
  tell: (progress: FileProgress) => void,
  signal: AbortSignal | undefined,
): Promise<AnnotatedCopy | null> {
  let copy: AnnotatedCopy | null = null;
  const fill = async (handle: FileHandle) => {
    const table = formOf(path) === 'csv' ? csvTable(handle) : xlsxTable(handle, 'Filas');
    try {
      copy = { ...(await copyRows(prepared, source, table, tell, signal)), path };
      await table.end();
    } catch (error) {
      table.abandon();
      throw error;
    }
  };
  try {
    await writeWholeWith(path, fill, OWNER_ONLY);
  } catch (error) {
    if (error === CANCELLED) return null;
    throw error;
  }
  return copy;
}

async function copyRows(
  { plan, guides }: PreparedRun,
  { file, input }: AnnotatedSource,
  table: TableWriter,
  tell: (progress: FileProgress) => void,
  signal: AbortSignal | undefined,
): Promise<Omit<AnnotatedCopy, 'path'>> {
  const notes = new NoteKeeper();
  const session = new FileSession({ ...plan, maxFindings: 0 }, input.path, notes);
  const rows = new RowCopier(notes, columnsOfFormat(guides, file.format ?? ''), table);
  const digest = createHash('sha256');
  let bytes = 0;
  const onRaw = (raw: Uint8Array): void => {
    digest.update(raw);
    bytes += raw.length;
  };
  for await (const chunk of opened(input, onRaw)) {
    if (signal?.aborted) throw CANCELLED;
    session.write(chunk);
    await rows.write(chunk);
    tell({ bytes, rows: session.rows, findings: session.findings });
  }
  const sha256 = digest.digest('hex');
  if (sha256 !== file.sha256) throw new ProblemError(changed(file.path));
  const tally = session.end(sha256);
  await rows.end();
  const sentences = notes.fileNotes();
  await table.aside('Qué corregir', RULE_HEAD, RULE_WIDTHS, ruleResults(plan, tally).toSorted(worstFirst).map(ruleRow));
  await table.aside(
    'Del archivo',
    ['Lo que se dice del archivo y no de una fila'],
    [110],
    sentences.map((sentence) => [sentence]),
  );
  return {
    source: file.path,
    rows: rows.rows,
    rowsWithFindings: rows.rowsWithFindings,
    fileFindings: notes.fileFindings,
    sameAsRun: session.findings === file.findingsTotal,
  };
}

const RULE_HEAD = ['Gravedad', 'Hallazgos', 'Qué pasa', 'Cómo corregirlo', 'Por qué importa', 'Regla'];
const RULE_WIDTHS = [14, 12, 60, 70, 60, 40];

function ruleRow(rule: RuleResult): readonly (string | number)[] {
  return [SEVERITY_WORD[rule.severity], rule.total, rule.failureTitle, rule.remedy, rule.why, rule.id];
}

function worstFirst(a: RuleResult, b: RuleResult): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.total - a.total;
}

async function* opened(input: InputFile, onRaw: (raw: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* readInput(input, onRaw);
  } catch (error) {
    throw new ProblemError(`${input.path}: ${describeReadError(error)}`);
  }
}

function changed(path: string): string {
  return `${path}: el archivo cambió después de la verificación, así que no se escribió su copia anotada. Verifíquelo de nuevo.`;
}

function formOf(target: string): 'csv' | 'xlsx' | null {
  const extension = extname(target).toLowerCase();
  return extension === '.csv' ? 'csv' : extension === '.xlsx' ? 'xlsx' : null;
}

/** The target itself for one file; for several, with each file's own name before the extension. */
export function targetsFor(target: string, paths: readonly string[]): readonly string[] {
  if (paths.length === 1) return [target];
  const extension = extname(target);
  const stem = basename(target, extension);
  const taken = new Set<string>();
  return paths.map((path) => {
    const own = ownName(path);
    let name = `${stem}-${own}`;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}-${own}-${n}`;
    taken.add(name.toLowerCase());
    return join(dirname(target), `${name}${extension}`);
  });
}

/** The file's name without folders and extension, of signs that any file system takes. */
function ownName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1).replace(/\.[^.]*$/, '');
  return name.replace(/[^\p{L}\p{N}_.-]+/gu, '_').slice(0, 80) || 'archivo';
}
