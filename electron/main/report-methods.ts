import type { BrowserWindow } from 'electron';
import type { MethodInput, MethodOutput } from '../../shared/ipc/contract.ts';
import type { ExportForm } from '../../shared/model/index.ts';
import { askWhere, today } from './ask-where.ts';
import * as dialogs from './dialogs.ts';
import type { MainServices } from './main-methods.ts';
import { printHtml } from './print.ts';
import { printReport } from './print-report.ts';
import { texts } from './texts.ts';

/** Ends of the file names; of two the first is the usual one. */
const EXTENSIONS: Readonly<Record<ExportForm, readonly [string, ...string[]]>> = {
  json: ['json'],
  csv: ['csv', 'zip'],
  xlsx: ['xlsx'],
  sarif: ['sarif'],
  'operation-outcome': ['json'],
  'measure-report': ['json'],
  junit: ['xml'],
  markdown: ['md'],
};

/** Lays out, asks where, prints, finishes. Null when the dialog was closed. @throws Sentence */
export async function saveReport(
  { request, form, seal }: MethodInput<'report.save'>,
  window: BrowserWindow,
  { engine, filePaths, written }: MainServices,
): Promise<MethodOutput<'report.save'>> {
  if (seal !== undefined) await engine('report.checkSeal', seal);
  const report = await engine('report.page', request);
  const path = await dialogs.saveReport(window, report.suggestedName, form);
  if (path === null) return null;
  filePaths.add(path);
  const finish = (input: MethodInput<'report.finish'>) => engine('report.finish', input);
  const saved =
    form === 'html'
      ? await engine('report.writeHtml', { request, path })
      : await printReport(report, path, { print: printHtml, finish, seal });
  written.add(saved.path);
  if (saved.annex !== null) written.add(saved.annex);
  return saved;
}

/** Asks where, and has the engine write the result there. Null when the dialog was closed. */
export async function saveExport(
  { run, form }: MethodInput<'report.saveExport'>,
  window: BrowserWindow,
  { engine, filePaths }: MainServices,
): Promise<MethodOutput<'report.saveExport'>> {
  const name = `${texts().resultName}-${today()}`;
  const path = await dialogs.saveExport(window, name, EXTENSIONS[form]);
  if (path === null) return null;
  filePaths.add(path);
  return engine('report.export', { run, form, path });
}

/** The canonical JSON that was signed, and its signatures beside it. Null when the dialog was closed. */
export async function saveSignatures(
  { subject }: MethodInput<'signatures.saveFiles'>,
  window: BrowserWindow,
  services: MainServices,
): Promise<MethodOutput<'signatures.saveFiles'>> {
  const path = await askWhere(`${texts().signedName}-${today()}`, 'json', window, services);
  if (path === null) return null;
  const files = await services.engine('signatures.export', { subject, path });
  services.written.add(files.signatures);
  return files;
}
