import type { ConnectionSettings, FetchManifest, FetchProgress, FetchTarget } from '../../shared/model/index.ts';
import { readCapability } from './capability.ts';
import type { Clock } from './clock.ts';
import { ConnectionError } from './error.ts';
import { type BulkTiming, fetchBulk } from './fetch-bulk.ts';
import { type FetchFolder, openFetchFolder } from './fetch-folder.ts';
import type { Ended, FetchRun } from './fetch-run.ts';
import { fetchSearch, searchParts } from './fetch-search.ts';
import { type BulkState, type FetchState, requestKey, type SearchPart } from './fetch-state.ts';
import type { RetryPolicy } from './retry.ts';
import { openSession, type ServerSession } from './session.ts';
import { VERIFIED_TYPES } from './verified-types.ts';

export interface FetchRequest {
  readonly settings: ConnectionSettings;
  readonly secret: string | null;
  readonly target: FetchTarget;
  /** Where the files go: empty, missing, or with the same fetch begun and `resume`. */
  readonly folder: string;
  readonly resume: boolean;
  readonly maxBytes: number | null;
  readonly maxResources: number | null;
  readonly toolVersion: string;
}

export interface FetchControl {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: FetchProgress) => void;
  readonly clock?: Clock;
  readonly policy?: RetryPolicy;
  readonly timing?: BulkTiming;
  readonly maxAnswerBytes?: number;
}

/**
 * Fetches from a FHIR server into a folder of NDJSON. Interrupted by whatever it be, the folder keeps what was
 * fetched and where to go on.
 *
 * @throws ConnectionError with one sentence; the folder is then as it was, or can be resumed
 */
export async function fetchExport(request: FetchRequest, control: FetchControl = {}): Promise<FetchManifest> {
  const { settings, secret, target } = request;
  checkTarget(target);
  const session = openSession({ settings, secret, ...control });
  const nowText = () => new Date(session.clock.now()).toISOString();
  try {
    const key = requestKey(session.settings.baseUrl, target);
    const opened = await openFetchFolder(request.folder, {
      request: key,
      startedAt: nowText(),
      resume: request.resume,
    });
    const { folder } = opened;
    try {
      const startedAt = opened.state?.startedAt ?? nowText();
      const run: FetchRun = {
        session,
        folder,
        signal: control.signal,
        onProgress: control.onProgress,
        maxBytes: request.maxBytes ?? settings.maxBytes ?? Number.POSITIVE_INFINITY,
        maxResources: request.maxResources ?? settings.maxResources ?? Number.POSITIVE_INFINITY,
      };
      const { ended, problems } = await work(run, target, opened.state, control.timing).catch(
        async (error: unknown) => {
          // Nothing to go on from: the folder is left as it was found.
          if (folder.resources === 0 && target.kind !== 'bulk') await folder.restart();
          throw error;
        },
      );
      await refuseNothing(folder, problems);
      return await folder.finish((files) => ({
        schema: 'cotejo/fetch@1',
        tool: { name: 'cotejo', version: request.toolVersion },
        server: session.settings.baseUrl,
        request: target,
        startedAt,
        endedAt: nowText(),
        status: problems.length > 0 ? 'parcial' : ended === 'limit' ? 'recortada' : 'completa',
        files,
        problems,
      }));
    } finally {
      await folder.close();
    }
  } finally {
    session.close();
  }
}

type Problems = FetchManifest['problems'];

async function work(
  run: FetchRun,
  target: FetchTarget,
  state: FetchState | null,
  timing?: BulkTiming,
): Promise<{ readonly ended: Ended; readonly problems: Problems }> {
  if (target.kind === 'bulk') {
    const bulk: BulkState = state?.bulk ?? { statusUrl: null, taken: [], problems: [] };
    const ended = await fetchBulk(run, target, bulk, timing);
    return { ended, problems: bulk.problems };
  }
  const parts: SearchPart[] =
    state?.search ??
    searchParts(target, target.types ?? (target.kind === 'patient' ? [] : await typesOf(run.session, run.signal)));
  const ended = await fetchSearch(run, target, parts);
  return {
    ended,
    problems: parts.flatMap(({ part, problem }) => (problem === null ? [] : [{ part, sentence: problem }])),
  };
}

/** The types of the verification that the server says it has; all of them where it says nothing that can be read. */
async function typesOf(session: ServerSession, signal?: AbortSignal): Promise<readonly string[]> {
  try {
    const statement = await readCapability(session, signal);
    const types = new Set(statement.rest?.flatMap((rest) => rest.resource ?? []).map(({ type }) => String(type)));
    const known = VERIFIED_TYPES.filter((type) => types.has(type));
    return known.length > 0 ? known : VERIFIED_TYPES;
  } catch (error) {
    if (error instanceof ConnectionError && ['unsupported', 'content', 'rejected'].includes(error.fault)) {
      return VERIFIED_TYPES;
    }
    throw error;
  }
}

/** Where nothing came and something went wrong, the first reason is the answer, and the folder is empty again. */
async function refuseNothing(folder: FetchFolder, problems: Problems): Promise<void> {
  const [first] = problems;
  if (first === undefined || folder.resources > 0) return;
  await folder.restart();
  const more = problems.length > 1 ? ` Y ${problems.length - 1} problemas más como este.` : '';
  throw new ConnectionError('rejected', `No se obtuvo nada. ${first.part}: ${first.sentence}${more}`);
}

const TYPE = /^[A-Z][A-Za-z]{1,49}$/;
/** `id` of FHIR, which is all that may stand in an address. */
const ID = /^[A-Za-z0-9\-.]{1,64}$/;
/** `instant` of FHIR, or a day. */
const SINCE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$/;

function checkTarget(target: FetchTarget): void {
  const wrong = target.types?.find((type) => !TYPE.test(type));
  if (wrong !== undefined || target.types?.length === 0) {
    throw new ConnectionError('settings', 'Los tipos de recurso se escriben como en FHIR: Patient, Encounter.');
  }
  const id = target.kind === 'patient' ? target.id : target.kind === 'bulk' ? target.group : undefined;
  if (id !== undefined && !ID.test(id)) {
    throw new ConnectionError('settings', 'El identificador de un recurso lleva letras, dígitos, guiones y puntos.');
  }
  if (target.since !== undefined && !SINCE.test(target.since)) {
    throw new ConnectionError('settings', 'La fecha desde la que se pide va como 2026-01-31 o con hora y zona.');
  }
  if (target.kind === 'bulk' && target.since !== undefined && !target.since.includes('T')) {
    throw new ConnectionError('settings', 'La exportación masiva pide la fecha con hora y zona: 2026-01-31T00:00:00Z.');
  }
  if (target.kind === 'bulk' && target.level === 'group' && target.group === undefined) {
    throw new ConnectionError('settings', 'Falta decir de qué grupo es la exportación masiva.');
  }
}
