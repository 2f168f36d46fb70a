import { resolve } from 'node:path';
import type { RunExport } from '../../shared/export/tables.ts';
import type { ExportForm } from '../../shared/model/index.ts';
import { plural } from '../../shared/text/format.ts';
import type { TextForm } from '../engine/export-run.ts';
import { ProblemError } from '../engine/reading.ts';

/** A form, and the file that it goes to; `-` is standard output. */
export interface ExportTarget {
  readonly form: ExportForm;
  readonly path: string;
}

const NAMES: Readonly<Record<ExportForm, string>> = {
  json: 'Resultado',
  csv: 'CSV',
  xlsx: 'Libro',
  sarif: 'SARIF',
  'operation-outcome': 'OperationOutcome',
  'measure-report': 'MeasureReport',
  junit: 'JUnit',
  markdown: 'Resumen en Markdown',
};

/** Writes a result in one of its forms; gives what the terminal says of it. @throws ProblemError */
export async function writeExport({ form, path }: ExportTarget, run: RunExport): Promise<string> {
  // What writes tables and archives is loaded only by those who ask for it.
  const { exportRun, exportText } = await import('../engine/export-run.ts');
  if (path === '-') {
    if (!isText(form)) throw new ProblemError('Esta forma no puede ir a la salida estándar: dé un archivo.');
    await toStandardOutput(exportText(run, form));
    return '';
  }
  const target = resolve(path);
  const { files } = await exportRun({ ...run, form, path: target });
  return `${NAMES[form]}: ${target}${files === 1 ? '' : ` (${plural(files, 'archivo', 'archivos')})`}\n`;
}

/** Resolves when all of it is out. A reader that closes early (`| head`) is not a fault of the work. */
async function toStandardOutput(text: string): Promise<void> {
  await new Promise<void>((done) => {
    process.stdout.on('error', () => done());
    process.stdout.write(text, () => done());
  });
}

function isText(form: ExportForm): form is TextForm {
  return form !== 'csv' && form !== 'xlsx' && form !== 'operation-outcome';
}
