import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import { type AckHeader, binaryText, readAckHeader } from '../../../shared/formats/hl7v2/ack/header.ts';
import { createMllpDecoder, frameMessage } from '../../../shared/formats/hl7v2/mllp.ts';
import { ConnectionError, networkError } from '../error.ts';

export interface MllpClientOptions {
  readonly host: string;
  readonly port: number;
  /** Null: without encryption. `ca`: PEM text of an authority, trusted besides the public ones. */
  readonly tls: { readonly ca?: string } | null;
  /** Longest wait for the connection, and for one answer. */
  readonly timeoutMs: number;
}

/** An acknowledgement that came back. */
export interface Answer {
  /** MSA-1. */
  readonly code: string;
  /** MSA-2. */
  readonly controlId: string;
}

export interface MllpClient {
  /**
   * Sends one message and waits for its answers: those that `expected` says, in their order. An answer to something
   * else is passed over.
   *
   * @throws ConnectionError: `timeout`, or the connection broke
   */
  send(
    message: Uint8Array,
    controlId: string,
    expected: readonly ('accept' | 'application')[],
  ): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

/** An acknowledgement is small: what is longer is none. */
const MOST_ANSWER = 1024 * 1024;
const FAREWELL_MS = 1000;

/** @throws ConnectionError where nobody answers there, or its certificate is not trusted */
export async function openMllpClient(options: MllpClientOptions): Promise<MllpClient> {
  const socket = await open(options);
  let failure: ConnectionError | undefined;
  let taker: ((answer: Answer) => void) | undefined;
  let breaker: ((error: ConnectionError) => void) | undefined;

  const fail = (error: ConnectionError): void => {
    failure ??= error;
    breaker?.(failure);
  };
  const decoder = createMllpDecoder(
    {
      message(bytes) {
        const answer = readAnswer(bytes);
        if (answer !== undefined) taker?.(answer);
      },
      // What is no acknowledgement is passed over: the wait for one has its limit.
      fault: () => undefined,
    },
    { maxMessageBytes: MOST_ANSWER },
  );
  socket.on('data', (chunk: Uint8Array) => decoder.write(chunk));
  socket.on('error', () => fail(broken(options)));
  socket.on('close', () => fail(broken(options)));

  return {
    send(message, controlId, expected) {
      return new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure);
        const answers: Answer[] = [];
        const timer = setTimeout(() => end(tooLate(options)), options.timeoutMs);
        const end = (error?: ConnectionError): void => {
          clearTimeout(timer);
          taker = undefined;
          breaker = undefined;
          if (error === undefined) resolve(answers);
          else reject(error);
        };
        breaker = end;
        taker = (answer) => {
          if (answer.controlId !== controlId) return;
          answers.push(answer);
          // After a refusal to accept there is nothing to come.
          if (isComplete(answers, expected)) end();
        };
        socket.write(frameMessage(message), () => {
          if (expected.length === 0) end();
        });
      });
    },
    close() {
      return new Promise((resolve) => {
        // Whoever still waits for an answer would do so until its time is over.
        fail(broken(options));
        if (socket.destroyed) return resolve();
        const timer = setTimeout(() => socket.destroy(), FAREWELL_MS);
        socket.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
        socket.end();
      });
    },
  };
}

function isComplete(answers: readonly Answer[], expected: readonly ('accept' | 'application')[]): boolean {
  const refused = answers.some(({ code }) => code === 'CE' || code === 'CR');
  const application = answers.some(({ code }) => code.startsWith('A'));
  const accepted = answers.some(({ code }) => code.startsWith('C'));
  if (refused) return true;
  // A receiver that only knows the original mode answers with the application acknowledgement alone.
  return expected.includes('application') ? application : accepted || application;
}

/** Which answers a message asks for (original mode: one). */
export function answersWanted(header: AckHeader): readonly ('accept' | 'application')[] {
  const [accept, application] = [header.field(15), header.field(16)];
  if (accept === '' && application === '') return ['application'];
  return [
    ...(accept === 'AL' ? (['accept'] as const) : []),
    ...(application === 'AL' ? (['application'] as const) : []),
  ];
}

function readAnswer(bytes: Uint8Array): Answer | undefined {
  const header = readAckHeader(bytes);
  if (header === undefined) return undefined;
  const start = `MSA${header.separator}`;
  const line = binaryText(bytes.subarray(0, MOST_ANSWER))
    .split(/[\r\n]+/)
    .find((segment) => segment.startsWith(start));
  if (line === undefined) return undefined;
  const [, code = '', controlId = ''] = line.split(header.separator);
  return /^[AC][AER]$/.test(code) ? { code, controlId } : undefined;
}

function open({ host, port, tls, timeoutMs }: MllpClientOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket =
      tls === null
        ? connectPlain({ host, port })
        : // Certificates are always verified.
          connectTls({
            host,
            port,
            ...name,
            minVersion: 'TLSv1.2',
            ...(tls.ca === undefined ? {} : { ca: [...rootCertificates, tls.ca] }),
          });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new ConnectionError('timeout', `El equipo ${host} no respondió a tiempo en el puerto ${port}.`));
    }, timeoutMs);
    const onError = (error: unknown): void => {
      clearTimeout(timer);
      reject(cannotConnect(error, host));
    };
    socket.once('error', onError);
    socket.once(tls === null ? 'connect' : 'secureConnect', () => {
      clearTimeout(timer);
      socket.off('error', onError);
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}

/** Codes of Node where what answers does not speak TLS. */
const NO_TLS = new Set(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER']);

function cannotConnect(error: unknown, host: string): ConnectionError {
  if (NO_TLS.has(String((error as { readonly code?: unknown }).code))) {
    const sentence = `El equipo ${host} no habla TLS en ese puerto: revise el puerto, o envíe sin --tls.`;
    return new ConnectionError('tls', sentence, { cause: error });
  }
  const known = networkError(error, host);
  if (known.fault !== 'overloaded') return known;
  return new ConnectionError('unreachable', `El equipo ${host} cortó la conexión al abrirla.`, { cause: error });
}

function broken({ host }: MllpClientOptions): ConnectionError {
  return new ConnectionError('unreachable', `El equipo ${host} cerró la conexión antes de contestar.`);
}

function tooLate({ host, timeoutMs }: MllpClientOptions): ConnectionError {
  return new ConnectionError('timeout', `El equipo ${host} no mandó el acuse en ${Math.ceil(timeoutMs / 1000)} s.`);
}
