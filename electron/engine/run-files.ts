import { Worker } from 'node:worker_threads';
import {
  emptyTally,
  mergeTally,
  type Tally,
  type TallyState,
  tallyFromState,
} from '../../shared/verification/tally.ts';
import type { InputFile } from './inputs.ts';
import type { PreparedRun, RunSetup } from './run-setup.ts';
import { type FileProgress, failedFile, verifyFile } from './verify-file.ts';

export interface RunProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
  readonly findings: number;
  /** The file being read. */
  readonly file: string;
}

export interface RunControl {
  readonly onProgress?: (progress: RunProgress) => void;
  readonly signal?: AbortSignal;
}

/** Messages to a worker: one file at a time. */
export interface WorkerTask {
  readonly input: InputFile;
}

/** Messages from a worker. */
export type WorkerReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly progress: FileProgress }
  | { readonly kind: 'done'; readonly tally: TallyState }
  | { readonly kind: 'failed'; readonly message: string };

/** Verifies the files one after the other in this thread. Stops between two chunks when the signal says so. */
export async function runInThread(
  prepared: PreparedRun,
  files: readonly InputFile[],
  control: RunControl = {},
): Promise<Tally> {
  const total = emptyTally();
  const meter = new Meter(files, control);
  for (const input of files) {
    if (control.signal?.aborted) break;
    const tally = await verifyFile(prepared.plan, input, (progress) => {
      meter.update(input, progress);
      return !control.signal?.aborted;
    });
    meter.finish(input);
    mergeTally(total, tally);
  }
  return total;
}

/**
 * Verifies the files in worker threads, each of which takes the next file when it is free. A worker that dies of a
 * file costs that file alone. Aborting ends the workers at once; what was finished by then is the result.
 *
 * @param workerScript path of the built worker
 * @throws Error when a worker cannot prepare itself
 */
export async function runInWorkers(
  workerScript: string | URL,
  setup: RunSetup,
  files: readonly InputFile[],
  threads: number,
  control: RunControl = {},
): Promise<Tally> {
  const total = emptyTally();
  const meter = new Meter(files, control);
  const queue = [...files];
  const takeNext = () => (control.signal?.aborted ? undefined : queue.shift());
  const count = Math.max(1, Math.min(threads, files.length));
  await Promise.all(
    Array.from({ length: count }, async () => {
      while (queue.length > 0 && !control.signal?.aborted) {
        await serveWorker(workerScript, setup, takeNext, meter, control.signal, (tally) => mergeTally(total, tally));
      }
    }),
  );
  return total;
}

/**
 * Memory for objects that live but a moment, nearly all of what reading makes: three semi-spaces of 16 MB, as
 * `scripts/cotejo.mjs` has it. A Bundle of 500 MB takes 90 MB less than with what Node takes by itself.
 */
const YOUNG_MB = 48;

/** Feeds one worker until the queue is empty, the run is aborted, or the worker dies of a file. */
function serveWorker(
  script: string | URL,
  setup: RunSetup,
  takeNext: () => InputFile | undefined,
  meter: Meter,
  signal: AbortSignal | undefined,
  onTally: (tally: Tally) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: setup, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    let current: InputFile | undefined;
    let ended = false;
    const end = (error?: Error) => {
      if (ended) return;
      ended = true;
      signal?.removeEventListener('abort', stop);
      void worker.terminate();
      if (error) reject(error);
      else resolve();
    };
    const stop = () => end();
    const next = () => {
      current = takeNext();
      if (current === undefined) return end();
      worker.postMessage({ input: current } satisfies WorkerTask);
    };
    const died = () => {
      if (ended) return;
      if (current === undefined) return end(new Error('El verificador no pudo arrancar.'));
      meter.finish(current);
      onTally(failedFile(current));
      end();
    };
    signal?.addEventListener('abort', stop);
    worker.on('error', died);
    worker.on('exit', died);
    worker.on('message', (report: WorkerReport) => {
      if (ended) return;
      if (report.kind === 'failed') return end(new Error(report.message));
      if (report.kind === 'progress') return current && meter.update(current, report.progress);
      if (report.kind === 'done') {
        if (current) meter.finish(current);
        onTally(tallyFromState(report.tally));
      }
      next();
    });
    if (signal?.aborted) end();
  });
}

/** Sums the progress of files that are read side by side. */
class Meter {
  readonly #control: RunControl;
  readonly #totalBytes: number;
  readonly #running = new Map<InputFile, FileProgress>();
  #done: FileProgress = { bytes: 0, rows: 0, findings: 0 };

  constructor(files: readonly InputFile[], control: RunControl) {
    this.#control = control;
    this.#totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  }

  update(input: InputFile, progress: FileProgress): void {
    this.#running.set(input, progress);
    this.#tell(input.path);
  }

  finish(input: InputFile): void {
    const { rows, findings } = this.#running.get(input) ?? { rows: 0, findings: 0 };
    this.#running.delete(input);
    this.#done = add(this.#done, { bytes: input.bytes, rows, findings });
    this.#tell(input.path);
  }

  #tell(file: string): void {
    const { bytes, rows, findings } = [...this.#running.values()].reduce(add, this.#done);
    this.#control.onProgress?.({ bytes, totalBytes: this.#totalBytes, rows, findings, file });
  }
}

function add(a: FileProgress, b: FileProgress): FileProgress {
  return { bytes: a.bytes + b.bytes, rows: a.rows + b.rows, findings: a.findings + b.findings };
}
