import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { ReceivedMessage } from '../../../electron/connections/mllp/link.ts';
import {
  type MllpServer,
  type MllpServerEvents,
  type MllpServerOptions,
  startMllpServer,
} from '../../../electron/connections/mllp/server.ts';
import { frameMessage } from '../../../shared/formats/hl7v2/mllp.ts';
import type { LiveFaultKind } from '../../../shared/model/index.ts';

export const OPTIONS: MllpServerOptions = {
  host: '127.0.0.1',
  port: 0,
  tls: null,
  maxConnections: 50,
  maxMessageBytes: 64 * 1024,
  idleMs: 5000,
  unreadMs: 5000,
  maxHeldBytes: 1024 * 1024,
};

export interface Heard {
  readonly server: MllpServer;
  readonly received: ReceivedMessage[];
  readonly faults: { readonly kind: LiveFaultKind; readonly closed: boolean }[];
}

/** A server that answers each message with `eco` and its last character. */
export async function listening(
  patch: Partial<MllpServerOptions> = {},
  message?: MllpServerEvents['message'],
): Promise<Heard> {
  const received: ReceivedMessage[] = [];
  const faults: Heard['faults'] = [];
  const server = await startMllpServer(
    { ...OPTIONS, ...patch },
    {
      async message(one, reply) {
        received.push(one);
        if (message !== undefined) return message(one, reply);
        reply(Buffer.from(`eco ${Buffer.from(one.bytes).toString('latin1').slice(-1)}`));
      },
      fault: (kind, _sender, { closed }) => void faults.push({ kind, closed }),
      connections: () => undefined,
    },
  );
  onTestFinished(() => server.stop());
  return { server, received, faults };
}

/** A header and a number at the end, synthetic. */
export function message(mark: string): Buffer {
  return Buffer.from(`MSH|^~\\&|SINTETICO|PRUEBA|||20260101||ADT^A01|${mark}`, 'latin1');
}

export const framed = (content: Uint8Array): Uint8Array => frameMessage(content);

export interface Sender {
  readonly socket: Socket;
  /** All that came back, as text. */
  text(): string;
  /** Resolves when the text matches; rejects when the connection ends before. */
  until(pattern: RegExp): Promise<void>;
  readonly closed: Promise<void>;
}

export async function sender(port: number, allowHalfOpen = false): Promise<Sender> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen });
  let text = '';
  let check: () => void = () => undefined;
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    check();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('error', reject);
  });
  return {
    socket,
    text: () => text,
    closed,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        check = () => pattern.test(text) && resolve();
        closed.then(() => reject(new Error('closed')));
        check();
      }),
  };
}

export function waitFor(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (condition()) resolve();
      else setTimeout(look, 5);
    };
    look();
  });
}
