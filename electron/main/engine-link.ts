import type {
  EngineEvent,
  EngineMessage,
  EngineMethods,
  EngineRequest,
  EngineResponse,
} from '../../shared/ipc/contract.ts';
import type { EngineInit } from '../engine/init-message.ts';
import type { EngineLog } from './engine-log.ts';
import type { EngineProcess } from './engine-process.ts';
import { followFetches, followRuns, type RunFollower } from './running.ts';
import { Sentence, sentenceOf } from './sentence.ts';
import { texts } from './texts.ts';

type EngineStart = Extract<EngineMessage, { readonly ready: true }>;

/** The engine as the rest of the main process sees it: questions with answers, and events. */
export interface EngineLink {
  call(method: keyof EngineMethods, input: unknown): Promise<unknown>;
  /** What the engine told of itself when it started; null when it did not start. */
  started(): Promise<EngineStart | null>;
  readonly runs: RunFollower;
  /** Ends the engine in order; it is not started again. */
  stop(): Promise<void>;
}

export interface EngineLinkOptions {
  readonly launch: () => Promise<EngineProcess>;
  readonly init: EngineInit;
  readonly onEvent: (event: EngineEvent) => void;
  readonly log: EngineLog;
  /** Milliseconds to wait before each new start; after the last one it is given up. */
  readonly delays?: readonly number[];
  /** An engine that lived this long, in milliseconds, did not fail of its start. */
  readonly stableAfter?: number;
}

interface Waiting {
  readonly request: EngineRequest;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

const DELAYS = [250, 1000, 4000];
const STABLE_AFTER = 60_000;
/** How long an engine that was asked to end may take: it has a registry to close. */
const PATIENCE = 3000;

/** Starts the engine and keeps it running: when it dies it is started again, up to three times in a row. */
export function linkEngine(options: EngineLinkOptions): EngineLink {
  const { launch, init, onEvent, log, delays = DELAYS, stableAfter = STABLE_AFTER } = options;
  const waiting = new Map<number, Waiting>();
  const runs = followRuns();
  const fetches = followFetches();
  let engine: EngineProcess | null = null;
  let ready = false;
  let lastId = 0;
  let failures = 0;
  /** Why there will be no engine any more. */
  let gone: string | null = null;
  let exited = () => {};
  const firstStart = Promise.withResolvers<EngineStart | null>();

  async function start(): Promise<void> {
    try {
      const started = await launch();
      if (gone !== null) {
        started.kill();
        return;
      }
      const since = performance.now();
      let over = false;
      engine = started;
      started.onMessage(receive);
      started.onExit((code) => {
        if (over) return;
        over = true;
        ended(code, performance.now() - since);
      });
      log.follow(started.errors);
      started.send(init);
    } catch (error) {
      giveUp(error instanceof Sentence ? error.message : texts().engineNotStarted);
      log.write(`start: ${sentenceOf(error)}`);
    }
  }

  function receive(message: EngineMessage): void {
    if ('ready' in message) {
      if (!message.ready) {
        giveUp(message.message);
        return;
      }
      ready = true;
      firstStart.resolve(message);
      for (const { request } of waiting.values()) engine?.send(request);
    } else if ('event' in message) {
      runs.onEvent(message);
      fetches.onEvent(message);
      onEvent(message);
    } else answer(message);
  }

  function answer(response: EngineResponse): void {
    const asked = waiting.get(response.id);
    if (asked === undefined) return;
    waiting.delete(response.id);
    if (!response.ok) {
      asked.reject(new Sentence(response.error));
      return;
    }
    runs.onAnswer(asked.request.method, response.output);
    fetches.onAnswer(asked.request.method, asked.request.input, response.output);
    asked.resolve(response.output);
  }

  function ended(code: number | null, lived: number): void {
    const wasReady = ready;
    engine = null;
    ready = false;
    exited();
    if (gone !== null) return;
    log.write(`end: code ${code} after ${Math.round(lived)} ms`);
    // What was asked before the engine was ready was not begun and is asked again.
    if (wasReady) rejectAll(texts().engineStopped);
    for (const runId of runs.active()) {
      const payload = { runId, status: 'error', message: texts().runCutShort } as const;
      runs.onEvent({ event: 'verification.ended', payload });
      onEvent({ event: 'verification.ended', payload });
    }
    for (const cut of fetches.active()) {
      const payload = { ...cut, status: 'error', message: texts().fetchCutShort, manifest: null } as const;
      fetches.onEvent({ event: 'fetch.ended', payload });
      onEvent({ event: 'fetch.ended', payload });
    }
    failures = lived >= stableAfter ? 1 : failures + 1;
    const delay = delays[failures - 1];
    if (delay === undefined) giveUp(texts().engineGone);
    else setTimeout(() => gone === null && void start(), delay);
  }

  function giveUp(sentence: string): void {
    gone = sentence;
    firstStart.resolve(null);
    rejectAll(sentence);
    engine?.close();
    onEvent({ event: 'engine.failed', payload: { message: sentence } });
  }

  function rejectAll(sentence: string): void {
    const all = [...waiting.values()];
    waiting.clear();
    for (const { reject } of all) reject(new Sentence(sentence));
  }

  void start();
  return {
    runs,
    started: () => firstStart.promise,
    call(method, input) {
      if (gone !== null) return Promise.reject(new Sentence(gone));
      const request: EngineRequest = { id: ++lastId, method, input };
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { request, resolve, reject });
        if (ready) engine?.send(request);
      });
    },
    stop() {
      gone = texts().engineStopped;
      firstStart.resolve(null);
      rejectAll(gone);
      const closing = engine;
      if (closing === null) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(() => closing.kill(), PATIENCE);
        exited = () => {
          clearTimeout(timer);
          resolve();
        };
        closing.close();
      });
    },
  };
}
