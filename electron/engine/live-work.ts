import { networkInterfaces } from 'node:os';
import type { EngineEvent } from '../../shared/ipc/contract.ts';
import type { LiveCounts, LiveSettings, LiveState } from '../../shared/model/index.ts';
import type { AuditDetail } from '../registry/audit.ts';
import { type LiveJudge, startLiveJudge } from './live-judge.ts';
import { type LiveListener, startLiveListener } from './live-listener.ts';
import { createLiveLists, type LiveLists } from './live-lists.ts';
import {
  findSession,
  type KeptSession,
  leftoverSessions,
  markSaved,
  removeSession,
  removeSessionOfRun,
} from './live-sessions.ts';
import { type LiveSpool, openSpool } from './live-spool.ts';
import { localTimestamp } from './local-time.ts';
import { ProblemError } from './reading.ts';
import type { RunEnd } from './run-keeper.ts';
import type { RunSetup } from './run-setup.ts';
import type { EngineHandlers } from './service.ts';

export interface LiveWorkOptions {
  /** Folder of what came. */
  readonly folder: string;
  readonly setupOf: (checklist: string) => Promise<RunSetup>;
  readonly workerScript: string | URL;
  readonly emit: (event: EngineEvent) => void;
  /** Verifies the file of a session as any other and keeps the run; `onEnded` never throws. */
  readonly startRun: (
    session: Pick<KeptSession, 'path' | 'checklist' | 'unit'>,
    onEnded: (status: RunEnd, runId: string) => Promise<void>,
  ) => Promise<{ readonly runId: string }>;
  /** Leaves an entry in the registry's chain: what came holds personal data, and its end is to be known. */
  readonly record: (action: 'escucha-guardada' | 'escucha-descartada', detail: AuditDetail) => Promise<void>;
}

type Name = Extract<keyof EngineHandlers, `live.${string}`>;

export interface LiveWork {
  readonly handlers: Pick<EngineHandlers, Name>;
  /** A run was deleted: what it was made of goes with it. */
  runDeleted(runId: string): Promise<void>;
  /** Stops listening; what came stays on the disk and is offered at the next start. */
  close(): Promise<void>;
}

/** Milliseconds between two events at least: smooth for the eye, nothing for the port. */
const CHANGED_EVERY = 250;
const LOOK_AGAIN_MS = 2000;
const NOTHING = { messages: [], faults: [] } as const;
const NO_COUNTS: LiveCounts = {
  connections: 0,
  connectionsEver: 0,
  messages: 0,
  withErrors: 0,
  withWarnings: 0,
  bytes: 0,
  faults: 0,
  acks: { AA: 0, AE: 0, AR: 0, CA: 0, CE: 0, CR: 0 },
};

interface Listening {
  readonly settings: LiveSettings;
  readonly startedAt: string;
  readonly lists: LiveLists;
  spool?: LiveSpool;
  judge?: LiveJudge;
  listener?: LiveListener;
  address: string;
}

