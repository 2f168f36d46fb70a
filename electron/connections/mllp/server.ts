import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { LiveFaultKind } from '../../../shared/model/index.ts';
import { type FaultFacts, listenError } from './fault.ts';
import { type Link, type LinkOptions, type ReceivedMessage, serveLink } from './link.ts';

/**
 * Own sockets, since an interface under test is hostile until proven otherwise: every wait and every buffer has to have
 * a limit of ours, which the HL7 servers on npm do not offer (and they bring parsers of their own).
 */
export interface MllpServerOptions extends LinkOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** PEM texts; null: without encryption. `ca`: senders have to show a certificate of it. */
  readonly tls: { readonly key: string; readonly cert: string; readonly ca?: string } | null;
  readonly maxConnections: number;
  /** Bytes of messages of all connections together that wait for their end or their turn. */
  readonly maxHeldBytes: number;
}

export interface MllpServerEvents {
  message(received: ReceivedMessage, reply: (ack: Uint8Array) => void): Promise<void>;
  fault(kind: LiveFaultKind, sender: string, facts: FaultFacts): void;
  connections(open: number, ever: number): void;
}

export interface MllpServer {
  readonly host: string;
  readonly port: number;
  /** Takes nothing more, answers the complete messages, closes. Resolves when all is closed, within some seconds. */
  stop(): Promise<void>;
}

/** Who holds less than this pays for nobody: a thousand of them are 64 MB. */
const SMALL_BYTES = 64 * 1024;
const HANDSHAKE_MS = 10_000;
/** How long a sender has, at the end, to close its half. */
const FAREWELL_MS = 3000;

/** @throws ConnectionError with one sentence where the address cannot be had */
export async function startMllpServer(options: MllpServerOptions, events: MllpServerEvents): Promise<MllpServer> {
  const links = new Set<Link>();
  const sockets = new Set<Socket>();
  let ever = 0;
  let held = 0;

  const onHeld = (change: number): void => {
    held += change;
    if (change <= 0) return;
    while (held > options.maxHeldBytes) {
      const [largest] = [...links].sort((one, other) => other.held - one.held);
      if (largest === undefined || largest.held < SMALL_BYTES) return;
      largest.destroy('memory');
    }
  };

  const onSocket = (socket: Socket): void => {
    const link = serveLink(socket, senderOf(socket), options, {
      message: events.message,
      fault: events.fault,
      held: onHeld,
      closed(closed) {
        links.delete(closed);
        events.connections(links.size, ever);
      },
    });
    links.add(link);
    ever++;
    events.connections(links.size, ever);
  };

  const server = serverOf(options, onSocket, events);
  server.maxConnections = options.maxConnections;
  // Also those that never get as far as TLS.
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('drop', (data) => {
    const sender = data === undefined ? '' : address(data.remoteAddress, data.remotePort);
    events.fault('too-many', sender, { closed: true });
  });
  const port = await listen(server, options);
  // A fault of accepting (no more file descriptors) costs that connection, not the others.
  server.on('error', () => events.fault('connection', '', { closed: false }));

  return {
    host: options.host,
    port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const link of links) link.stop();
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, FAREWELL_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}

function serverOf({ tls }: MllpServerOptions, onSocket: (socket: Socket) => void, events: MllpServerEvents): Server {
  if (tls === null) return createServer({ allowHalfOpen: true }, onSocket);
  const options: TlsOptions = {
    key: tls.key,
    cert: tls.cert,
    minVersion: 'TLSv1.2',
    // Half-open, a sender that leaves in the middle of the handshake would be noticed only at its limit.
    handshakeTimeout: HANDSHAKE_MS,
    ...(tls.ca === undefined ? {} : { ca: tls.ca, requestCert: true, rejectUnauthorized: true }),
  };
  const server = createTlsServer(options, onSocket);
  server.on('tlsClientError', (_error, socket) => {
    events.fault('tls', senderOf(socket), { closed: true });
    socket.destroy();
  });
  return server;
}

function listen(server: Server, { host, port }: MllpServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: unknown): void => reject(listenError(error, host, port));
    server.once('error', onError);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', onError);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });
}

function senderOf(socket: Socket): string {
  return address(socket.remoteAddress, socket.remotePort);
}

function address(host = '', port: number | undefined): string {
  const plain = host.replace(/^::ffff:/, '');
  if (plain === '') return '';
  return plain.includes(':') ? `[${plain}]:${port ?? ''}` : `${plain}:${port ?? ''}`;
}
