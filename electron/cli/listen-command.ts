import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { LiveFault, LiveMessage } from '../../shared/model/index.ts';
import { formatNumber, formatPercent, plural } from '../../shared/text/format.ts';
import { collectGarbage } from '../engine/collect-garbage.ts';
import { dataFolders } from '../engine/data-folder.ts';
import { loadHl7Profiles } from '../engine/hl7-profiles.ts';
import { LIVE_FINDINGS, type LiveJudge, startLiveJudge } from '../engine/live-judge.ts';
import { type LiveListener, startLiveListener } from '../engine/live-listener.ts';
import { markSaved, removeSession } from '../engine/live-sessions.ts';
import { type LiveSpool, openSpool } from '../engine/live-spool.ts';
import { localTimestamp } from '../engine/local-time.ts';
import { ProblemError } from '../engine/reading.ts';
import { DEFAULT_MAX_FINDINGS, type RunSetup } from '../engine/run-setup.ts';
import { verifyExport } from '../engine/verify-export.ts';
import { COULD_NOT_VERIFY } from './exit-codes.ts';
import { type ListenArguments, listenArguments } from './listen-arguments.ts';
import { resourcesFolder } from './project-folder.ts';
import { saveRun } from './save-run.ts';
import { summarise } from './summary.ts';
import { exitCode, writeJson } from './verify-command.ts';
import { version } from './version.ts';

/** Said on standard error once senders can connect; programs that start this one wait for it. */
const LISTENING = 'Escucha en';

type Say = (text: string) => void;
/** What the messages are held against, one by one and all together. */
type Setup = Omit<RunSetup, 'maxFindings'>;

/**
 * `cotejo listen`: receives HL7 v2 over MLLP, verifies and acknowledges each message, and at the end verifies all that
 * came as the file that it is. Resolves to the exit code, as that of `verify`.
 *
 * @throws UsageError, ProblemError, ConnectionError
 */
export async function listenCommand(args: readonly string[]): Promise<number> {
  const options = listenArguments(args);
  refuseMissingFolder(options.json);
  const stream = options.json === '-' ? process.stderr : process.stdout;
  // A reader that closes early (`| head`) ends the listening, not the program.
  const stop = stopper(options);
  // It stays until the program ends: what nobody listens to would end it with a trace.
  stream.on('error', stop.now);
  const say: Say = (text) => void (stream.writable && stream.write(text));
  const setup = await setupOf(options);
  const spool = await listen(options, setup, stop, say);
  const code = spool.bytes > 0 ? await verifyAll(options, setup, spool, say) : nothingCame();
  // Where the verification failed, what came stays and is offered by the window.
  if (options.out === undefined && (!options.save || spool.bytes === 0)) {
    await removeSession(dataFolders().live, spool.id);
  }
  return code;
}

/** To be told now, and not after a day of listening. @throws ProblemError */
function refuseMissingFolder(json: string | undefined): void {
  if (json === undefined || json === '-' || existsSync(dirname(resolve(json)))) return;
  throw new ProblemError(`No existe la carpeta de ${json}.`);
}

function nothingCame(): number {
  process.stderr.write('cotejo: no llegó ningún mensaje: no hay qué verificar.\n');
  return COULD_NOT_VERIFY;
}

/** Resolves when the listening ended and every sender has its answers. */
async function listen(options: ListenArguments, common: Setup, stop: Stopper, say: Say): Promise<LiveSpool> {
  const { settings, out } = options;
  const { checklist, unit, host, port } = settings;
  const setup = { ...common, maxFindings: LIVE_FINDINGS };
  let judge: LiveJudge | undefined;
  let spool: LiveSpool | undefined;
  let listener: LiveListener | undefined;
  try {
    judge = await startLiveJudge({ workerScript: workerScript(), setup });
    const facts = { startedAt: localTimestamp(), checklist, address: `${host}:${port}` };
    spool = await openSpool(dataFolders().live, unit === undefined ? facts : { ...facts, unit }, out);
    let count = 0;
    listener = await startLiveListener(
      settings,
      { judge, spool },
      {
        message(message) {
          say(messageLine(message));
          count++;
          if (count === options.count) stop.now();
        },
        fault: (fault) => say(faultLine(fault)),
        connections: () => undefined,
      },
    );
    const address = `${host.includes(':') ? `[${host}]` : host}:${listener.port}`;
    await spool.listensOn(address);
    process.stderr.write(`${LISTENING} ${address}${settings.tls === null ? '' : ' con TLS'}.`);
    process.stderr.write(' Ctrl+C termina y verifica lo que llegó.\n');
    await stop.asked;
    await listener.stop();
    return spool;
  } catch (error) {
    if (spool?.bytes === 0) await removeSession(dataFolders().live, spool.id);
    throw error;
  } finally {
    stop.end();
    await judge?.close();
    await spool?.close();
  }
}

