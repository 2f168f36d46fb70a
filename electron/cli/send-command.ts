import { resolve } from 'node:path';
import { type AckHeader, readAckHeader } from '../../shared/formats/hl7v2/ack/header.ts';
import { formatNumber, plural } from '../../shared/text/format.ts';
import { ConnectionError } from '../connections/error.ts';
import {
  type Answer,
  answersWanted,
  type MllpClient,
  type MllpClientOptions,
  openMllpClient,
} from '../connections/mllp/client.ts';
import { readAuthority } from '../connections/private-key.ts';
import { listInputs } from '../engine/inputs.ts';
import { ProblemError } from '../engine/reading.ts';
import { parse, UsageError } from './arguments.ts';
import { text, wholeNumber } from './connection-arguments.ts';
import { COULD_NOT_VERIFY, FINDINGS, VERIFIED } from './exit-codes.ts';
import { portOf } from './listen-arguments.ts';
import { messagesOf } from './message-files.ts';

interface SendArguments {
  readonly paths: readonly string[];
  readonly target: MllpClientOptions;
  /** Messages a second over all connections. */
  readonly rate?: number;
  readonly connections: number;
}

/** What came back so far. */
interface Tally {
  sent: number;
  readonly codes: Map<string, number>;
  /** In milliseconds, of each message that was answered. */
  readonly waits: number[];
  unanswered: number;
  refused: number;
  /** Files of which something could not be sent. */
  unsent: number;
}

const DEFAULT_TIMEOUT_SECONDS = 30;
const MOST_CONNECTIONS = 500;

/**
 * `cotejo send`: replays the messages of files over MLLP and waits for each acknowledgement. Resolves to the exit code:
 * 0 all were accepted, 1 some were not, 2 some could not be sent.
 *
 * @throws UsageError, ProblemError, ConnectionError
 */
export async function sendCommand(args: readonly string[]): Promise<number> {
  const options = sendArguments(args);
  const { files, problems } = await listInputs(options.paths);
  const [problem] = problems;
  if (problem !== undefined) throw new ProblemError(`${problem.path}: ${problem.sentence}`);
  const tally: Tally = { sent: 0, codes: new Map(), waits: [], unanswered: 0, refused: 0, unsent: 0 };
  const next = oneByOne(
    files.map((file) => messagesOf(file)),
    (sentence) => {
      tally.unsent++;
      process.stderr.write(`cotejo: ${sentence}\n`);
    },
  );
  const started = performance.now();
  const clients = await Promise.all(Array.from({ length: options.connections }, () => openMllpClient(options.target)));
  let failure: unknown;
  try {
    await Promise.all(clients.map((client) => replay(client, next, options, tally, started)));
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    failure = error;
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
  if (tally.sent > 0) process.stdout.write(summary(tally, performance.now() - started));
  if (failure !== undefined) throw failure;
  if (tally.unsent > 0) return COULD_NOT_VERIFY;
  return tally.refused > 0 || tally.unanswered > 0 ? FINDINGS : VERIFIED;
}

async function replay(
  client: MllpClient,
  next: () => Promise<Uint8Array | undefined>,
  { rate, target }: SendArguments,
  tally: Tally,
  started: number,
): Promise<void> {
  for (;;) {
    const message = await next();
    if (message === undefined) return;
    const number = tally.sent++;
    if (rate !== undefined) await until(started + (1000 * number) / rate);
    const header = readAckHeader(message);
    const from = performance.now();
    const answers = await answersTo(client, message, header);
    if (answers === undefined) {
      tally.unanswered++;
      process.stderr.write(
        `cotejo: el mensaje ${number + 1} no tuvo acuse en ${plural(Math.ceil(target.timeoutMs / 1000), 'segundo', 'segundos')}.\n`,
      );
      continue;
    }
    tally.waits.push(performance.now() - from);
    count(answers, tally);
  }
}

/** Undefined where the answer does not come in time; any other fault of the connection is thrown. */
async function answersTo(
  client: MllpClient,
  message: Uint8Array,
  header: AckHeader | undefined,
): Promise<readonly Answer[] | undefined> {
  const wanted = header === undefined ? (['application'] as const) : answersWanted(header);
  try {
    return await client.send(message, header?.field(10) ?? '', wanted);
  } catch (error) {
    if (error instanceof ConnectionError && error.fault === 'timeout') return undefined;
    throw error;
  }
}

function count(answers: readonly Answer[], tally: Tally): void {
  for (const { code } of answers) tally.codes.set(code, (tally.codes.get(code) ?? 0) + 1);
  if (answers.some(({ code }) => !code.endsWith('A'))) tally.refused++;
}

/** The messages of all files in their order, one for each call, whoever asks. A file that cannot be read is told and left. */
function oneByOne(
  files: readonly AsyncGenerator<Uint8Array>[],
  tell: (sentence: string) => void,
): () => Promise<Uint8Array | undefined> {
  const queue = [...files];
  let last: Promise<Uint8Array | undefined> = Promise.resolve(undefined);
  const take = async (): Promise<Uint8Array | undefined> => {
    for (;;) {
      const file = queue[0];
      if (file === undefined) return undefined;
      try {
        const { done, value } = await file.next();
        if (done !== true) return value;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        tell(error.message);
      }
      queue.shift();
    }
  };
  return () => {
    last = last.then(take);
    return last;
  };
}

function until(moment: number): Promise<void> {
  const wait = moment - performance.now();
  return wait <= 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, wait));
}

const ORDER = ['AA', 'AE', 'AR', 'CA', 'CE', 'CR'];

function summary({ codes, waits, sent, unanswered }: Tally, milliseconds: number): string {
  const sorted = [...waits].sort((one, other) => one - other);
  const at = (share: number): string => formatNumber(Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0));
  const counted = ORDER.filter((code) => codes.has(code)).map(
    (code) => `${code} ${formatNumber(codes.get(code) ?? 0)}`,
  );
  const seconds = (milliseconds / 1000).toFixed(1);
  return [
    `${plural(sent, 'mensaje', 'mensajes')} en ${seconds} s: ${counted.join(', ') || 'sin acuses'}`,
    ...(unanswered === 0 ? [] : [`Sin acuse a tiempo: ${formatNumber(unanswered)}`]),
    ...(sorted.length === 0 ? [] : [`Acuse: 95 % en ${at(0.95)} ms o menos; el más lento, ${at(1)} ms`]),
    '',
  ].join('\n');
}

/** @throws UsageError */
function sendArguments(args: readonly string[]): SendArguments {
  const { values, positionals } = parse(args, {
    host: { type: 'string' },
    port: { type: 'string' },
    tls: { type: 'boolean' },
    ca: { type: 'string' },
    rate: { type: 'string' },
    connections: { type: 'string' },
    timeout: { type: 'string' },
  });
  if (positionals.length === 0) throw new UsageError('Falta decir qué enviar: uno o más archivos con mensajes.');
  const ca = text(values, 'ca');
  if (ca !== undefined && values.tls !== true) throw new UsageError('--ca sólo sirve con --tls.');
  return {
    paths: positionals.map((path) => resolve(path)),
    target: {
      host: text(values, 'host') ?? '127.0.0.1',
      port: portOf(values, 1),
      tls: values.tls === true ? { ca: ca === undefined ? undefined : readAuthority(resolve(ca)) } : null,
      timeoutMs: 1000 * (wholeNumber(values, 'timeout', 3600) ?? DEFAULT_TIMEOUT_SECONDS),
    },
    rate: wholeNumber(values, 'rate', 100_000),
    connections: wholeNumber(values, 'connections', MOST_CONNECTIONS) ?? 1,
  };
}
