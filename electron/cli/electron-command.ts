import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProblemError } from '../engine/reading.ts';
import { projectFolder } from './project-folder.ts';

/** There is nothing to print with: the caller can still write the page as HTML. */
export class NoRuntimeError extends ProblemError {}

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

/** How Electron is started to print a job file. @throws NoRuntimeError with one sentence where there is none */
export async function printCommand(
  jobFile: string,
): Promise<{ readonly executable: string; readonly args: readonly string[] }> {
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
