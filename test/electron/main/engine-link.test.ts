import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EngineInit } from '../../../electron/engine/init-message.ts';
import { type EngineLink, linkEngine } from '../../../electron/main/engine-link.ts';
import type { EngineProcess } from '../../../electron/main/engine-process.ts';
import { Sentence } from '../../../electron/main/sentence.ts';
import type { EngineEvent, EngineMessage, EngineRequest } from '../../../shared/ipc/contract.ts';

type Sent = EngineInit | EngineRequest | { readonly close: true };

/** An engine that does what the test says. */
interface FakeEngine extends EngineProcess {
  readonly sent: Sent[];
  tell(message: EngineMessage): void;
  die(code: number): void;
}

function fakeEngine(): FakeEngine {
  let hear: (message: EngineMessage) => void = () => {};
  let leave: (code: number | null) => void = () => {};
  const sent: Sent[] = [];
  return {
    sent,
    errors: null,
    send: (message) => void sent.push(message),
    onMessage: (listener) => {
      hear = listener;
    },
    onExit: (listener) => {
      leave = listener;
    },
    close: () => leave(0),
    kill: () => leave(null),
    tell: (message) => hear(message),
    die: (code) => leave(code),
  };
}

const init: EngineInit = {
  init: { dataFolder: 'd', resourcesFolder: 'r', toolVersion: '0', workerScript: 'w', user: 'u', sealingSecret: null },
};
const READY = { ready: true, interruptedRuns: 2, keyProtection: 'file' } as const;
const RUN = 'corrida-0001';

/** A link to as many engines as it asks for, the newest last. */
function linked(options: { readonly stableAfter?: number; readonly fails?: boolean } = {}) {
  const engines: FakeEngine[] = [];
  const events: EngineEvent[] = [];
  const lines: string[] = [];
  const link: EngineLink = linkEngine({
    launch: async () => {
      if (options.fails) throw new Sentence('No hay Node.');
      const engine = fakeEngine();
      engines.push(engine);
      return engine;
    },
    init,
    onEvent: (event) => events.push(event),
    log: { write: (line) => lines.push(line), follow: () => {} },
    delays: [10, 10, 10],
    stableAfter: options.stableAfter ?? 60_000,
  });
  return { link, engines, events, lines };
}

const settle = () => vi.advanceTimersByTimeAsync(50);
const requests = (engine: FakeEngine | undefined) => engine?.sent.filter((m): m is EngineRequest => 'id' in m) ?? [];

describe('link to the engine', () => {
  vi.useFakeTimers();
  afterEach(() => vi.clearAllTimers());

  it('tells the engine where it is before anything else, and asks once it is ready', async () => {
    const { link, engines } = linked();
    const answer = link.call('overview.get', undefined);
    await settle();
    expect(engines[0]?.sent).toEqual([init]);
    engines[0]?.tell(READY);
    const [asked] = requests(engines[0]);
    expect(asked).toMatchObject({ method: 'overview.get' });
    engines[0]?.tell({ id: asked?.id ?? 0, ok: true, output: { units: 3 } });
    await expect(answer).resolves.toEqual({ units: 3 });
    await expect(link.started()).resolves.toEqual(READY);
  });

  it('passes on the sentence of a refusal', async () => {
    const { link, engines } = linked();
    await settle();
    engines[0]?.tell(READY);
    const answer = expect(link.call('runs.delete', { runId: RUN })).rejects.toThrow('No existe la verificación.');
    engines[0]?.tell({ id: requests(engines[0])[0]?.id ?? 0, ok: false, error: 'No existe la verificación.' });
    await answer;
  });

  it('starts the engine again, rejects what it had been asked, and ends its runs', async () => {
    const { link, engines, events } = linked();
    await settle();
    engines[0]?.tell(READY);
    const start = link.call('verification.start', { paths: ['a'], checklist: 'c' });
    engines[0]?.tell({ id: requests(engines[0])[0]?.id ?? 0, ok: true, output: { runId: RUN } });
    await start;
    expect(link.runs.active()).toEqual([RUN]);
    const pending = expect(link.call('overview.get', undefined)).rejects.toThrow(Sentence);
    engines[0]?.die(139);
    await pending;
    expect(link.runs.active()).toEqual([]);
    expect(events).toMatchObject([{ event: 'verification.ended', payload: { runId: RUN, status: 'error' } }]);
    await settle();
    expect(engines).toHaveLength(2);
    engines[1]?.tell(READY);
    const again = link.call('overview.get', undefined);
    engines[1]?.tell({ id: requests(engines[1])[0]?.id ?? 0, ok: true, output: 1 });
    await expect(again).resolves.toBe(1);
  });

  it('gives up after three new starts, and says so once', async () => {
    const { link, engines, events } = linked();
    for (let start = 0; start < 4; start++) {
      await settle();
      engines.at(-1)?.die(1);
    }
    await settle();
    expect(engines).toHaveLength(4);
    expect(events.map(({ event }) => event)).toEqual(['engine.failed']);
    await expect(link.call('overview.get', undefined)).rejects.toThrow(Sentence);
    await expect(link.started()).resolves.toBeNull();
  });

  it('ends what was being fetched from a server when the engine dies', async () => {
    const { link, engines, events } = linked();
    await settle();
    engines[0]?.tell(READY);
    const folder = '/datos/traído';
    const started = link.call('fetch.start', { connection: 'c', target: {}, folder });
    engines[0]?.tell({ id: 1, ok: true, output: { fetchId: 'descarga-1' } });
    await expect(started).resolves.toEqual({ fetchId: 'descarga-1' });
    engines[0]?.die(139);
    expect(events).toMatchObject([
      { event: 'fetch.ended', payload: { fetchId: 'descarga-1', folder, status: 'error', manifest: null } },
    ]);
    await settle();
    engines[1]?.die(139);
    expect(events).toHaveLength(1);
  });

  it('does not count failures of an engine that had lived long', async () => {
    const { engines, events } = linked({ stableAfter: 0 });
    for (let start = 0; start < 6; start++) {
      await settle();
      engines.at(-1)?.die(1);
    }
    await settle();
    expect(engines).toHaveLength(7);
    expect(events).toEqual([]);
  });

  it('tells why when the engine cannot be started or opened', async () => {
    const { link, events } = linked({ fails: true });
    await settle();
    expect(events).toEqual([{ event: 'engine.failed', payload: { message: 'No hay Node.' } }]);
    await expect(link.call('overview.get', undefined)).rejects.toThrow('No hay Node.');

    const closed = linked();
    await settle();
    closed.engines[0]?.tell({ ready: false, message: 'El registro está dañado.' });
    await settle();
    expect(closed.engines).toHaveLength(1);
    await expect(closed.link.call('overview.get', undefined)).rejects.toThrow('El registro está dañado.');
  });

  it('ends the engine in order and does not start it again', async () => {
    const { link, engines } = linked();
    await settle();
    engines[0]?.tell(READY);
    await link.stop();
    await settle();
    expect(engines).toHaveLength(1);
    await expect(link.call('overview.get', undefined)).rejects.toThrow(Sentence);
  });

  it('writes no value of an export to the log', async () => {
    const { engines, lines } = linked();
    await settle();
    engines[0]?.tell(READY);
    engines[0]?.die(7);
    expect(lines).toEqual([expect.stringMatching(/^end: code 7 after \d+ ms$/)]);
  });
});
