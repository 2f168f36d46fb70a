import { type BrowserWindow, shell } from 'electron';
import type {
  AppInfo,
  EngineMethods,
  MainMethods,
  MethodInput,
  MethodOutput,
  PrintableReport,
} from '../../shared/ipc/contract.ts';
import type { VerificationResult } from '../../shared/model/index.ts';
import { localMoment } from '../../shared/text/local-moment.ts';
import * as dialogs from './dialogs.ts';
import type { MainRequest } from './ipc.ts';
import { pageCount, printHtml } from './print.ts';
import { Sentence, sentenceOf } from './sentence.ts';
import { texts } from './texts.ts';
import { writeWhole } from './write-file.ts';

export interface MainServices {
  readonly info: () => Promise<AppInfo>;
  readonly engine: <M extends keyof EngineMethods>(method: M, input: MethodInput<M>) => Promise<MethodOutput<M>>;
  /** Files that this program wrote in this session: those it shows in the file manager. */
  readonly written: Set<string>;
  /** Where the person said that a backup goes. */
  readonly backupPaths: Set<string>;
  /** Where the person said that an annotated copy goes. */
  readonly annotatedPaths: Set<string>;
  /** Where the person said that what is fetched of a server goes. */
  readonly fetchFolders: Set<string>;
  /** Where the person said that a list, a checklist or a package goes. */
  readonly filePaths: Set<string>;
}

/** Answers a checked request of a window. @throws Sentence */
export async function answerMain(request: MainRequest, window: BrowserWindow, services: MainServices) {
  switch (request.method) {
    case 'app.info':
      return services.info();
    case 'dialog.openExport':
      return { paths: await dialogs.openExport(window, request.input.kind) } satisfies Out<'dialog.openExport'>;
    case 'dialog.openCatalogs':
      return { paths: await dialogs.openCatalogs(window, request.input.kind) } satisfies Out<'dialog.openCatalogs'>;
    case 'dialog.openFhirPackages': {
      const { kind } = request.input;
      return { paths: await dialogs.openFhirPackages(window, kind) } satisfies Out<'dialog.openFhirPackages'>;
    }
    case 'dialog.openHl7Profiles': {
      const { kind } = request.input;
      return { paths: await dialogs.openHl7Profiles(window, kind) } satisfies Out<'dialog.openHl7Profiles'>;
    }
    case 'dialog.openBackup':
      return { path: await dialogs.openBackup(window) } satisfies Out<'dialog.openBackup'>;
    case 'dialog.saveBackup':
      return { path: await askForBackup(window, services) } satisfies Out<'dialog.saveBackup'>;
    case 'dialog.openFetchFolder': {
      const path = await dialogs.openFetchFolder(window);
      if (path !== null) services.fetchFolders.add(path);
      return { path } satisfies Out<'dialog.openFetchFolder'>;
    }
    case 'dialog.openConnectionFile':
      return {
        path: await dialogs.openConnectionFile(window, request.input.kind),
      } satisfies Out<'dialog.openConnectionFile'>;
    case 'publish.saveBundle':
      return saveBundle(request.input, window, services);
    case 'report.savePdf':
      return saveReport(await services.engine('report.html', request.input), window, services);
    case 'report.saveJson':
      return saveJson(await services.engine('runs.get', request.input), window, services);
    case 'annotated.save':
      return saveAnnotated(request.input, window, services);
    case 'dialog.openEvidence':
      return { paths: await dialogs.openEvidence(window) } satisfies Out<'dialog.openEvidence'>;
    case 'dialog.openChecklist':
      return { path: await dialogs.openOne(window, 'checklist') } satisfies Out<'dialog.openChecklist'>;
    case 'dialog.openAttributes':
      return { path: await dialogs.openOne(window, 'attributes') } satisfies Out<'dialog.openAttributes'>;
    case 'dialog.openPackage':
      return { path: await dialogs.openOne(window, 'package') } satisfies Out<'dialog.openPackage'>;
    case 'dialog.savePackage':
      return {
        path: await askWhere(`paquete-cotejo-${today()}`, 'cotejo', window, services),
      } satisfies Out<'dialog.savePackage'>;
    case 'visits.saveActa':
      return saveReport(await services.engine('visits.acta', request.input), window, services);
    case 'units.saveFile': {
      const path = await askWhere(`unidades-${today()}`, request.input.form, window, services);
      return path === null ? null : services.engine('units.export', { ...request.input, path });
    }
    case 'aggregates.saveFile': {
      const path = await askWhere(`agregados-${today()}`, 'csv', window, services);
      return path === null ? null : services.engine('aggregates.export', { ...request.input, path });
    }
    case 'checklists.saveFile': {
      const { id, edition } = request.input;
      const path = await askWhere(`${id}-${edition}`, 'json', window, services);
      return path === null ? { path } : services.engine('checklists.export', { id, edition, path });
    }
    case 'shell.reveal':
      return reveal(request.input.path, services);
    default:
      throw new Error(`no answer for ${(request satisfies never as MainRequest).method}`);
  }
}

