import { readFile, writeFile } from 'node:fs/promises';
import { app } from 'electron';
import { openPrinter, type PrintablePage } from './print.ts';

/** What the command line asks to print in one start. */
interface PrintJobs {
  readonly jobs: readonly {
    /** JSON of the page; read when its turn comes. */
    readonly pageFile: string;
    /** Where its PDF goes. */
    readonly target: string;
  }[];
}

/** The job file that the command line asks to print, or null when this is a start with a window. */
export function printJobOf(args: readonly string[]): string | null {
  const at = args.indexOf('--print-job');
  return at < 0 ? null : (args[at + 1] ?? null);
}

/**
 * Prints the pages of a job file without any window, tells on standard output how each one ended (`printed 3`,
 * `failed 4 RangeError`), and ends the application. A page that fails does not keep the others from being printed.
 */
export async function runPrintJob(jobFile: string): Promise<void> {
  try {
    await app.whenReady();
    const { jobs } = JSON.parse(await readFile(jobFile, 'utf8')) as PrintJobs;
    const printer = openPrinter();
    for (const [index, { pageFile, target }] of jobs.entries()) {
      try {
        const page = JSON.parse(await readFile(pageFile, 'utf8')) as PrintablePage;
        await writeFile(target, await printer.print(page), { mode: 0o600 });
        await tell(`printed ${index}`);
      } catch (error) {
        // A message may quote the page.
        await tell(`failed ${index} ${error instanceof Error ? error.name : 'error'}`);
      }
    }
    printer.close();
    app.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.name : 'error'}\n`);
    app.exit(1);
  }
}

/** On the other side before the program ends. */
function tell(line: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${line}\n`, () => resolve());
  });
}