async function verifyAll(options: ListenArguments, common: Setup, spool: LiveSpool, say: Say): Promise<number> {
  const { unit } = options.settings;
  // Buffers of the senders are of no use any more, and the file may need the room.
  collectGarbage();
  const setup = { ...common, maxFindings: DEFAULT_MAX_FINDINGS };
  const { result, inputs, catalogProblems } = await verifyExport({
    paths: [spool.path],
    setup,
    unit,
    toolVersion: version(),
    threads: 0,
  });
  for (const problem of catalogProblems) process.stderr.write(`cotejo: ${problem}\n`);
  say(`\n${summarise(result)}`);
  if (options.json !== undefined) await writeJson(options.json, result);
  if (options.out !== undefined) say(`Lo que llegó está en ${options.out}; contiene datos personales.\n`);
  if (options.save) {
    say(`${await saveRun(result, [spool.path], inputs.files)}\n`);
    if (options.out === undefined) await markSaved(dataFolders().live, spool.id, result.run.id);
  }
  return exitCode(result, {});
}

/** @throws ProblemError where a local profile cannot be used */
async function setupOf(options: ListenArguments): Promise<Setup> {
  const { settings, catalogs, hl7Config, hl7Profiles, withoutLayers } = options;
  const folders = dataFolders();
  return {
    resourcesFolder: resourcesFolder(),
    catalogStore: folders.catalogs,
    catalogsFolder: catalogs,
    packageStore: folders.packages,
    listsKept: folders.lists,
    ...(hl7Config === undefined ? {} : { ownLists: { hl7v2: hl7Config } }),
    hl7Profiles: await loadHl7Profiles(hl7Profiles),
    withoutLayers,
    checklist: settings.checklist,
  };
}

/** Beside the built program; from the sources, the source. */
function workerScript(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? '../engine/live-worker.ts' : './live-worker.mjs', import.meta.url);
}

interface Stopper {
  /** Resolves when the listening is to end: Ctrl+C, time, or `now`. */
  readonly asked: Promise<void>;
  now(): void;
  /** The signals are those of the system again: a second Ctrl+C ends the program. */
  end(): void;
}

function stopper({ forSeconds }: ListenArguments): Stopper {
  const { promise, resolve } = Promise.withResolvers<void>();
  const now = (): void => {
    end();
    resolve();
  };
  const timer = forSeconds === undefined ? undefined : setTimeout(now, forSeconds * 1000);
  const end = (): void => {
    clearTimeout(timer);
    process.off('SIGINT', now);
    process.off('SIGTERM', now);
  };
  process.on('SIGINT', now);
  process.on('SIGTERM', now);
  return { asked: promise, now, end };
}

function messageLine(message: LiveMessage): string {
  const { receivedAt, sender, type, controlId, acks, errors, warnings, score, problem } = message;
  const found = `${plural(errors, 'error', 'errores')}, ${plural(warnings, 'advertencia', 'advertencias')}`;
  const parts = [
    receivedAt.slice(11, 19),
    sender,
    type || 'sin tipo',
    controlId || 'sin control',
    acks.join('+') || 'sin acuse',
    found,
    score === null ? 'sin puntaje' : formatPercent(score),
  ];
  return `${formatNumber(message.number)}  ${parts.join('  ')}${problem === null ? '' : `  ${problem}`}\n`;
}

function faultLine({ at, sender, sentence }: LiveFault): string {
  return `!  ${at.slice(11, 19)}  ${sender || 'emisor desconocido'}  ${sentence}\n`;
}
