import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { type PrintablePage, printHtml } from './print.ts';

/** Name of the file that a job leaves beside its own. */
export const PRINTED_FILE = 'informe.pdf';

/** The job file that the command line asks to print, or null when this is a start with a window. */
export function printJobOf(args: readonly string[]): string | null {
  const at = args.indexOf('--print-job');
  return at < 0 ? null : (args[at + 1] ?? null);
}

/** Prints the page of a job file beside it, without any window, and ends the application. */
export async function runPrintJob(jobFile: string): Promise<void> {
  try {
    await app.whenReady();
    const job = JSON.parse(await readFile(jobFile, 'utf8')) as PrintablePage;
    await writeFile(join(dirname(jobFile), PRINTED_FILE), await printHtml(job), { mode: 0o600 });
    app.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.name : 'error'}\n`);
    app.exit(1);
  }
}
