import { randomUUID } from 'node:crypto';
import { catalogRef } from '../../shared/catalogs/catalog.ts';
import type { RunStatus, VerificationResult } from '../../shared/model/index.ts';
import { buildResult } from '../../shared/verification/result.ts';
import type { Tally } from '../../shared/verification/tally.ts';
import { type Inputs, listInputs } from './inputs.ts';
import { localTimestamp } from './local-time.ts';
import { ProblemError } from './reading.ts';
import { type RunControl, runInThread, runInWorkers } from './run-files.ts';
import { fhirPathFor, type PreparedRun, prepareRun, type RunSetup } from './run-setup.ts';

export interface ExportRequest {
  readonly paths: readonly string[];
  readonly setup: RunSetup;
  readonly unit?: string;
  readonly toolVersion: string;
  /** Worker threads; 0 verifies in the calling thread. */
  readonly threads: number;
  readonly workerScript?: string | URL;
  readonly runId?: string;
  /** FHIR packages for this run only: `.tgz`, folders or files of definitions. */
  readonly packages?: readonly string[];
  /** Local profiles of HL7 v2 for this run only: files, folders or ZIPs. */
  readonly hl7Profiles?: readonly string[];
}

export interface VerifiedExport {
  readonly result: VerificationResult;
  readonly inputs: Inputs;
  /** What the run was made with. */
  readonly prepared: PreparedRun;
  /** One sentence for each catalogue file, and for each FHIR package, that could not be used. */
  readonly catalogProblems: readonly string[];
}

/**
 * Verifies an export end to end: lists what was handed over, reads it, and puts the result together. An aborted run
 * gives what was finished by then, with the status `cancelada`.
 *
 * @throws ProblemError with one sentence when there is nothing to verify or the run cannot be prepared
 */
export async function verifyExport(request: ExportRequest, control: RunControl = {}): Promise<VerifiedExport> {
  const { packages = [], hl7Profiles = [] } = request;
  if (hl7Profiles.length > 0) {
    // Loaded only by those who bring profiles.
    const { loadHl7Profiles } = await import('./hl7-profiles.ts');
    const setup = { ...request.setup, hl7Profiles: await loadHl7Profiles(hl7Profiles) };
    return verifyExport({ ...request, setup, hl7Profiles: [] }, control);
  }
  if (packages.length === 0) return verifyWith(request, control, []);
  // What opens archives is loaded only by those who bring one.
  const { withOwnPackages } = await import('./fhir-packages-own.ts');
  return withOwnPackages(packages, request.setup, (setup, problems) =>
    verifyWith({ ...request, setup }, control, problems),
  );
}

async function verifyWith(
  request: ExportRequest,
  control: RunControl,
  packageProblems: readonly string[],
): Promise<VerifiedExport> {
  const startedAt = localTimestamp();
  const started = performance.now();
  const inputs = await listInputs(request.paths);
  if (inputs.files.length === 0) throw new ProblemError(nothingToVerify(inputs));
  const { prepared, tally } = await run(request, inputs, control);
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
    fhirConfig: prepared.fhirConfig,
    ownLists: prepared.ownLists,
    hl7Profiles: request.setup.hl7Profiles?.flatMap(({ files }) => files),
    ...(prepared.packages.refs.length === 0 ? {} : { packages: prepared.packages.refs }),
  });
  const problems = [...prepared.catalogs.problems(), ...packageProblems, ...prepared.packages.problems()];
  return { result, inputs, prepared, catalogProblems: problems };
}

/** True when at least one file was recognised and read: else nothing was verified. */
export function verifiedSomething(result: VerificationResult): boolean {
  return result.files.some((file) => file.format !== null && file.rows > 0);
}

interface Ran {
  readonly prepared: PreparedRun;
  readonly tally: Tally;
}

/** Worker threads prepare themselves while this one does: a run of small files is hardly more than that. */
async function run({ setup, threads, workerScript }: ExportRequest, inputs: Inputs, control: RunControl): Promise<Ran> {
  if (threads === 0 || workerScript === undefined) {
    const prepared = prepareRun(setup, await fhirPathFor(setup));
    return { prepared, tally: await runInThread(prepared, inputs.files, control) };
  }
  const unprepared = new AbortController();
  const signal = AbortSignal.any([unprepared.signal, ...(control.signal === undefined ? [] : [control.signal])]);
  const running = runInWorkers(workerScript, setup, inputs.files, threads, { ...control, signal });
  // A failure here comes first; that of the workers is then the same.
  running.catch(() => undefined);
  try {
    const prepared = prepareRun(setup, await fhirPathFor(setup));
    return { prepared, tally: await running };
  } catch (error) {
    unprepared.abort();
    throw error;
  }
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
