import { Worker } from 'node:worker_threads';
import { FAILED, type LiveVerdict, unverified } from './live-verify.ts';
import type { LiveReport, LiveTask } from './live-worker.ts';
import { ProblemError } from './reading.ts';
import type { RunSetup } from './run-setup.ts';

/** Verifies messages in a thread of its own, in the order in which they come. */
export interface LiveJudge {
  /** The bytes are the judge's from then on. Always resolves: a message on which the verification died or took too long has that as its problem. */
  verify(message: Uint8Array): Promise<LiveVerdict>;
  close(): Promise<void>;
}

export interface LiveJudgeOptions {
  readonly workerScript: string | URL;
  readonly setup: RunSetup;
  /** Longest time for a message, in milliseconds, besides a second for each of its megabytes. */
  readonly patienceMs?: number;
}

/** Findings kept of one rule in one message: `maxFindings` of the setup. */
export const LIVE_FINDINGS = 20;

const PATIENCE_MS = 5000;
const MEGABYTE = 1024 * 1024;
/** As for any verification; see run-files.ts. */
const YOUNG_MB = 48;
/** Beyond, a message is more than this computer can hold: it ends the thread, which is started anew. */
const OLD_MB = 512;

/** Longer messages are handed to the thread instead of copied. */
const HANDED_OVER = 64 * 1024;

const TOO_SLOW = 'La verificación de este mensaje tardó demasiado y se interrumpió; los demás se verifican.';
const CLOSED = 'La escucha terminó antes de que se verificara este mensaje.';

const UNKNOWN_TOTAL = { score: null, preliminary: true } as const;

/** Whether the bytes are long and a memory of their own. */
function isHandedOver(message: Uint8Array): message is Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = message;
  return byteLength >= HANDED_OVER && buffer.byteLength === byteLength;
}

interface Waiting {
  readonly message: Uint8Array;
  readonly resolve: (verdict: LiveVerdict) => void;
}

/** Resolves once the thread is prepared. @throws ProblemError with one sentence where it cannot be */
export async function startLiveJudge(options: LiveJudgeOptions): Promise<LiveJudge> {
  const { patienceMs = PATIENCE_MS } = options;
  const queue: Waiting[] = [];
  let worker = await startWorkerTwice(options);
  let current: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isRestarting = false;
  let restarts = 0;
  let count = 0;

  const attach = (to: Worker): void => {
    to.on('message', (report: LiveReport) => {
      if (!isRestarting && to === worker && report.kind === 'verdict' && report.id === count) settle(report.verdict);
    });
    to.on('exit', () => to === worker && restart(FAILED));
  };

  function settle(verdict: LiveVerdict): void {
    clearTimeout(timer);
    const done = current;
    current = undefined;
    // The tally of those before died with their thread: the whole is told by the verification of the file.
    done?.resolve(restarts === 0 ? verdict : { ...verdict, total: UNKNOWN_TOTAL });
    next();
  }

  function next(): void {
    if (current !== undefined || isClosed || isRestarting) return;
    current = queue.shift();
    if (current === undefined) return;
    const { message } = current;
    timer = setTimeout(() => restart(TOO_SLOW), patienceMs + (1000 * message.length) / MEGABYTE);
    worker.postMessage({ id: ++count, message } satisfies LiveTask, isHandedOver(message) ? [message.buffer] : []);
  }

  /** What is in work is given up; the others wait for the next thread. */
  function restart(problem: string): void {
    if (isClosed || isRestarting) return;
    isRestarting = true;
    restarts++;
    clearTimeout(timer);
    const given = current;
    current = undefined;
    const old = worker;
    startWorkerTwice(options).then(
      (fresh) => {
        if (isClosed) return void fresh.terminate();
        worker = fresh;
        isRestarting = false;
        attach(fresh);
        next();
      },
      () => close(),
    );
    void old.terminate();
    given?.resolve(unverified(problem));
  }

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    clearTimeout(timer);
    for (const { resolve } of [...(current === undefined ? [] : [current]), ...queue]) resolve(unverified(CLOSED));
    queue.length = 0;
    await worker.terminate();
  }

  attach(worker);
  return {
    verify(message) {
      if (isClosed) return Promise.resolve(unverified(CLOSED));
      return new Promise((resolve) => {
        queue.push({ message, resolve });
        next();
      });
    },
    close,
  };
}

/** A thread that dies before it says anything (a computer short of memory for a moment) is tried once more. */
async function startWorkerTwice(options: LiveJudgeOptions): Promise<Worker> {
  try {
    return await startWorker(options);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return await startWorker(options).catch((cause: unknown) => {
      if (cause instanceof ProblemError) throw cause;
      throw new ProblemError('El verificador no pudo arrancar.', { cause });
    });
  }
}

/** @throws ProblemError where it says itself why it cannot prepare; any other error where it died */
function startWorker({ workerScript, setup }: LiveJudgeOptions): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerScript, {
      workerData: setup,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
    });
    const fail = (error: unknown): void => {
      void worker.terminate();
      reject(error);
    };
    // Stays: what nobody listens to ends the program.
    worker.on('error', fail);
    worker.once('exit', (code) => fail(new Error(`The thread ended with ${code}.`)));
    worker.once('message', (report: LiveReport) => {
      if (report.kind === 'failed') fail(new ProblemError(report.message));
      else resolve(worker);
    });
  });
}