type Out<M extends keyof MainMethods> = MethodOutput<M>;

async function askForBackup(window: BrowserWindow, services: MainServices): Promise<string | null> {
  const path = await dialogs.saveBackup(window, today());
  if (path !== null) services.backupPaths.add(path);
  return path;
}

async function askWhere(
  name: string,
  extension: string,
  window: BrowserWindow,
  { filePaths }: MainServices,
): Promise<string | null> {
  const path = await dialogs.saveAs(window, name, extension);
  if (path !== null) filePaths.add(path);
  return path;
}

function today(): string {
  return localMoment(new Date()).slice(0, 10);
}

async function saveReport(
  report: PrintableReport,
  window: BrowserWindow,
  { written }: MainServices,
): Promise<Out<'report.savePdf'>> {
  const path = await dialogs.saveReport(window, report.suggestedName);
  if (path === null) return { path, pages: null };
  const pdf = await printHtml(report).catch((error: unknown) => {
    throw new Sentence(`${texts().printFailed} ${sentenceOf(error)}`, { cause: error });
  });
  await writeWhole(path, pdf);
  written.add(path);
  return { path, pages: pageCount(pdf) };
}

/** The same text that the command line writes. */
async function saveJson(
  result: VerificationResult,
  window: BrowserWindow,
  { written }: MainServices,
): Promise<Out<'report.saveJson'>> {
  const path = await dialogs.saveJson(window, jsonName(result));
  if (path === null) return { path };
  await writeWhole(path, `${JSON.stringify(result, null, 2)}\n`);
  written.add(path);
  return { path };
}

async function saveAnnotated(
  { runId, form }: MethodInput<'annotated.save'>,
  window: BrowserWindow,
  { engine, annotatedPaths, written }: MainServices,
): Promise<Out<'annotated.save'>> {
  const path = await dialogs.saveAnnotated(window, form, today());
  if (path === null) return null;
  annotatedPaths.add(path);
  const copies = await engine('annotated.write', { runId, path });
  for (const copy of copies.copies) written.add(copy.path);
  return copies;
}

async function saveBundle(
  { runId }: MethodInput<'publish.saveBundle'>,
  window: BrowserWindow,
  { engine, written }: MainServices,
): Promise<Out<'publish.saveBundle'>> {
  const { bundle } = await engine('publish.preview', { runId });
  const path = await dialogs.saveJson(window, `publicacion-fhir-${today()}.json`);
  if (path === null) return { path };
  await writeWhole(path, bundle);
  written.add(path);
  return { path };
}

/** `verificacion-local-DFSSA000010-20260131.json`. */
function jsonName({ run, units }: VerificationResult): string {
  const clues = run.unit ?? (units.length === 1 ? units[0]?.clues : undefined);
  const day = run.startedAt.slice(0, 10).replaceAll('-', '');
  return `verificacion-local-${clues === undefined ? '' : `${clues}-`}${day}.json`;
}

function reveal(path: string, { written }: MainServices): Out<'shell.reveal'> {
  const known = written.has(path);
  if (known) shell.showItemInFolder(path);
  return { shown: known };
}
