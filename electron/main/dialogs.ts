import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import { texts } from './texts.ts';

/** Native dialogs. A list is empty and a path null when the person closed the dialog. */

export function openExport(window: BrowserWindow, kind: 'files' | 'folder'): Promise<readonly string[]> {
  if (kind === 'folder') return open(window, texts().openFolder, ['openDirectory'], []);
  const filters = [
    { name: texts().exports, extensions: ['txt', 'csv', 'json', 'ndjson', 'zip', 'hl7', 'xml'] },
    allFiles(),
  ];
  // What a file is shows from its content, so no name is left out at first.
  return open(window, texts().openFiles, ['openFile', 'multiSelections'], filters.reverse());
}

export function openCatalogs(window: BrowserWindow, kind: 'files' | 'folder'): Promise<readonly string[]> {
  if (kind === 'folder') return open(window, texts().openCatalogFolder, ['openDirectory'], []);
  const filters = [{ name: texts().catalogs, extensions: ['csv', 'xlsx', 'xlsm', 'txt', 'zip'] }, allFiles()];
  return open(window, texts().openCatalogs, ['openFile', 'multiSelections'], filters);
}

export function openFhirPackages(window: BrowserWindow, kind: 'files' | 'folder'): Promise<readonly string[]> {
  if (kind === 'folder') return open(window, texts().openFhirPackageFolder, ['openDirectory'], []);
  const filters = [{ name: texts().fhirPackages, extensions: ['tgz', 'gz', 'zip', 'json', 'xml'] }, allFiles()];
  return open(window, texts().openFhirPackages, ['openFile', 'multiSelections'], filters);
}

export function openHl7Profiles(window: BrowserWindow, kind: 'files' | 'folder'): Promise<readonly string[]> {
  if (kind === 'folder') return open(window, texts().openHl7ProfileFolder, ['openDirectory'], []);
  const filters = [{ name: texts().hl7Profiles, extensions: ['xml', 'zip'] }, allFiles()];
  return open(window, texts().openHl7Profiles, ['openFile', 'multiSelections'], filters);
}

export async function openBackup(window: BrowserWindow): Promise<string | null> {
  const filters = [{ name: texts().backups, extensions: ['db'] }, allFiles()];
  const [path] = await open(window, texts().openBackup, ['openFile'], filters);
  return path ?? null;
}

/** Folder for what is fetched of a server: an empty one, or one with a fetch to go on with. */
export async function openFetchFolder(window: BrowserWindow): Promise<string | null> {
  const [path] = await open(window, texts().openFetchFolder, ['openDirectory', 'createDirectory'], []);
  return path ?? null;
}

export async function openConnectionFile(window: BrowserWindow, kind: 'authority' | 'key'): Promise<string | null> {
  const authority = kind === 'authority';
  const filter = { name: 'PEM', extensions: authority ? ['pem', 'crt', 'cer'] : ['pem', 'key', 'json', 'jwk'] };
  const [path] = await open(
    window,
    authority ? texts().openAuthority : texts().openKey,
    ['openFile'],
    [filter, allFiles()],
  );
  return path ?? null;
}

/** Photographs, papers or any file that shows that an answer is true. */
export function openEvidence(window: BrowserWindow): Promise<readonly string[]> {
  return open(window, texts().openEvidence, ['openFile', 'multiSelections'], [allFiles()]);
}

export type OneFile = 'checklist' | 'attributes' | 'package' | 'report' | 'logo' | 'cer' | 'key';

const ONE_FILE = {
  checklist: { title: 'openChecklist', extensions: ['json'] },
  attributes: { title: 'openAttributes', extensions: ['csv', 'txt'] },
  package: { title: 'openPackage', extensions: ['cotejo'] },
  report: { title: 'openReport', extensions: ['pdf', 'html', 'json', 'p7s'] },
  logo: { title: 'openLogo', extensions: ['png', 'jpg', 'jpeg'] },
  cer: { title: 'openCertificate', extensions: ['cer', 'crt', 'pem'] },
  key: { title: 'openSignatureKey', extensions: ['key', 'pem'] },
} as const;

