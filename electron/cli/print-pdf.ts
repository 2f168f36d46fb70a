import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { NoRuntimeError, printCommand } from './electron-command.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

export { NoRuntimeError } from './electron-command.ts';

export interface PrintJob {
  readonly html: string;
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  /** Carta where left out. */
  readonly paper?: 'carta' | 'oficio';
}

/** One of many pages; `key` is what the caller knows it by. */
export interface KeyedJob<K> {
  readonly key: K;
  readonly page: PrintJob;
}

export interface PrintManyOptions<K> {
  /** Cancels: what is being printed ends at once, and nothing is left behind. */
  readonly signal?: AbortSignal;
  /** Pages that one start of Electron prints; left out: 25. */
  readonly perStart?: number;
  onPrinted(key: K, pdf: Uint8Array): Promise<void> | void;
  /** The page could not be printed; the others are. */
  onFailed(key: K, sentence: string): Promise<void> | void;
}

/** A page of a thousand sheets takes a minute on a slow machine; each page may take this long, in milliseconds. */
const PATIENCE = 120_000;
/** Pages that one start of Electron prints: few enough to lie in a folder, many enough for the start not to count. */
const PER_START = 25;
const NOT_PRINTED = 'Electron no pudo imprimir el informe en esta máquina.';

/**
 * Prints a page to PDF with Electron, which needs no screen for it.
 *
 * @returns the bytes of the PDF
 * @throws NoRuntimeError with one sentence when there is no Electron, or it cannot run on this machine
 */
export async function printPdf(job: PrintJob): Promise<Uint8Array> {
  let printed: Uint8Array | null = null;
  await printMany([{ key: null, page: job }], {
    onPrinted: (_key, pdf) => {
      printed = pdf;
    },
    onFailed: () => undefined,
  });
  if (printed === null) throw new NoRuntimeError(NOT_PRINTED);
  return printed;
}

/**
 * Prints many pages with few starts of Electron. Each page is asked for when its turn comes, and each PDF is handed over
 * and forgotten, so that the memory does not grow with their number.
 *
 * Cancelled, it returns early.
 *
 * @throws NoRuntimeError with one sentence where nothing can be printed here; whatever `jobs` and `onPrinted` throw
 */
export async function printMany<K>(
  jobs: Iterable<KeyedJob<K>> | AsyncIterable<KeyedJob<K>>,
  options: PrintManyOptions<K>,
): Promise<void> {
  await withTemporaryFolder('cotejo-informe-', (folder) => printInto(folder, jobs, options));
}

async function printInto<K>(
  folder: string,
  jobs: Iterable<KeyedJob<K>> | AsyncIterable<KeyedJob<K>>,
  options: PrintManyOptions<K>,
): Promise<void> {
  try {
    let waiting: Waiting<K>[] = [];
    for await (const { key, page } of jobs) {
      options.signal?.throwIfAborted();
      waiting.push(await laidDown(folder, waiting.length, key, page));
      if (waiting.length < (options.perStart ?? PER_START)) continue;
      await printAll(folder, waiting, options);
      waiting = [];
    }
    if (waiting.length > 0) await printAll(folder, waiting, options);
  } catch (error) {
    if (options.signal?.aborted === true) return;
    if (error instanceof Error && 'syscall' in error) throw new NoRuntimeError(NOT_PRINTED, { cause: error });
    throw error;
  }
}

interface Waiting<K> {
  readonly key: K;
  readonly pageFile: string;
  readonly target: string;
}

async function laidDown<K>(folder: string, index: number, key: K, page: PrintJob): Promise<Waiting<K>> {
  const { html, headerTemplate, footerTemplate, paper } = page;
  const pageFile = join(folder, `pagina-${index}.json`);
  await writeFile(pageFile, JSON.stringify({ html, headerTemplate, footerTemplate, paper }), { mode: 0o600 });
  return { key, pageFile, target: join(folder, `informe-${index}.pdf`) };
}

async function printAll<K>(
  folder: string,
  waiting: readonly Waiting<K>[],
  options: PrintManyOptions<K>,
): Promise<void> {
  const jobFile = join(folder, 'trabajo.json');
  const jobs = waiting.map(({ pageFile, target }) => ({ pageFile, target }));
  await writeFile(jobFile, JSON.stringify({ jobs }), { mode: 0o600 });
  const { executable, args } = await printCommand(jobFile);
  for await (const { index, printed } of outcomes(executable, args, options.signal)) {
    const job = waiting[index];
    if (job === undefined) continue;
    if (printed) await options.onPrinted(job.key, await readFile(job.target));
    else await options.onFailed(job.key, NOT_PRINTED);
    await Promise.all([rm(job.pageFile, { force: true }), rm(job.target, { force: true })]);
  }
}

interface Outcome {
  readonly index: number;
  readonly printed: boolean;
}

/** What Electron tells of each page, until it ends. @throws ProblemError when it does not end well or in time */
async function* outcomes(
  executable: string,
  args: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Outcome> {
  signal?.throwIfAborted();
  const { ELECTRON_RUN_AS_NODE: _plain, ...env } = process.env;
  // What Chromium says of screens and buses that are not there is of no use to the person.
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'ignore'], env, windowsHide: true });
  const ended = new Promise<boolean>((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  let timer = setTimeout(kill, PATIENCE);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      clearTimeout(timer);
      timer = setTimeout(kill, PATIENCE);
      const outcome = outcomeOf(line);
      if (outcome !== null) yield outcome;
    }
    if (!(await ended)) throw new NoRuntimeError(NOT_PRINTED);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
    kill();
  }
}

/** `printed 3`, `failed 4 RangeError`; other lines are Chromium's own. */
function outcomeOf(line: string): Outcome | null {
  const found = /^(printed|failed) (\d{1,6})(?: |$)/.exec(line);
  return found === null ? null : { index: Number(found[2]), printed: found[1] === 'printed' };
}
