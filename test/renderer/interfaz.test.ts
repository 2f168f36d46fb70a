import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressesToType } from '../../renderer/features/interfaz/address.ts';
import { type LiveDraft, NEW_LIVE, readLive } from '../../renderer/features/interfaz/live-draft.ts';
import { shownMessages, waitingMessages } from '../../renderer/features/interfaz/shown-messages.ts';
import { listenToLive, useLive } from '../../renderer/state/live.ts';
import { addToRates, lastSeconds, MOST_MESSAGES, merge } from '../../renderer/state/live-merge.ts';
import { liveMethods } from '../../shared/ipc/live.ts';
import type { LiveMessage, LiveSession, LiveState } from '../../shared/model/index.ts';

const session: LiveSession = {
  id: 'interfaz-2026-11-22-091530',
  startedAt: '2026-11-22T09:15:30.000-06:00',
  checklist: 'nom-024-ssa3-2012',
  bytes: 0,
  address: '127.0.0.1:2575',
};
const settings = { ...read({}), host: '127.0.0.1' };

function read(patch: Partial<LiveDraft>) {
  const answer = readLive({ ...NEW_LIVE, ...patch }, 'nom-024-ssa3-2012');
  if (!answer.ok) throw new Error(`Problemas: ${Object.keys(answer.problems).join()}`);
  return answer.settings;
}

function problems(patch: Partial<LiveDraft>) {
  const answer = readLive({ ...NEW_LIVE, ...patch }, 'nom-024-ssa3-2012');
  return answer.ok ? null : answer.problems;
}

function message(number: number, patch: Partial<LiveMessage> = {}): LiveMessage {
  return {
    number,
    receivedAt: `2026-11-22T09:15:${String(number % 60).padStart(2, '0')}.500-06:00`,
    sender: '127.0.0.1:50000',
    application: 'HIS^HOSPITAL SINTÉTICO',
    type: 'ADT^A01',
    version: '2.5.1',
    controlId: `SINT-${number}`,
    bytes: 100,
    mode: 'original',
    acks: ['AA'],
    errors: 0,
    warnings: 0,
    score: 100,
    findings: [],
    milliseconds: 3,
    problem: null,
    ...patch,
  };
}

function stateOf(patch: Partial<LiveState> = {}): LiveState {
  const messages = patch.messages ?? [];
  return {
    status: 'listening',
    session,
    settings,
    counts: {
      connections: 1,
      connectionsEver: 1,
      messages: messages.at(-1)?.number ?? 0,
      withErrors: 0,
      withWarnings: 0,
      bytes: 0,
      faults: 0,
      acks: { AA: 0, AE: 0, AR: 0, CA: 0, CE: 0, CR: 0 },
    },
    score: null,
    preliminary: false,
    messages,
    faults: [],
    leftover: [],
    ...patch,
  };
}

const IDLE = stateOf({ status: 'idle', session: null, settings: null });

describe('how to listen', () => {
  it('is this computer only, without encryption and with the usual limits, unless a person says otherwise', () => {
    const usual = read({});
    expect(usual).toEqual({
      host: '127.0.0.1',
      port: 2575,
      tls: null,
      checklist: 'nom-024-ssa3-2012',
      maxMessageBytes: 32 * 1024 * 1024,
      idleSeconds: 300,
      maxConnections: 1000,
    });
    expect(liveMethods['live.start'].input.parse(usual)).toEqual(usual);
  });

  it('asks for the address where others may connect, and forgets it for this computer only', () => {
    expect(problems({ reach: 'network' })).toEqual({ host: true });
    expect(read({ reach: 'network', host: '192.168.1.20' }).host).toBe('192.168.1.20');
    expect(read({ reach: 'loopback', host: '192.168.1.20' }).host).toBe('127.0.0.1');
  });

  it('asks for both files of TLS, and takes none of them without it', () => {
    expect(problems({ encrypted: true })).toEqual({ keyFile: true, certFile: true });
    const files = { keyFile: '/llave.pem', certFile: '/identidad.pem', caFile: null };
    expect(read({ encrypted: true, ...files }).tls).toEqual(files);
    expect(read({ encrypted: false, ...files }).tls).toBeNull();
  });

  it('says which numbers and which CLUES are none', () => {
    const wrong = { port: '65536', megabytes: '65', idleSeconds: '0', maxConnections: '1.5', unit: 'DFSSA' };
    expect(problems(wrong)).toEqual({ port: true, megabytes: true, idle: true, connections: true, unit: true });
    expect(problems({ port: '' })).toEqual({ port: true });
    expect(read({ port: '0', unit: ' dfssa000010 ' })).toMatchObject({ port: 0, unit: 'DFSSA000010' });
  });
});