export async function openOne(window: BrowserWindow, what: OneFile): Promise<string | null> {
  const { title, extensions } = ONE_FILE[what];
  const filter = {
    name: extensions.map((extension) => extension.toUpperCase()).join(', '),
    extensions: [...extensions],
  };
  const [path] = await open(window, texts()[title], ['openFile'], [filter, allFiles()]);
  return path ?? null;
}

/** Certificates of those who vouch for signatories. */
export function openAuthorities(window: BrowserWindow): Promise<readonly string[]> {
  const filters = [{ name: texts().certificates, extensions: ['cer', 'crt', 'pem', 'p7b'] }, allFiles()];
  return open(window, texts().openAuthorities, ['openFile', 'multiSelections'], filters);
}

/** Asks where a file goes; always with its extension. */
export async function saveAs(window: BrowserWindow, name: string, extension: string): Promise<string | null> {
  const path = await save(window, texts().saveAs, `${name}.${extension}`, {
    name: extension.toUpperCase(),
    extensions: [extension],
  });
  return path === null || path.toLowerCase().endsWith(`.${extension}`) ? path : `${path}.${extension}`;
}

/** @param day `2026-01-31`, for the name */
export function saveBackup(window: BrowserWindow, day: string): Promise<string | null> {
  const filter = { name: texts().backups, extensions: ['db'] };
  return save(window, texts().saveBackup, `${texts().backupName}-${day}.db`, filter);
}

/** @param name of the PDF, which gives that of the page too */
export async function saveReport(window: BrowserWindow, name: string, form: 'pdf' | 'html'): Promise<string | null> {
  const wanted = form === 'pdf' ? name : name.replace(/\.pdf$/, '.html');
  const path = await save(window, texts().saveReport, wanted, { name: form.toUpperCase(), extensions: [form] });
  return path === null || path.toLowerCase().endsWith(`.${form}`) ? path : `${path}.${form}`;
}

/** @param extensions of the forms that can be had, the usual one first */
export async function saveExport(
  window: BrowserWindow,
  name: string,
  extensions: readonly [string, ...string[]],
): Promise<string | null> {
  const [usual] = extensions;
  const filters = extensions.map((extension) => ({ name: extension.toUpperCase(), extensions: [extension] }));
  const path = await save(window, texts().saveExport, `${name}.${usual}`, ...filters);
  if (path === null || extensions.some((extension) => path.toLowerCase().endsWith(`.${extension}`))) return path;
  return `${path}.${usual}`;
}

export function saveJson(window: BrowserWindow, name: string): Promise<string | null> {
  return save(window, texts().saveJson, name, { name: 'JSON', extensions: ['json'] });
}

/** Where the annotated copy goes; always with the extension of its form. */
export async function saveAnnotated(window: BrowserWindow, form: 'csv' | 'xlsx', day: string): Promise<string | null> {
  const filter = { name: form === 'csv' ? 'CSV' : 'Excel (XLSX)', extensions: [form] };
  const path = await save(window, texts().saveAnnotated, `copia-anotada-${day}.${form}`, filter);
  return path === null || path.toLowerCase().endsWith(`.${form}`) ? path : `${path}.${form}`;
}

/** True when the person prefers to lose what is going on, a verification or a batch, over staying. */
export async function confirmQuit(window: BrowserWindow, what: 'run' | 'batch'): Promise<boolean> {
  const { runningTitle, runningDetail, keepRunning, cancelAndQuit } = texts();
  const { batchTitle, batchDetail, keepPrinting, cancelBatchAndQuit } = texts();
  const [message, detail, stay, leave] =
    what === 'run'
      ? [runningTitle, runningDetail, keepRunning, cancelAndQuit]
      : [batchTitle, batchDetail, keepPrinting, cancelBatchAndQuit];
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message,
    detail,
    buttons: [stay, leave],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

async function open(
  window: BrowserWindow,
  title: string,
  properties: ('openFile' | 'openDirectory' | 'createDirectory' | 'multiSelections')[],
  filters: FileFilter[],
): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { title, properties, filters });
  return canceled ? [] : filePaths;
}

async function save(
  window: BrowserWindow,
  title: string,
  name: string,
  ...filters: FileFilter[]
): Promise<string | null> {
  const defaultPath = join(app.getPath('documents'), name);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { title, defaultPath, filters });
  return canceled || !filePath ? null : filePath;
}

function allFiles(): FileFilter {
  return { name: texts().allFiles, extensions: ['*'] };
}