/** A live interface as the window asks for it. */
export function createLiveWork(options: LiveWorkOptions): LiveWork {
  const { folder, emit } = options;
  let status: LiveState['status'] = 'idle';
  let current: Listening | undefined;
  let timer: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  let leftover: readonly KeptSession[] = [];
  /** Sessions whose run goes on: neither offered nor gone. */
  const saving = new Set<string>();

  const state = ({ messages, faults }: Pick<LiveState, 'messages' | 'faults'> = NOTHING): LiveState => ({
    status,
    session: current?.spool === undefined ? null : sessionOf(current, current.spool),
    settings: current?.settings ?? null,
    counts: current?.listener?.counts ?? NO_COUNTS,
    score: current?.listener?.total.score ?? null,
    preliminary: current?.listener?.total.preliminary ?? false,
    messages,
    faults,
    leftover: leftover.map(({ id, startedAt, checklist, bytes, address }) => ({
      id,
      startedAt,
      checklist,
      bytes,
      address,
    })),
  });
  const whole = (): LiveState => state(current?.lists.last());

  const refreshed = async (): Promise<LiveState> => {
    const { sessions, othersWrite } = await leftoverSessions(folder, current?.spool?.id);
    leftover = sessions.filter(({ id }) => !saving.has(id));
    clearTimeout(again);
    // What another process leaves behind is offered when it ends, not only at the next start.
    if (othersWrite) again = setTimeout(() => void refreshed().then(tell), LOOK_AGAIN_MS).unref();
    return whole();
  };

  const tellNow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    emit({ event: 'live.changed', payload: state(current?.lists.news()) });
  };
  const tell = (): void => {
    timer ??= setTimeout(tellNow, CHANGED_EVERY);
  };

  async function start(settings: LiveSettings): Promise<LiveState> {
    if (status === 'listening' || status === 'stopping') throw new ProblemError('Ya se está escuchando una interfaz.');
    if (status === 'stopped') throw new ProblemError('Guarde o descarte antes lo que llegó en la escucha anterior.');
    const startedAt = localTimestamp();
    const listening: Listening = { settings, startedAt, lists: createLiveLists(), address: '' };
    current = listening;
    status = 'listening';
    try {
      await open(listening);
    } catch (error) {
      await dispose(listening);
      current = undefined;
      status = 'idle';
      throw inSentence(error);
    }
    tell();
    return refreshed();
  }

  async function open(listening: Listening): Promise<void> {
    const { settings, startedAt } = listening;
    const { host, port, checklist, unit } = settings;
    const setup = await options.setupOf(checklist);
    listening.judge = await startLiveJudge({ workerScript: options.workerScript, setup });
    const facts = { startedAt, checklist, ...(unit === undefined ? {} : { unit }), address: `${host}:${port}` };
    listening.spool = await openSpool(folder, facts);
    const { judge, spool } = listening;
    listening.listener = await startLiveListener(
      settings,
      { judge, spool },
      {
        message(message) {
          listening.lists.message(message);
          tell();
        },
        fault(fault) {
          listening.lists.fault(fault);
          tell();
        },
        connections: tell,
      },
    );
    listening.address = `${host}:${listening.listener.port}`;
    await spool.listensOn(listening.address);
  }

  /** Closes what is open; a session without a message leaves nothing behind. */
  async function dispose({ listener, judge, spool }: Listening): Promise<void> {
    await listener?.stop();
    await judge?.close();
    await spool?.close();
    if (spool !== undefined && spool.bytes === 0) await removeSession(folder, spool.id);
  }

  async function stop(): Promise<LiveState> {
    if (status !== 'listening' || current?.listener === undefined)
      throw new ProblemError('No se está escuchando nada.');
    status = 'stopping';
    tell();
    await dispose(current);
    const cameSomething = (current.spool?.bytes ?? 0) > 0;
    status = cameSomething ? 'stopped' : 'idle';
    // The faults of a session without messages are still to be read.
    const last = await refreshed();
    if (!cameSomething) current = undefined;
    tellNow();
    return cameSomething ? last : { ...last, session: null, settings: null };
  }

  /** The session that waits, or one that was left; never one that still listens. */
  async function waiting(id: string): Promise<KeptSession> {
    if (id === current?.spool?.id && status !== 'stopped') throw new ProblemError('Detenga antes la escucha.');
    return findSession(folder, id);
  }

  /** Its run ended: only of a whole one are the messages a part; after any other they are offered again. */
  async function saved(session: KeptSession, end: RunEnd, run: string): Promise<void> {
    try {
      if (end === 'completa') {
        await markSaved(folder, session.id, run);
        await options.record('escucha-guardada', { ...factsOf(session), run });
      }
    } catch {
      // What could not be marked is offered again, which loses nothing.
    }
    saving.delete(session.id);
    await refreshed();
    tell();
  }

  function forget(id: string): void {
    if (id === current?.spool?.id) {
      current = undefined;
      status = 'idle';
    }
    leftover = leftover.filter((session) => session.id !== id);
    tell();
  }

  return {
    handlers: {
      'live.state': refreshed,
      'live.start': start,
      'live.stop': stop,
      'live.save': async ({ session: id }) => {
        const session = await waiting(id);
        saving.add(id);
        try {
          const run = await options.startRun(session, (end, runId) => saved(session, end, runId));
          forget(id);
          return run;
        } catch (error) {
          saving.delete(id);
          throw error;
        }
      },
      'live.discard': async ({ session: id }) => {
        const session = await waiting(id);
        await options.record('escucha-descartada', factsOf(session));
        await removeSession(folder, id);
        forget(id);
        return { discarded: true };
      },
      'live.addresses': async () => addresses(),
    },
    runDeleted: (runId) => removeSessionOfRun(folder, runId),
    async close() {
      clearTimeout(timer);
      if (current !== undefined && status === 'listening') await dispose(current);
      clearTimeout(timer);
      clearTimeout(again);
    },
  };
}

function sessionOf({ startedAt, settings, address }: Listening, { id, bytes }: LiveSpool) {
  return { id, startedAt, checklist: settings.checklist, bytes, address };
}

/** What the registry's chain says of a session. */
function factsOf({ id, startedAt, address, bytes }: KeptSession): AuditDetail {
  return { session: id, startedAt, address, bytes };
}

function addresses(): readonly { readonly address: string; readonly name: string }[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, list = []]) =>
    list.map(({ address, internal, scopeid }) => ({ address, name, internal, isLink: (scopeid ?? 0) > 0 })),
  );
  return all
    .filter(({ isLink }) => !isLink)
    .sort((one, other) => Number(other.internal) - Number(one.internal))
    .map(({ address, name }) => ({ address, name }));
}

/** What speaks with the network has an error of its own, whose sentence is fit for people. */
function inSentence(error: unknown): unknown {
  return error instanceof Error && error.name === 'ConnectionError' ? new ProblemError(error.message) : error;
}