describe('what to type into the sending system', () => {
  const own = [
    { address: '127.0.0.1', name: 'lo' },
    { address: '192.168.1.20', name: 'eth0' },
    { address: 'fd00::20', name: 'eth0' },
  ];
  it('is the address that is listened on, or each that others reach where it is all of them', () => {
    expect(addressesToType('127.0.0.1:2575', own)).toEqual(['127.0.0.1:2575']);
    expect(addressesToType('fd00::20:2575', own)).toEqual(['[fd00::20]:2575']);
    expect(addressesToType('0.0.0.0:2575', own)).toEqual(['192.168.1.20:2575']);
    expect(addressesToType(':::2575', own)).toEqual(['192.168.1.20:2575', '[fd00::20]:2575']);
    expect(addressesToType('0.0.0.0:2575', own.slice(0, 1))).toEqual(['0.0.0.0:2575']);
  });
});

describe('what the engine tells', () => {
  it('is put behind what is known, each message once, and not more than the window keeps', () => {
    const before = stateOf({ messages: [message(1), message(2)] });
    const after = merge(before, stateOf({ messages: [message(2), message(3)] }));
    expect(after.messages.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(merge(after, stateOf({ messages: [] })).messages).toBe(after.messages);
    const many = Array.from({ length: MOST_MESSAGES + 50 }, (_, i) => message(i + 1));
    expect(merge(before, stateOf({ messages: many })).messages).toHaveLength(MOST_MESSAGES);
  });

  it('begins anew with another session', () => {
    const before = stateOf({ messages: [message(1), message(2)] });
    const other = { ...session, id: 'interfaz-2026-11-22-100000' };
    expect(merge(before, stateOf({ session: other, messages: [message(1)] })).messages).toEqual([message(1)]);
    expect(merge(before, IDLE).messages).toEqual([]);
  });

  it('is counted by the second in which it came', () => {
    const bins = addToRates(
      [],
      [message(1), message(1, { errors: 2 }), message(2, { problem: 'No se pudo verificar.' })],
    );
    const [first] = bins;
    expect(bins).toEqual([
      { second: first?.second, clean: 1, faulty: 1 },
      { second: (first?.second ?? 0) + 1, clean: 0, faulty: 1 },
    ]);
    expect(addToRates(bins, [])).toBe(bins);
    expect(lastSeconds(bins, (first?.second ?? 0) + 2, 3)).toEqual([
      { ago: -2, clean: 1, faulty: 1 },
      { ago: -1, clean: 0, faulty: 1 },
      { ago: 0, clean: 0, faulty: 0 },
    ]);
  });
});

describe('the list', () => {
  const messages = [message(1), message(2, { errors: 1 }), message(3, { problem: 'Sin tipo.' })];
  const numbers = (shown: readonly LiveMessage[]) => shown.map(({ number }) => number);

  it('shows the newest first, and only those with errors where asked', () => {
    expect(numbers(shownMessages(messages, { frozen: null, onlyErrors: false, chosen: null }))).toEqual([3, 2, 1]);
    expect(numbers(shownMessages(messages, { frozen: null, onlyErrors: true, chosen: null }))).toEqual([3, 2]);
  });

  it('stands still while more comes, and says how many', () => {
    const view = { frozen: { messages: messages.slice(0, 2), by: 'hand' }, onlyErrors: false, chosen: 1 } as const;
    expect(numbers(shownMessages(messages, view))).toEqual([2, 1]);
    expect(waitingMessages(3, view)).toBe(1);
    expect(waitingMessages(3, { ...view, frozen: null })).toBe(0);
  });
});

describe('a session', () => {
  const answers = new Map<string, (input: unknown) => unknown>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const asked: string[] = [];
  const live = () => useLive.getState();
  const tell = (event: string, payload: unknown) => {
    for (const listener of listeners.get(event) ?? []) listener(payload);
  };
  const saved: string[] = [];
  let stop: () => void = () => undefined;

  beforeEach(async () => {
    vi.useFakeTimers();
    for (const list of [answers, listeners]) list.clear();
    for (const list of [asked, saved]) list.length = 0;
    answers.set('live.state', () => IDLE);
    const call = async (method: string, input: unknown) => {
      asked.push(method);
      return answers.get(method)?.(input);
    };
    const on = (event: string, listener: (payload: unknown) => void) => {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => all.delete(listener);
    };
    vi.stubGlobal('window', { cotejo: { call, on } });
    useLive.setState(useLive.getInitialState(), true);
    stop = listenToLive(({ runId, status }) => saved.push(`${runId} ${status}`));
    await vi.waitFor(() => expect(live().state).not.toBeNull());
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const refuse = (sentence: string) => () => {
    throw new Error(`Error invoking remote method 'cotejo': Error: ${sentence}`);
  };

  it('that cannot begin says why, and the next try forgets it', async () => {
    answers.set('live.start', refuse('El puerto 2575 ya está en uso.'));
    await live().start(settings);
    expect(live()).toMatchObject({ problem: 'El puerto 2575 ya está en uso.', busy: null, state: IDLE });
    answers.set('live.start', () => stateOf());
    await live().start(settings);
    expect(live()).toMatchObject({ problem: null, state: { status: 'listening' } });
  });

  it('gathers what comes, stops, and is saved as a run that opens when it has ended', async () => {
    answers.set('live.start', () => stateOf());
    answers.set('live.stop', () => stateOf({ status: 'stopped', messages: [message(2)] }));
    answers.set('live.save', () => ({ runId: 'run-9' }));
    await live().start(settings);
    tell('live.changed', stateOf({ messages: [message(1)] }));
    tell('live.changed', stateOf({ messages: [message(2)] }));
    live().look({ onlyErrors: true, chosen: 2, frozen: { messages: [message(1)], by: 'hand' } });
    await live().stop();
    expect(live().state).toMatchObject({ status: 'stopped', messages: [{ number: 1 }, { number: 2 }] });
    expect(live().view).toEqual({ chosen: 2, onlyErrors: true, frozen: null });
    await live().save(session);
    expect(live()).toMatchObject({ saving: { runId: 'run-9' }, state: { status: 'idle' }, view: { chosen: null } });
    expect(live().owns('run-9')).toBe(true);
    expect(live().owns('run-1')).toBe(false);
    tell('verification.progress', { runId: 'run-1', bytes: 1, totalBytes: 2, rows: 1, findings: 0, file: 'a' });
    expect(live().saving?.progress).toBeNull();
    tell('verification.ended', { runId: 'run-1', status: 'completa', message: null });
    expect(saved).toEqual([]);
    tell('verification.ended', { runId: 'run-9', status: 'completa', message: null });
    expect(saved).toEqual(['run-9 completa']);
    expect(live().saving).toBeNull();
  });

  it('whose run ended before the answer came is saved all the same', async () => {
    answers.set('live.save', () => {
      tell('verification.ended', { runId: 'run-9', status: 'completa', message: null });
      return { runId: 'run-9' };
    });
    await live().save(session);
    expect(saved).toEqual(['run-9 completa']);
    expect(live().saving).toBeNull();
  });

  it('that cannot be saved waits, and says why', async () => {
    answers.set('live.start', () => stateOf({ status: 'stopped', messages: [message(1)] }));
    answers.set('live.save', refuse('No hay espacio en el disco.'));
    await live().start(settings);
    await live().save(session);
    expect(live()).toMatchObject({
      saving: null,
      problem: 'No hay espacio en el disco.',
      state: { status: 'stopped', messages: [{ number: 1 }] },
    });
  });

  it('without a message says so, with what happened on the connections', async () => {
    const fault = { number: 1, at: session.startedAt, sender: 'x', kind: 'unframed', sentence: 'Sin trama.' } as const;
    answers.set('live.start', () => stateOf());
    answers.set('live.stop', () => ({ ...IDLE, faults: [fault] }));
    await live().start(settings);
    await live().stop();
    expect(live().aftermath).toEqual({ kind: 'nothing-came', faults: [fault] });
  });

  it('that the engine lost is noticed in the silence, and what came is offered', async () => {
    answers.set('live.start', () => stateOf());
    await live().start(settings);
    answers.set('live.state', () => ({ ...IDLE, leftover: [session] }));
    await vi.advanceTimersByTimeAsync(11_000);
    expect(live()).toMatchObject({ aftermath: { kind: 'cut-off' }, state: { status: 'idle', leftover: [session] } });
    asked.length = 0;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
  });

  it('that is thrown away is gone', async () => {
    answers.set('live.start', () => stateOf({ status: 'stopped', messages: [message(1)] }));
    answers.set('live.discard', () => ({ discarded: true }));
    await live().start(settings);
    await live().discard(session);
    expect(live().state).toEqual(IDLE);
    expect(asked).toContain('live.discard');
  });
});
