import { type BrowserWindow, shell } from 'electron';
import type { AppInfo, EngineMethods, MainMethods, MethodInput, MethodOutput } from '../../shared/ipc/contract.ts';
import { askWhere, today } from './ask-where.ts';
import * as dialogs from './dialogs.ts';
import type { MainRequest } from './ipc.ts';
import type { Batch } from './report-batch.ts';
import { saveExport, saveReport, saveSignatures } from './report-methods.ts';
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
  readonly batch: Batch;
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
    case 'report.save':
      return saveReport(request.input, window, services);
    case 'report.saveExport':
      return saveExport(request.input, window, services);
    case 'report.batch':
      return printBatch(request.input, window, services);
    case 'report.cancelBatch':
      return { cancelled: await services.batch.cancel() } satisfies Out<'report.cancelBatch'>;
    case 'signatures.saveFiles':
      return saveSignatures(request.input, window, services);
    case 'dialog.openReport':
      return { path: await dialogs.openOne(window, 'report') } satisfies Out<'dialog.openReport'>;
    case 'dialog.openLogo':
      return { path: await dialogs.openOne(window, 'logo') } satisfies Out<'dialog.openLogo'>;
    case 'dialog.openCertificate':
      return { path: await dialogs.openOne(window, request.input.kind) } satisfies Out<'dialog.openCertificate'>;
    case 'dialog.openAuthorities':
      return { paths: await dialogs.openAuthorities(window) } satisfies Out<'dialog.openAuthorities'>;
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

async function printBatch(
  request: MethodInput<'report.batch'>,
  window: BrowserWindow,
  services: MainServices,
): Promise<Out<'report.batch'>> {
  const { batch, engine, written } = services;
  const name = `${texts().batchName}-${today()}`;
  const result = await batch.run(request, { engine, askWhere: () => dialogs.saveAs(window, name, 'zip') });
  if (result !== null && !result.cancelled) written.add(result.path);
  return result;
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

function reveal(path: string, { written }: MainServices): Out<'shell.reveal'> {
  const known = written.has(path);
  if (known) shell.showItemInFolder(path);
  return { shown: known };
}
