import { randomUUID } from 'node:crypto';
import { catalogRef } from '../../shared/catalogs/catalog.ts';
import type { RunStatus, VerificationResult } from '../../shared/model/index.ts';
import { buildResult } from '../../shared/verification/result.ts';
import type { Tally } from '../../shared/verification/tally.ts';
import { type Inputs, listInputs } from './inputs.ts';
import { localTimestamp } from './local-time.ts';
import { ProblemError } from './reading.ts';
import { type RunControl, runInThread, runInWorkers } from './run-files.ts';
import { type PreparedRun, prepareRun, type RunSetup } from './run-setup.ts';

export interface ExportRequest {
  readonly paths: readonly string[];
  readonly setup: RunSetup;
  readonly unit?: string;
  readonly toolVersion: string;
  /** Worker threads; 0 verifies in the calling thread. */
  readonly threads: number;
  readonly workerScript?: string | URL;
  readonly runId?: string;
}

export interface VerifiedExport {
  readonly result: VerificationResult;
  readonly inputs: Inputs;
  /** What the run was made with. */
  readonly prepared: PreparedRun;
  /** One sentence for each catalogue file that could not be used. */
  readonly catalogProblems: readonly string[];
}

/**
 * Verifies an export end to end: lists what was handed over, reads it, and puts the result together. An aborted run
 * gives what was finished by then, with the status `cancelada`.
 *
 * @throws ProblemError with one sentence when there is nothing to verify or the run cannot be prepared
 */
export async function verifyExport(request: ExportRequest, control: RunControl = {}): Promise<VerifiedExport> {
  const startedAt = localTimestamp();
  const started = performance.now();
  const inputs = await listInputs(request.paths);
  if (inputs.files.length === 0) throw new ProblemError(nothingToVerify(inputs));
  const prepared = prepareRun(request.setup);
  const tally = await run(request, prepared, inputs, control);
  for (const { path, sentence } of inputs.problems) tally.files.push(refusedFile(path, sentence));
  const status: RunStatus = control.signal?.aborted ? 'cancelada' : 'completa';
  const result = buildResult(prepared.plan, prepared.loaded.checklist, tally, {
    id: request.runId ?? randomUUID(),
    startedAt,
    durationMs: Math.round(performance.now() - started),
    status,
    ...(request.unit === undefined ? {} : { unit: request.unit }),
    toolVersion: request.toolVersion,
    checklistSha256: prepared.loaded.sha256,
    unitName: (clues) => prepared.catalogs.get('clues')?.get(clues)?.name,
    catalogs: prepared.catalogs.list().map(catalogRef),
  });
  return { result, inputs, prepared, catalogProblems: prepared.catalogs.problems() };
}

/** True when at least one file was recognised and read: else nothing was verified. */
export function verifiedSomething(result: VerificationResult): boolean {
  return result.files.some((file) => file.format !== null && file.rows > 0);
}

function run(request: ExportRequest, prepared: PreparedRun, inputs: Inputs, control: RunControl): Promise<Tally> {
  if (request.threads === 0 || request.workerScript === undefined) return runInThread(prepared, inputs.files, control);
  return runInWorkers(request.workerScript, request.setup, inputs.files, request.threads, control);
}

function nothingToVerify(inputs: Inputs): string {
  const [first] = inputs.problems;
  if (first === undefined) return 'No hay archivos que verificar: la carpeta está vacía.';
  const more = inputs.problems.length > 1 ? ` (y ${inputs.problems.length - 1} problemas más)` : '';
  return `No se pudo verificar ${first.path}: ${first.sentence}${more}`;
}

function refusedFile(path: string, problem: string): Tally['files'][number] {
  return {
    path,
    sha256: '',
    bytes: 0,
    format: null,
    encoding: null,
    rows: 0,
    records: {},
    findingsTotal: 0,
    problem,
  };
}
