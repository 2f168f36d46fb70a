import { extname, resolve } from 'node:path';
import { NoRuntimeError, type PrintJob, printPdf } from './print-pdf.ts';
import { writeWhole } from './write-file.ts';

/**
 * Writes pages and tells where; a PDF needs Electron, without which the same pages are written as HTML.
 *
 * @param what what the pages are: «Informe», «Acta»
 */
export async function writeReport(
  target: string,
  report: PrintJob & { readonly folio: string },
  what: string,
): Promise<string> {
  const path = resolve(target);
  if (['.html', '.htm'].includes(extname(path).toLowerCase())) {
    await writeWhole(path, report.html);
    return `${what} ${report.folio}: ${path}\n`;
  }
  try {
    await writeWhole(path, await printPdf(report));
    return `${what} ${report.folio}: ${path}\n`;
  } catch (error) {
    if (!(error instanceof NoRuntimeError)) throw error;
    const html = `${path.slice(0, path.length - extname(path).length)}.html`;
    await writeWhole(html, report.html);
    return `${error.message} Se escribió como HTML.\n${what} ${report.folio}: ${html}\n`;
  }
}
