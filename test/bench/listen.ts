import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagesOf } from '../../electron/cli/message-files.ts';
import { openMllpClient } from '../../electron/connections/mllp/client.ts';
import { admission } from '../electron/engine/live-messages.ts';
import { lacksShared, PROJECT, SHARED } from '../support/project.ts';

/**
 * A live interface: 200 messages a second from 20 senders on loopback, each of which waits for its acknowledgement, as
 * real ones do. The listener is a process of its own, the command line as a person starts it; every message is stored,
 * verified with all layers and checks, and answered. Messages are those of the public corpus in their turn, else
 * synthetic ones, each with a control id of its own. Reach: none lost, acknowledged within 50 ms at the 95th percentile.
 *
 * `node test/bench/listen.ts [--seconds N] [--rate N] [--senders N] [--hostile N]`: with `--hostile`, so many others
 * do all the harm that they can meanwhile.
 */
const seconds = option('--seconds', 60);
const rate = option('--rate', 200);
const senders = option('--senders', 20);
const hostile = option('--hostile', 0);
const folder = mkdtempSync(join(tmpdir(), 'cotejo-bench-'));
const received = join(folder, 'recibido.hl7');

try {
  const messages = await corpus();
  const { child, port, ended } = await startListener();
  // The first message makes the tables ready.
  await replay(port, messages, 1, 1, 1);
  const harm = spawn(
    process.execPath,
    [join(import.meta.dirname, 'hostile-senders.ts'), String(port), String(hostile)],
    {
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    },
  );
  const { waits, late } = await replay(port, messages, senders, rate, seconds);
  harm.kill();
  const memory = residentMegabytes(child);
  child.kill('SIGINT');
  await ended;
  report(waits, late, memory);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report(waits: readonly number[], late: number, memory: string): void {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  const kept = readFileSync(received, 'latin1').split('BENCH-').length - 1;
  const lost = sorted.length - kept;
  const shown = [0.5, 0.95, 0.99, 1].map((share) => `${share * 100} % ${at(share).toFixed(1)} ms`).join(', ');
  console.log(`${sorted.length} messages of ${senders} senders in ${seconds} s: each acknowledged, ${lost} lost`);
  console.log(`acknowledged within: ${shown}; sent later than their turn: ${late}`);
  console.log(`listener: ${memory} resident at its largest`);
  if (lost !== 0 || sorted.length !== rate * seconds || !(at(0.95) < 50)) process.exitCode = 1;
}

/** Each sender keeps its own clock; a message goes when its turn has come and the one before is answered. */
async function replay(port: number, messages: readonly Buffer[], count: number, every: number, duration: number) {
  const waits: number[] = [];
  let late = 0;
  const clients = await Promise.all(
    Array.from({ length: count }, () => openMllpClient({ host: '127.0.0.1', port, tls: null, timeoutMs: 30_000 })),
  );
  const started = performance.now();
  await Promise.all(
    clients.map(async (client, sender) => {
      for (let number = sender; number < every * duration; number += count) {
        const turn = started + (1000 * number) / every;
        const wait = turn - performance.now();
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
        else if (wait < -50) late++;
        const id = `${count === 1 ? 'FIRST' : 'BENCH'}-${number}`;
        const message = withControlId(messages[number % messages.length], id);
        const sent = performance.now();
        await client.send(message, id, ['application']);
        waits.push(performance.now() - sent);
      }
    }),
  );
  await Promise.all(clients.map((client) => client.close()));
  return { waits, late };
}

/** MSH-10 replaced, and MSH-15 and 16 emptied: every answer is that of original mode. */
function withControlId(message: Buffer, id: string): Buffer {
  const text = message.toString('latin1');
  const end = text.indexOf('\r');
  const fields = text.slice(0, end).split(text[3]);
  fields[9] = id;
  for (const number of [14, 15]) if (fields.length > number) fields[number] = '';
  return Buffer.from(fields.join(text[3]) + text.slice(end), 'latin1');
}

async function corpus(): Promise<readonly Buffer[]> {
  if (lacksShared('corpora/hl7v2')) return [admission('1')];
  const messages: Buffer[] = [];
  for (const name of readdirSync(join(SHARED, 'corpora/hl7v2')).sort()) {
    if (!name.endsWith('.hl7')) continue;
    const absolute = join(SHARED, 'corpora/hl7v2', name);
    for await (const message of messagesOf({ path: name, absolute, bytes: 1 })) messages.push(Buffer.from(message));
  }
  const bytes = messages.reduce((sum, { length }) => sum + length, 0);
  console.log(`${messages.length} messages of the corpus, ${Math.round(bytes / messages.length)} bytes on average`);
  return messages;
}

async function startListener() {
  const args = ['listen', '--port', '0', '--out', received];
  const child = spawn(process.execPath, [join(PROJECT, 'electron', 'cli', 'main.ts'), ...args], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', COTEJO_HOME: join(folder, 'datos') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const port = await new Promise<number>((done, fail) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /Escucha en 127\.0\.0\.1:(\d+)/.exec(said);
      if (found) done(Number(found[1]));
    });
    ended.then(() => fail(new Error(said)));
  });
  return { child, port, ended };
}

/** Where the system tells it (Linux). */
function residentMegabytes({ pid }: ChildProcess): string {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return peak === undefined ? 'unknown' : `${Math.round(Number(peak) / 1024)} MB`;
  } catch {
    return 'unknown';
  }
}

function option(name: string, usual: number): number {
  const at = process.argv.indexOf(name);
  const value = at < 0 ? usual : Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} needs a number`);
  return value;
}
