import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { utilityProcess } from 'electron';
import type { EngineMessage, EngineRequest } from '../../shared/ipc/contract.ts';
import type { EngineInit } from '../engine/init-message.ts';
import { findNode } from './node-finder.ts';
import { Sentence } from './sentence.ts';
import { texts } from './texts.ts';

/** The engine as a process, whichever way it was started. */
export interface EngineProcess {
  send(message: EngineInit | EngineRequest | { readonly close: true }): void;
  onMessage(listener: (message: EngineMessage) => void): void;
  onExit(listener: (code: number | null) => void): void;
  /** What it says outside the messages; it must not reach a log as it is. */
  readonly errors: Readable | null;
  /** Asks it to end in order: runs are cancelled and kept, the registry is closed. */
  close(): void;
  kill(): void;
}

/** From Node-API 10 on, Electron itself can load the registry's addon. */
const NEEDED_NODE_API = 10;

export function engineHost(): 'utilityProcess' | 'Node' {
  return Number(process.versions.napi ?? 0) >= NEEDED_NODE_API ? 'utilityProcess' : 'Node';
}

/**
 * Starts the engine: as a utility process where this Electron can load the registry's addon, else under a plain Node.
 *
 * @throws Sentence when no Node that is recent enough is to be had
 */
export async function startEngine(script: string, appFolder: string): Promise<EngineProcess> {
  if (engineHost() === 'utilityProcess') return inUtilityProcess(script);
  const node = await findNode(appFolder, process.env);
  if (node === null) throw new Sentence(texts().noNode);
  return underNode(node, script);
}

export function inUtilityProcess(script: string): EngineProcess {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'Cotejo: motor',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: engineEnvironment(process.env),
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    errors: child.stderr as Readable | null,
    close: () => child.postMessage({ close: true }),
    kill: () => child.kill(),
  };
}

export function underNode(node: string, script: string): EngineProcess {
  const child: ChildProcess = spawn(node, [script], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: engineEnvironment(process.env),
    windowsHide: true,
  });
  // A message to an engine that has just died is answered by its end.
  const ignore = () => {};
  return {
    send: (message) => child.connected && child.send(message, ignore),
    onMessage: (listener) => child.on('message', listener as (message: unknown) => void),
    onExit: (listener) => {
      child.on('error', () => listener(null));
      child.on('exit', listener);
    },
    errors: child.stderr,
    close: () => child.connected && child.send({ close: true }, ignore),
    kill: () => child.kill('SIGKILL'),
  };
}

/** Without what would make another program of the engine. */
function engineEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _electron, NODE_OPTIONS: _options, ...rest } = environment;
  return Object.fromEntries(Object.entries(rest).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
