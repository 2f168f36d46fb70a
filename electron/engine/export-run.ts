import { extname } from 'node:path';
import { toJunit } from '../../shared/export/junit.ts';
import { toMarkdown } from '../../shared/export/markdown.ts';
import { measureReportBundle } from '../../shared/export/measure-report.ts';
import { toSarif } from '../../shared/export/sarif.ts';
import { type RunExport, runTables } from '../../shared/export/tables.ts';
import { findingTable } from '../../shared/export/tables-findings.ts';
import type { ExportForm } from '../../shared/model/index.ts';
import { writeOutcomes } from './export-run-outcomes.ts';
import { writeTableBook, writeTableCsv, writeTableZip } from './export-run-tables.ts';
import { ProblemError } from './reading.ts';
import { writeWhole, writeWholeWith } from './write-whole.ts';
import { inWords } from './write-words.ts';

export interface ExportRequest extends RunExport {
  readonly form: ExportForm;
  /** A `.zip` takes all tables of the form `csv`, any other name the findings; see also {@link writeOutcomes}. */
  readonly path: string;
}

/** Forms that are one text. */
export type TextForm = Exclude<ExportForm, 'csv' | 'xlsx' | 'operation-outcome'>;

/** Writes a result in one of its forms, whole or not at all. @throws ProblemError with one sentence */
export async function exportRun({
  form,
  path,
  ...run
}: ExportRequest): Promise<{ readonly path: string; readonly files: number }> {
  const files = await write(form, path, run);
  return { path, files };
}

/** @throws ProblemError where the form cannot be had of the result */
export function exportText({ result, acceptances, unitNames }: RunExport, form: TextForm): string {
  switch (form) {
    case 'json':
      return jsonText(result);
    case 'sarif':
      return jsonText(toSarif(result, acceptances));
    case 'measure-report':
      if (result.run.status !== 'completa') {
        throw new ProblemError('La verificación no terminó: sus cifras no se escriben como MeasureReport.');
      }
      return jsonText(measureReportBundle(result, unitNames));
    case 'junit':
      return toJunit(result);
    case 'markdown':
      return toMarkdown(result, acceptances);
  }
}

async function write(form: ExportForm, path: string, run: RunExport): Promise<number> {
  switch (form) {
    case 'operation-outcome':
      return writeOutcomes(path, run.result);
    case 'xlsx':
      await inWords(writeWholeWith(path, (file) => writeTableBook(file, runTables(run))));
      return 1;
    case 'csv':
      await inWords(writeWholeWith(path, (file) => writeCsv(file, path, run)));
      return 1;
    default:
      await inWords(writeWhole(path, exportText(run, form)));
      return 1;
  }
}

function writeCsv(file: Parameters<typeof writeTableCsv>[0], path: string, run: RunExport): Promise<void> {
  if (extname(path).toLowerCase() === '.zip') return writeTableZip(file, runTables(run));
  return writeTableCsv(file, findingTable(run.result, run.acceptances));
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
