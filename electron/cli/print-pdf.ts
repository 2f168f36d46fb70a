import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProblemError } from '../engine/reading.ts';
import { projectFolder } from './project-folder.ts';

/** There is nothing to print with: the caller can still write the page as HTML. */
export class NoRuntimeError extends ProblemError {}

export interface PrintJob {
  readonly html: string;
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  /** Carta where left out. */
  readonly paper?: 'carta' | 'oficio';
}

/** What `scripts/electron-runtime.mjs` gives; it serves clones and is not part of this bundle. */
interface RuntimeScript {
  readonly RuntimeUnavailable: new () => Error;
  resolveElectronRuntime(): Promise<unknown>;
  launchCommand(
    runtime: unknown,
    appDir: string,
    args: readonly string[],
  ): Promise<{ readonly executable: string; readonly args: readonly string[] }>;
  screenlessSwitches(): readonly string[];
}

/** A report of a thousand pages takes a minute on a slow machine. */
const PATIENCE = 120_000;
/** What `electron/main/print-job.ts` leaves beside the job. */
const PRINTED_FILE = 'informe.pdf';

/**
 * Prints a page to PDF with Electron, which needs no screen for it.
 *
 * @returns the bytes of the PDF
 * @throws NoRuntimeError with one sentence when there is no Electron, or it cannot run on this machine
 */
export async function printPdf(job: PrintJob): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'cotejo-informe-'));
  try {
    const file = join(folder, 'trabajo.json');
    const { html, headerTemplate, footerTemplate, paper } = job;
    await writeFile(file, JSON.stringify({ html, headerTemplate, footerTemplate, paper }), { mode: 0o600 });
    const { executable, args } = await command(file);
    await run(executable, args);
    return await readFile(join(folder, PRINTED_FILE));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new NoRuntimeError('Electron no pudo imprimir el informe en esta máquina.', { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

async function command(jobFile: string): Promise<{ readonly executable: string; readonly args: readonly string[] }> {
  const project = projectFolder();
  const script = join(project, 'scripts', 'electron-runtime.mjs');
  const built = join(project, 'dist', 'electron', 'main.cjs');
  if (!existsSync(script) || !existsSync(built)) throw new NoRuntimeError('Aquí no hay Electron para imprimir el PDF.');
  const runtime = (await import(/* @vite-ignore */ pathToFileURL(script).href)) as RuntimeScript;
  try {
    const found = await runtime.resolveElectronRuntime();
    return await runtime.launchCommand(found, project, [...runtime.screenlessSwitches(), '--print-job', jobFile]);
  } catch (error) {
    if (error instanceof runtime.RuntimeUnavailable) throw new NoRuntimeError(error.message);
    throw error;
  }
}

/** Runs to the end; rejects when it does not end well or in time. */
function run(executable: string, args: readonly string[]): Promise<void> {
  const { ELECTRON_RUN_AS_NODE: _plain, ...env } = process.env;
  return new Promise((resolve, reject) => {
    // What Chromium says of screens and buses that are not there is of no use to the person.
    const child = spawn(executable, args, { stdio: 'ignore', env, windowsHide: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error(`printing ended with ${code}`));
    });
  });
}
