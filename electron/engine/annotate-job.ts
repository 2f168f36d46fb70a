import type { AnnotatedCopies, EngineEvent } from '../../shared/ipc/contract.ts';
import type { Registry } from '../registry/registry.ts';
import { type AnnotatedSource, annotatable, writeAnnotated } from './annotate.ts';
import { findInput } from './excerpt.ts';
import { describeReadError, ProblemError } from './reading.ts';
import type { LoadedChecklist } from './resources.ts';
import { DEFAULT_CHECKLIST, DEFAULT_MAX_FINDINGS, prepareRun, type RunSetup } from './run-setup.ts';
import { inWords } from './write-words.ts';

export interface AnnotatorOptions {
  readonly registry: Registry;
  /** What does not hang on the run. */
  readonly setup: Pick<RunSetup, 'resourcesFolder' | 'catalogStore'>;
  readonly emit: (event: EngineEvent) => void;
  /** The edition of a checklist. @throws ProblemError where it is gone */
  readonly find: (id: string, edition: string) => Promise<LoadedChecklist>;
}

/** Progress is told at most this often, in milliseconds. */
const PROGRESS_EVERY = 100;

/** Writes annotated copies of the files of kept runs, one run at a time each. */
export class Annotator {
  readonly #options: AnnotatorOptions;
  readonly #running = new Map<string, { readonly stop: AbortController; readonly ended: Promise<AnnotatedCopies> }>();

  constructor(options: AnnotatorOptions) {
    this.#options = options;
  }

  /** @throws ProblemError with one sentence */
  async write(runId: string, path: string): Promise<AnnotatedCopies> {
    if (this.#running.has(runId)) throw new ProblemError('Ya se está escribiendo una copia anotada de este resultado.');
    const stop = new AbortController();
    const ended = this.#write(runId, path, stop.signal);
    this.#running.set(runId, { stop, ended });
    try {
      return await ended;
    } finally {
      this.#running.delete(runId);
    }
  }

  /** False when none is being written. */
  cancel(runId: string): boolean {
    const running = this.#running.get(runId);
    running?.stop.abort();
    return running !== undefined;
  }

  /** Cancels all, and waits until nothing half-written is left. */
  async close(): Promise<void> {
    const all = [...this.#running.values()];
    for (const { stop } of all) stop.abort();
    await Promise.allSettled(all.map(({ ended }) => ended));
  }

  async #write(runId: string, path: string, signal: AbortSignal): Promise<AnnotatedCopies> {
    const { registry, setup, emit, find } = this.#options;
    const result = await registry.getRun(runId);
    const { checklist, options } = result.run;
    const sources: AnnotatedSource[] = [];
    for (const file of annotatable(result.files)) sources.push(await this.#source(runId, file));
    // The rules of a guide are the same in every list: a list that is gone is no reason to write nothing.
    const ownChecklist = await find(checklist.id, checklist.edition).catch(() => undefined);
    const prepared = prepareRun({
      ...setup,
      checklist: ownChecklist === undefined ? DEFAULT_CHECKLIST : checklist.id,
      ownChecklist,
      maxFindings: DEFAULT_MAX_FINDINGS,
      guide: options.guide,
    });
    let told = 0;
    const copies = await inWords(
      writeAnnotated(prepared, sources, path, {
        signal,
        onProgress: (progress) => {
          if (performance.now() - told < PROGRESS_EVERY) return;
          told = performance.now();
          emit({ event: 'annotated.progress', payload: { runId, ...progress } });
        },
      }),
    );
    for (const { source, rows } of copies) await registry.record('copia-anotada-escrita', { run: runId, source, rows });
    return { copies, cancelled: copies.length < sources.length };
  }

  async #source(runId: string, file: AnnotatedSource['file']): Promise<AnnotatedSource> {
    const source = await this.#options.registry.runSource(runId, file.path);
    const input = source === null ? undefined : await findInput(source.location, file.path).catch(refuse(file.path));
    if (input === undefined) throw new ProblemError(`${file.path}: el archivo ya no está donde se verificó.`);
    return { file, input };
  }
}

function refuse(path: string) {
  return (error: unknown): never => {
    throw new ProblemError(`${path}: ${describeReadError(error)}`);
  };
}
