import { extname, resolve } from 'node:path';
import type { CredentialFiles, WrittenReport } from '../../shared/ipc/reports.ts';
import { finishHtmlReport } from '../engine/finish-html.ts';
import { finishPdfReport } from '../engine/finish-pdf.ts';
import { localTimestamp } from '../engine/local-time.ts';
import { ProblemError } from '../engine/reading.ts';
import type { PreparedReport } from '../engine/report-prepare.ts';
import { readCredential } from '../engine/signatures-work.ts';
import { NoRuntimeError, printPdf } from './print-pdf.ts';

export interface WriteReportOptions {
  /** Key and certificate that seal the PDF itself. */
  readonly seal?: CredentialFiles;
  /** What the pages are: «Informe», «Acta». */
  readonly what?: string;
}

/**
 * Writes a report and tells where; a PDF needs Electron, without which the same pages are written as HTML.
 *
 * @returns lines for standard output
 * @throws ProblemError with one sentence
 */
export async function writeReport(
  target: string,
  report: PreparedReport,
  { seal, what = 'Informe' }: WriteReportOptions = {},
): Promise<string> {
  const path = resolve(target);
  if (['.html', '.htm'].includes(extname(path).toLowerCase())) {
    if (seal !== undefined) throw new ProblemError('Solo un PDF lleva firma propia; una página HTML no.');
    return said(what, await finishHtmlReport(report, path));
  }
  const at = localTimestamp();
  const sealing = seal === undefined ? undefined : { credential: await readCredential(seal), at };
  try {
    return said(what, await finishPdfReport(report, await printPdf(report.page), path, sealing));
  } catch (error) {
    // Whoever asked for a sealed file is not helped by one without a seal.
    if (!(error instanceof NoRuntimeError) || seal !== undefined) throw error;
    const html = `${path.slice(0, path.length - extname(path).length)}.html`;
    return `${error.message} Se escribió como HTML.\n${said(what, await finishHtmlReport(report, html))}`;
  }
}

function said(what: string, { folio, path, annex }: WrittenReport): string {
  return `${what} ${folio}: ${path}\n${annex === null ? '' : `Anexo: ${annex}\n`}`;
}
