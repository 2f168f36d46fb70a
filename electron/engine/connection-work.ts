import { randomUUID } from 'node:crypto';
import type { EngineEvent } from '../../shared/ipc/contract.ts';
import type { FetchTarget } from '../../shared/model/index.ts';
import type { ConnectionChange } from '../registry/connections.ts';
import type { Registry } from '../registry/registry.ts';
import { ProblemError } from './reading.ts';
import type { EngineHandlers } from './service.ts';
import { unitNames } from './unit-names.ts';

export interface ConnectionWorkOptions {
  readonly registry: Registry;
  readonly toolVersion: string;
  readonly emit: (event: EngineEvent) => void;
}

type Name = Extract<keyof EngineHandlers, `connections.${string}` | `fetch.${string}` | `publish.${string}`>;

export interface ConnectionWork {
  readonly handlers: Pick<EngineHandlers, Name>;
  /** Cancels what is being fetched and waits until it can be resumed. */
  close(): Promise<void>;
}

interface FetchJob {
  readonly connection: string;
  readonly target: FetchTarget;
  readonly folder: string;
  readonly resume?: boolean;
  readonly maxBytes?: number | null;
  readonly maxResources?: number | null;
}

/** Progress is told at most this often, in milliseconds. */
const PROGRESS_EVERY = 100;

/** FHIR servers as the window asks for them. What speaks to servers is loaded with the first request, not before. */
export function createConnectionWork({ registry, toolVersion, emit }: ConnectionWorkOptions): ConnectionWork {
  const load = () => import('../connections/index.ts');
  const running = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>();

  async function save(change: ConnectionChange) {
    const { checkSettings } = await load();
    const settings = await inSentences(async () => checkSettings(change));
    return registry.saveConnection({ ...change, ...settings });
  }

  async function start(job: FetchJob): Promise<{ readonly fetchId: string }> {
    const { connection, secret } = await registry.openConnection(job.connection);
    const fetchId = randomUUID();
    const stop = new AbortController();
    const ended = run(fetchId, job, { connection, secret }, stop.signal).finally(() => running.delete(fetchId));
    running.set(fetchId, { stop, ended });
    return { fetchId };
  }

  async function run(
    fetchId: string,
    { target, folder, resume = false, maxBytes = null, maxResources = null }: FetchJob,
    { connection, secret }: Awaited<ReturnType<Registry['openConnection']>>,
    signal: AbortSignal,
  ): Promise<void> {
    const { fetchExport, ConnectionError } = await load();
    let told = 0;
    try {
      const manifest = await fetchExport(
        { settings: connection, secret, target, folder, resume, maxBytes, maxResources, toolVersion },
        {
          signal,
          onProgress: (progress) => {
            if (performance.now() - told < PROGRESS_EVERY) return;
            told = performance.now();
            emit({ event: 'fetch.progress', payload: { fetchId, ...progress } });
          },
        },
      );
      await registry.record('datos-obtenidos', {
        connection: connection.name,
        resources: manifest.files.reduce((sum, file) => sum + file.resources, 0),
        status: manifest.status,
      });
      const { status } = manifest;
      emit({ event: 'fetch.ended', payload: { fetchId, folder, status, message: null, manifest } });
    } catch (error) {
      const known = error instanceof ConnectionError;
      const status = known && error.fault === 'cancelled' ? 'cancelada' : 'error';
      const message = known ? error.message : 'El programa falló de una manera no prevista mientras obtenía los datos.';
      emit({ event: 'fetch.ended', payload: { fetchId, folder, status, message, manifest: null } });
    }
  }

  async function prepare(runId: string) {
    const { preparePublication } = await load();
    const result = await registry.getRun(runId);
    return inSentences(async () => preparePublication(result, await unitNames(registry, result)));
  }

  return {
    handlers: {
      'connections.list': () => registry.listConnections(),
      'connections.save': save,
      'connections.remove': async ({ id }) => ({ removed: await registry.removeConnection(id) }),
      'connections.test': async ({ id }) => {
        const { checkConnection } = await load();
        const { connection, secret } = await registry.openConnection(id);
        return checkConnection({ settings: connection, secret });
      },
      'fetch.start': start,
      'fetch.cancel': async ({ fetchId }) => {
        const job = running.get(fetchId);
        job?.stop.abort();
        return { cancelled: job !== undefined };
      },
      'publish.preview': async ({ runId }) => {
        const { bundle, units, remarks } = await prepare(runId);
        return { bundle: `${JSON.stringify(bundle, null, 2)}\n`, units, resources: bundle.entry.length, remarks };
      },
      'publish.start': async ({ runId, connection: id }) => {
        const { publish } = await load();
        const { connection, secret } = await registry.openConnection(id);
        const { bundle } = await prepare(runId);
        const report = await inSentences(() => publish({ settings: connection, secret }, bundle));
        await registry.record('resultado-publicado', { run: runId, connection: connection.name, ...report });
        return report;
      },
    },
    async close() {
      const all = [...running.values()];
      for (const { stop } of all) stop.abort();
      await Promise.allSettled(all.map(({ ended }) => ended));
    },
  };
}

/** What speaks to servers has an error of its own, whose sentence is fit for people. */
async function inSentences<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'ConnectionError') throw new ProblemError(error.message);
    throw error;
  }
}
