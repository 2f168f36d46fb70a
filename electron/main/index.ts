import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { app, BrowserWindow, nativeTheme, session } from 'electron';
import type { EngineMethods, MethodInput, MethodOutput, Settings } from '../../shared/ipc/contract.ts';
import { confirmQuit } from './dialogs.ts';
import { type EngineLink, linkEngine } from './engine-link.ts';
import { engineLog } from './engine-log.ts';
import { engineHost, startEngine } from './engine-process.ts';
import { answerWindows, tellWindows } from './ipc.ts';
import { answerMain, type MainServices } from './main-methods.ts';
import { setMenu } from './menu.ts';
import { appVersion, places, runtimeName } from './paths.ts';
import { printJobOf, runPrintJob } from './print-job.ts';
import { registerScheme, serveWindow } from './protocol.ts';
import { createBatch } from './report-batch.ts';
import { sealingSecret, systemKeyStore } from './sealing-secret.ts';
import { secureAllPages, secureSession } from './security.ts';
import { Sentence } from './sentence.ts';
import { setLanguage, texts } from './texts.ts';
import { createWindow, keepWindowState, windowState } from './window.ts';

/** How long a cancelled run may take to be kept before the program ends all the same, in milliseconds. */
const CANCEL_PATIENCE = 5000;

app.setName('Cotejo');
registerScheme();
secureAllPages();

const printJob = printJobOf(process.argv);
if (printJob !== null) {
  app.setPath('userData', join(dirname(printJob), 'ventana'));
  void runPrintJob(printJob);
} else {
  startWithWindow();
}

/** One window per data folder: a second start only brings the first to the front. */
function startWithWindow(): void {
  mkdirSync(places.windowFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', places.windowFolder);
  app.setAppUserModelId('mx.cotejo.app');
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('second-instance', focusWindow);
  // Chromium's own fields for days follow it; a change of language counts from the next start.
  app.commandLine.appendSwitch('lang', windowState().language);
  void app.whenReady().then(run);
}

function run(): void {
  const { theme, language } = windowState();
  applySettings({ theme, language });
  const own = session.defaultSession;
  secureSession(own);
  serveWindow(own, places.renderer);
  const engine = startTheEngine();
  serveWindows(engine);
  openWindow(engine);
  app.on('activate', () => BrowserWindow.getAllWindows().length === 0 && openWindow(engine));
  app.on('window-all-closed', () => app.quit());
  endInOrder(engine);
}

function startTheEngine(): EngineLink {
  return linkEngine({
    launch: () => startEngine(places.engineScript, places.appFolder),
    init: {
      init: {
        dataFolder: places.dataFolder,
        resourcesFolder: places.resources,
        toolVersion: appVersion(),
        workerScript: places.workerScript,
        user: userInfo().username,
        sealingSecret: sealingSecret(join(places.registryFolder, 'secreto.bin'), systemKeyStore),
      },
    },
    onEvent: tellWindows,
    log: engineLog(places.logFolder),
  });
}

const batch = createBatch(tellWindows);

/** They take a `path` that the person chose in a dialog, and give the one that was written. */
const WRITES_WHERE_TOLD: ReadonlySet<keyof EngineMethods> = new Set([
  'units.export',
  'aggregates.export',
  'checklists.export',
  'packages.export',
  'report.writeHtml',
  'report.export',
  'signatures.export',
]);

function serveWindows(link: EngineLink): void {
  const engine = async <M extends keyof EngineMethods>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> => {
    if (method === 'registry.backup') allowBackup(input as MethodInput<'registry.backup'>);
    if (method === 'annotated.write') allowAnnotated(input as MethodInput<'annotated.write'>);
    if (method === 'fetch.start') allowFetch(input as MethodInput<'fetch.start'>);
    if (WRITES_WHERE_TOLD.has(method)) allowFile(input as { readonly path: string });
    const output = (await link.call(method, input)) as MethodOutput<M>;
    if (method === 'settings.get' || method === 'settings.set') applySettings(output as Settings);
    if (WRITES_WHERE_TOLD.has(method)) services.written.add((output as { readonly path: string }).path);
    if (method === 'registry.backup') services.written.add((output as MethodOutput<'registry.backup'>).path);
    return output;
  };
  const allowBackup = ({ path }: MethodInput<'registry.backup'>) => {
    if (!services.backupPaths.has(path)) throw new Sentence(texts().backupElsewhere);
  };
  const allowAnnotated = ({ path }: MethodInput<'annotated.write'>) => {
    if (!services.annotatedPaths.has(path)) throw new Sentence(texts().annotatedElsewhere);
  };
  const allowFetch = ({ folder }: MethodInput<'fetch.start'>) => {
    if (!services.fetchFolders.has(folder)) throw new Sentence(texts().fetchElsewhere);
  };
  const allowFile = ({ path }: { readonly path: string }) => {
    if (!services.filePaths.has(path)) throw new Sentence(texts().fileElsewhere);
  };
  const services: MainServices = {
    info: () => appInfo(link),
    engine,
    written: new Set(),
    backupPaths: new Set(),
    annotatedPaths: new Set(),
    fetchFolders: new Set(),
    filePaths: new Set(),
    batch,
  };
  answerWindows({
    main: (request, window) => answerMain(request, window, services),
    engine: (method, input) => engine(method, input as MethodInput<typeof method>),
  });
}

async function appInfo(link: EngineLink): Promise<MethodOutput<'app.info'>> {
  const started = await link.started();
  return {
    version: appVersion(),
    dataFolder: places.dataFolder,
    keyProtection: started?.keyProtection ?? 'file',
    runtime: runtimeName(engineHost()),
    interruptedRuns: started?.interruptedRuns ?? 0,
  };
}

/** What the person chose for the window also holds for menu, dialogs and the window's frame. */
function applySettings({ theme, language }: Pick<Settings, 'theme' | 'language'>): void {
  nativeTheme.themeSource = theme;
  setLanguage(language);
  setMenu(!places.packed);
  const known = windowState();
  if (known.theme !== theme || known.language !== language) keepWindowState({ theme, language });
}

function openWindow(engine: EngineLink): void {
  const window = createWindow(session.defaultSession);
  let asking = false;
  window.on('close', (event) => {
    if (engine.runs.active().length === 0 && !batch.active()) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void leaveIfWished(window, engine)
      .then((leaves) => leaves && window.destroy())
      .finally(() => {
        asking = false;
      });
  });
}

/** Asks whether what is going on may be lost, and cancels it then. False when the person stays. */
async function leaveIfWished(window: BrowserWindow, engine: EngineLink): Promise<boolean> {
  const running = engine.runs.active().length > 0;
  if (!(await confirmQuit(window, running ? 'run' : 'batch'))) return false;
  await batch.cancel();
  if (!running) return true;
  const settled = engine.runs.settled(CANCEL_PATIENCE);
  for (const runId of engine.runs.active()) void engine.call('verification.cancel', { runId }).catch(() => undefined);
  await settled;
  return true;
}

function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The engine closes its registry before the program is gone. */
function endInOrder(engine: EngineLink): void {
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void engine.stop().finally(() => {
      ended = true;
      app.quit();
    });
  });
}
