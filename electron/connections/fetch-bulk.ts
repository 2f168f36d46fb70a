import { z } from 'zod';
import type { FetchTarget } from '../../shared/model/index.ts';
import { takeBulkFile } from './bulk-file.ts';
import { parseObject } from './content.ts';
import { ConnectionError } from './error.ts';
import { type Ended, type FetchRun, partProblem, tell } from './fetch-run.ts';
import type { BulkState } from './fetch-state.ts';

type BulkTarget = Extract<FetchTarget, { readonly kind: 'bulk' }>;

export interface BulkTiming {
  /** Time between two looks where the server does not say one, at first and at most, in milliseconds. */
  readonly firstPollMs: number;
  readonly mostPollMs: number;
  /** Time after which an export that is still not ready is left for another day. */
  readonly patienceMs: number;
}

export const BULK_TIMING: BulkTiming = { firstPollMs: 1000, mostPollMs: 60_000, patienceMs: 6 * 3600_000 };

const output = z.object({
  type: z.string().regex(/^[A-Z][A-Za-z]{1,49}$/),
  url: z.string().min(1),
  count: z.number().int().nonnegative().optional(),
});
/** What the status request answers at the end (Bulk Data Access). */
const manifest = z.object({
  requiresAccessToken: z.boolean().optional(),
  output: z.array(output).max(100_000),
  error: z.array(z.unknown()).optional(),
});

type BulkManifest = z.infer<typeof manifest>;

const MOST_RETRY_AFTER = 3600;

/**
 * Bulk export: asks for it, waits until the server has it ready, takes its files one after the other, and tells the
 * server that it may forget it. An export that was begun earlier is taken up where it stands.
 */
export async function fetchBulk(
  run: FetchRun,
  target: BulkTarget,
  state: BulkState,
  timing: BulkTiming = BULK_TIMING,
): Promise<Ended> {
  const { session, folder, signal } = run;
  const commit = () => folder.commit({ search: null, bulk: state });
  let ready = state.statusUrl === null ? null : await poll(run, state.statusUrl, timing).catch(forgotten);
  if (ready === null) {
    await folder.restart();
    Object.assign(state, { statusUrl: await kickOff(run, target), taken: [], problems: [] });
    await commit();
    ready = await poll(run, String(state.statusUrl), timing);
  }
  for (const [index, one] of ready.output.entries()) {
    if (state.taken.includes(index)) continue;
    try {
      const ended = await takeBulkFile(run, one, ready.requiresAccessToken === true);
      if (ended === 'limit') {
        await commit();
        return 'limit';
      }
    } catch (error) {
      await folder.rollBack();
      state.problems.push({ part: one.type, sentence: partProblem(error) });
    }
    state.taken.push(index);
    await commit();
    tell(run, one.type);
  }
  const errors = ready.error?.length ?? 0;
  if (errors > 0) {
    const sentence = 'El servidor avisa que no pudo exportar una parte (archivos de errores en su lista).';
    state.problems.push({ part: '$export', sentence });
  }
  // It goes away by itself after some days: that the server does not take the word is no fault of what was fetched.
  await session.text(String(state.statusUrl), { method: 'DELETE', json: false, signal }).catch(() => undefined);
  return 'whole';
}

/** An export that the server no longer knows is asked for anew. @throws any other error */
function forgotten(error: unknown): null {
  if (error instanceof ConnectionError && error.fault === 'unsupported') return null;
  throw error;
}

async function kickOff({ session, signal }: FetchRun, target: BulkTarget): Promise<string> {
  const query = new URLSearchParams({ _outputFormat: 'application/fhir+ndjson' });
  if (target.types !== null) query.set('_type', target.types.join(','));
  if (target.since !== undefined) query.set('_since', target.since);
  const { level, group } = target;
  const path = level === 'system' ? '$export' : level === 'patient' ? 'Patient/$export' : `Group/${group}/$export`;
  const { status, headers } = await session.text(`${session.settings.baseUrl}/${path}?${query}`, {
    headers: { prefer: 'respond-async' },
    json: false,
    signal,
  });
  const location = headers['content-location'];
  if (status !== 202 || location === undefined) {
    throw new ConnectionError(
      'unsupported',
      'El servidor no ofrece la exportación masiva ($export) como FHIR la define.',
    );
  }
  return new URL(location, `${session.settings.baseUrl}/`).href;
}

async function poll(run: FetchRun, statusUrl: string, timing: BulkTiming): Promise<BulkManifest> {
  const { session, signal } = run;
  const { clock } = session;
  const until = clock.now() + timing.patienceMs;
  let wait = timing.firstPollMs;
  for (;;) {
    const { status, headers, text } = await session.text(statusUrl, { json: false, signal });
    if (status !== 202) return readManifest(text);
    tell(run, '$export', percentOf(headers['x-progress']));
    const asked = Number(headers['retry-after']);
    const next = asked > 0 && asked <= MOST_RETRY_AFTER ? asked * 1000 : wait;
    if (clock.now() + next > until) {
      throw new ConnectionError(
        'timeout',
        'El servidor sigue preparando la exportación masiva: continúe más tarde; no se perdió lo pedido.',
      );
    }
    await clock.sleep(next, signal);
    wait = Math.min(timing.mostPollMs, wait * 2);
  }
}

function readManifest(text: string): BulkManifest {
  const { success, data } = manifest.safeParse(parseObject(text));
  if (success) return data;
  throw new ConnectionError('content', 'La lista de archivos de la exportación masiva no es como FHIR la define.');
}

/** X-Progress is free text; only a figure of it is shown. */
function percentOf(header: string | string[] | undefined): number | null {
  const figure = /(\d{1,3})\s*%/.exec(String(header ?? ''))?.[1];
  return figure === undefined ? null : Math.min(100, Number(figure));
}
