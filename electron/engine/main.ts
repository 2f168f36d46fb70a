import { join } from 'node:path';
import { type EngineMessage, type EngineRequest, engineMethods } from '../../shared/ipc/contract.ts';
import { dataFolders } from './data-folder.ts';
import type { EngineInit } from './init-message.ts';
import { openUserRegistry, sealingProtector } from './open-registry.ts';
import { sentenceOf } from './run-keeper.ts';
import { createService, type EngineHandlers, type Service } from './service.ts';

/** What the engine needs of whoever started it: Electron's utility process or a plain Node with an IPC channel. */
interface Port {
  send(message: EngineMessage): void;
  listen(onMessage: (message: unknown) => void): void;
}

type Closing = { readonly close: true };

/** The engine process: one registry, jobs in worker threads, requests answered over the port. */
function serve(port: Port): void {
  let service: Service | undefined;
  port.listen((message) => {
    if (isObject(message) && 'init' in message) {
      service = start(message as unknown as EngineInit, port);
      return;
    }
    if (isObject(message) && (message as Partial<Closing>).close === true) {
      void (service?.close() ?? Promise.resolve()).finally(() => process.exit(0));
      return;
    }
    if (service !== undefined) void answer(service.handlers, message as EngineRequest, port);
  });
}

function start({ init }: EngineInit, port: Port): Service | undefined {
  try {
    const folders = dataFolders({ ...process.env, COTEJO_HOME: init.dataFolder });
    const secret = init.sealingSecret === null ? null : Buffer.from(init.sealingSecret, 'base64');
    const { registry, protection } = openUserRegistry(folders, sealingProtector(secret), init.user);
    const service = createService({
      registry,
      folders,
      resourcesFolder: init.resourcesFolder,
      toolVersion: init.toolVersion,
      workerScript: init.workerScript || join(import.meta.dirname, 'worker.mjs'),
      emit: (event) => port.send(event),
    });
    port.send({ ready: true, interruptedRuns: registry.interruptedRuns, keyProtection: protection });
    return service;
  } catch (error) {
    port.send({ ready: false, message: sentenceOf(error) });
    return undefined;
  }
}

async function answer(handlers: EngineHandlers, request: EngineRequest, port: Port): Promise<void> {
  const { id, method, input } = request;
  try {
    const { input: schema } = engineMethods[method];
    const handler = handlers[method] as (input: unknown) => Promise<unknown>;
    port.send({ id, ok: true, output: await handler(schema.parse(input)) });
  } catch (error) {
    port.send({ id, ok: false, error: sentenceOf(error) });
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Electron's port where there is one; its type is not known to plain Node. */
function findPort(): Port {
  interface ParentPort {
    postMessage(message: unknown): void;
    on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  }
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      listen: (onMessage) => parentPort.on('message', ({ data }) => onMessage(data)),
    };
  }
  // The window is gone: nobody is left to answer to.
  process.on('disconnect', () => process.exit(0));
  return {
    send: (message) => process.send?.(message),
    listen: (onMessage) => process.on('message', onMessage),
  };
}

serve(findPort());
