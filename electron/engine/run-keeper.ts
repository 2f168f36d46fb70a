import { randomUUID } from 'node:crypto';
import type { EngineEvent } from '../../shared/ipc/contract.ts';
import type { Checklist } from '../../shared/model/index.ts';
import type { Registry } from '../registry/registry.ts';
import { localTimestamp } from './local-time.ts';
import { ProblemError } from './reading.ts';
import type { RunSetup } from './run-setup.ts';
import { verifyExport } from './verify-export.ts';

export interface RunRequest {
  readonly paths: readonly string[];
  readonly unit?: string;
  readonly checklist: Checklist;
  readonly setup: RunSetup;
  readonly threads: number;
  /** Hears how it ended, before the window does. */
  readonly onEnded?: (status: RunEnd, runId: string) => Promise<void>;
}

export type RunEnd = 'completa' | 'cancelada' | 'error';

export interface RunKeeperOptions {
  readonly registry: Registry;
  readonly toolVersion: string;
  readonly workerScript: string;
  readonly emit: (event: EngineEvent) => void;
}

/** Progress is told at most this often, in milliseconds: smooth for the eye, nothing for the port. */
const PROGRESS_EVERY = 100;

interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Runs verifications in the background and keeps each in the registry, however it ends. */
export class RunKeeper {
  readonly #options: RunKeeperOptions;
  readonly #running = new Map<string, Running>();

  constructor(options: RunKeeperOptions) {
    this.#options = options;
  }

  /** Enters the run in the registry and starts it. Resolves once it is entered, not when it ends. */
  async start(request: RunRequest): Promise<{ readonly runId: string }> {
    const runId = randomUUID();
    const { registry, toolVersion } = this.#options;
    await registry.startRun({
      id: runId,
      unit: request.unit ?? null,
      startedAt: localTimestamp(),
      checklist: request.checklist.id,
      edition: request.checklist.edition,
      paths: request.paths,
      toolVersion,
    });
    const stop = new AbortController();
    this.#running.set(runId, { stop, ended: this.#run(runId, request, stop.signal) });
    return { runId };
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** False when no such run is going on. */
  cancel(runId: string): boolean {
    const running = this.#running.get(runId);
    running?.stop.abort();
    return running !== undefined;
  }

  /** Cancels all and waits until each is kept. */
  async close(): Promise<void> {
    const all = [...this.#running.values()];
    for (const { stop } of all) stop.abort();
    await Promise.all(all.map(({ ended }) => ended));
  }

  async #run(runId: string, request: RunRequest, signal: AbortSignal): Promise<void> {
    const { registry, toolVersion, workerScript, emit } = this.#options;
    let told = 0;
    try {
      const { result, inputs } = await verifyExport(
        { ...request, toolVersion, workerScript, runId },
        {
          signal,
          onProgress: (progress) => {
            if (performance.now() - told < PROGRESS_EVERY) return;
            told = performance.now();
            emit({ event: 'verification.progress', payload: { runId, ...progress } });
          },
        },
      );
      const sources = inputs.files.map(({ path, absolute }) => ({ path, location: absolute }));
      await registry.finishRun(result, sources);
      this.#running.delete(runId);
      const status = result.run.status === 'cancelada' ? 'cancelada' : 'completa';
      await request.onEnded?.(status, runId);
      emit({ event: 'verification.ended', payload: { runId, status, message: null } });
    } catch (error) {
      this.#running.delete(runId);
      await registry.markInterrupted(runId).catch(() => undefined);
      await request.onEnded?.('error', runId);
      emit({ event: 'verification.ended', payload: { runId, status: 'error', message: sentenceOf(error) } });
    }
  }
}

/** What a person is told: our own sentences as they are, nothing of an unforeseen error, which could quote the input. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ProblemError || (error instanceof Error && error.name === 'RegistryError')) return error.message;
  const kind = error instanceof Error ? error.name : typeof error;
  return `El programa falló de una manera no prevista (${kind}).`;
}
