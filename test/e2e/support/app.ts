import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { launchCommand, resolveElectronRuntime } from '../../../scripts/electron-runtime.mjs';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/ipc/contract.ts';

export const repository = new URL('../../..', import.meta.url).pathname;

/** The program as a test sees it: its window, its main process and its data folder. */
export interface Opened {
  readonly app: ElectronApplication;
  /** Its process: Playwright no longer tells it once the program has ended. */
  readonly child: ChildProcess;
  readonly page: Page;
  readonly home: string;
  /** Faults that the window wrote to its console. */
  readonly faults: string[];
}

const made: string[] = [];

/** A new empty folder; {@link removeFolders} removes it. */
export function newFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `cotejo-e2e-${name}-`));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** How the program is started on this machine. */
export async function command() {
  const runtime = await resolveElectronRuntime({ quiet: true });
  return launchCommand(runtime, repository, []);
}

export function environment(home: string): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _plain, COTEJO_RECOVERY_KEY: _key, ...rest } = process.env;
  return { ...(rest as Record<string, string>), COTEJO_HOME: home };
}

/** Far more than a start takes (1 to 2 s), and twice that fits into the time a test has. */
const START_MS = 15_000;

/**
 * Starts the program on a data folder and waits until its window can be used. The runtime that serves where Electron's
 * own cannot be had was seen to hang at about one start in a hundred; a second try is said aloud, so that a program
 * that often needs one is noticed.
 */
export async function open(home: string = newFolder('datos')): Promise<Opened> {
  try {
    return await start(home);
  } catch (error) {
    console.warn(`La ventana no abrió en ${START_MS} ms y se intenta otra vez: ${String(error).split('\n', 1)[0]}`);
    return start(home);
  }
}

async function start(home: string): Promise<Opened> {
  const { executable, args } = await command();
  // Playwright would show every page in light colours.
  const options = { executablePath: executable, args, env: environment(home), colorScheme: null, timeout: START_MS };
  const app = await electron.launch(options);
  const child = app.process();
  try {
    const page = await app.firstWindow({ timeout: START_MS });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.getByTestId('nav-inicio').waitFor({ timeout: START_MS });
    return { app, child, page, home, faults };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

/** Closes the window as a person does, and waits until the program has ended. */
export async function close({ app, child }: Opened): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
  await ended;
}

/** Ends what a failed test left open. */
export async function end(opened: Opened | undefined): Promise<void> {
  const child = opened?.child;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Asks through the window's bridge, as the screens do. */
export function call<M extends MethodName>(page: Page, method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  return page.evaluate(
    ([name, value]) => {
      const { cotejo } = window as unknown as { readonly cotejo: { call(m: unknown, i: unknown): Promise<unknown> } };
      return cotejo.call(name, value);
    },
    [method, input] as const,
  ) as Promise<MethodOutput<M>>;
}

/** Answers the next dialogs «where to save» with a path. */
export async function saveAt({ app }: Opened, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
}

/** Answers the next dialogs «what to open» with paths. */
export async function choose({ app }: Opened, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
  }, paths);
}

/** Verifies the bundled sample with one click on the first screen, and waits for its result. */
export async function verifySample({ page }: Opened): Promise<void> {
  await page.getByTestId('nav-inicio').click();
  await page.getByTestId('verify-sample').first().click();
  await page.getByTestId('score-percent').waitFor();
}
