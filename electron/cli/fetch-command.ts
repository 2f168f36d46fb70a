import { join, resolve } from 'node:path';
import type { FetchManifest, FetchProgress, FetchTarget } from '../../shared/model/index.ts';
import { formatBytes, plural } from '../../shared/text/format.ts';
import { fetchExport } from '../connections/index.ts';
import { parse, UsageError } from './arguments.ts';
import {
  CONNECTION_OPTIONS,
  type StatedConnection,
  statedConnection,
  statesConnection,
  text,
  wholeNumber,
} from './connection-arguments.ts';
import { COULD_NOT_VERIFY, VERIFIED } from './exit-codes.ts';
import { withUserRegistry } from './user-registry.ts';
import { verifyCommand } from './verify-command.ts';
import { version } from './version.ts';

type Values = Readonly<Record<string, unknown>>;

const REDRAW_MS = 200;
/** Lines for those who do not sit at a terminal. */
const PLAIN_MS = 10_000;

/**
 * `cotejo fetch`: what a FHIR server has, as NDJSON in a folder. Resolves to the exit code: 0 all of it (or as much as
 * the limits allow), 2 a part was not had; with `--verify`, that of the verification.
 *
 * @throws UsageError, ConnectionError, RegistryError
 */
export async function fetchCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    ...CONNECTION_OPTIONS,
    connection: { type: 'string' },
    out: { type: 'string' },
    types: { type: 'string' },
    patient: { type: 'string' },
    bulk: { type: 'boolean' },
    group: { type: 'string' },
    since: { type: 'string' },
    'max-resources': { type: 'string' },
    'max-bytes': { type: 'string' },
    resume: { type: 'boolean' },
    verify: { type: 'boolean' },
  });
  const out = text(values, 'out');
  if (out === undefined) throw new UsageError('Falta --out: la carpeta para lo que se obtenga.');
  const folder = resolve(out);
  const target = targetOf(values);
  const limits = {
    maxBytes: wholeNumber(values, 'max-bytes') ?? null,
    maxResources: wholeNumber(values, 'max-resources') ?? null,
  };
  const { settings, secret } = await connectionOf(positionals, values);
  const manifest = await interruptible((signal, onProgress) =>
    fetchExport(
      { settings, secret, target, folder, resume: values.resume === true, ...limits, toolVersion: version() },
      { signal, onProgress },
    ),
  );
  process.stdout.write(summary(manifest, folder));
  for (const { part, sentence } of manifest.problems) process.stderr.write(`cotejo: ${part}: ${sentence}\n`);
  const fetched = manifest.status === 'parcial' ? COULD_NOT_VERIFY : VERIFIED;
  if (values.verify !== true) return fetched;
  if (manifest.files.length === 0) {
    process.stderr.write('cotejo: el servidor no tiene nada de lo pedido: no hay qué verificar.\n');
    return COULD_NOT_VERIFY;
  }
  const verified = await verifyCommand(manifest.files.map(({ name }) => join(folder, name)));
  return Math.max(fetched, verified);
}

async function connectionOf(positionals: readonly string[], values: Values): Promise<StatedConnection> {
  const name = text(values, 'connection');
  const [url, ...more] = positionals;
  if (more.length > 0 || (url === undefined) === (name === undefined)) {
    throw new UsageError('Indique la dirección del servidor o --connection NOMBRE, una de las dos.');
  }
  if (name === undefined) return statedConnection('directa', String(url), values);
  if (statesConnection(values)) {
    throw new UsageError('Una conexión guardada ya dice cómo entrar: quite las opciones de acceso.');
  }
  return withUserRegistry(async (registry) => {
    const { connection, secret } = await registry.openConnection(name);
    return { settings: connection, secret };
  });
}

function targetOf(values: Values): FetchTarget {
  const types = text(values, 'types')?.split(',').filter(Boolean) ?? null;
  const since = text(values, 'since');
  const when = since === undefined ? {} : { since };
  const id = text(values, 'patient');
  const group = text(values, 'group');
  const bulk = values.bulk === true || group !== undefined;
  if (id !== undefined && bulk) throw new UsageError('--patient y --bulk no van juntas.');
  if (id !== undefined) return { kind: 'patient', id, types, ...when };
  if (!bulk) return { kind: 'search', types, ...when };
  return group === undefined
    ? { kind: 'bulk', level: 'system', types, ...when }
    : { kind: 'bulk', level: 'group', group, types, ...when };
}

/** Ctrl-C ends the work in order: what was fetched stays, with where to go on. */
async function interruptible<T>(
  work: (signal: AbortSignal, onProgress: (progress: FetchProgress) => void) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  const { stderr } = process;
  let told = performance.now();
  let drawn = false;
  const show = (progress: FetchProgress) => {
    if (performance.now() - told < (stderr.isTTY ? REDRAW_MS : PLAIN_MS)) return;
    told = performance.now();
    drawn = stderr.isTTY;
    stderr.write(stderr.isTTY ? `\r\u001b[K${progressLine(progress)}` : `${progressLine(progress)}\n`);
  };
  try {
    return await work(stop.signal, show);
  } finally {
    if (drawn) stderr.write('\r\u001b[K');
    process.removeListener('SIGINT', onInterrupt);
  }
}

function progressLine({ part, resources, bytes, percent }: FetchProgress): string {
  if (percent !== null) return `${part}: el servidor prepara la exportación (${percent} %)`;
  return `${part}: ${plural(resources, 'recurso', 'recursos')}, ${formatBytes(bytes)}`;
}

const STATUS: Readonly<Record<FetchManifest['status'], string>> = {
  completa: 'Se obtuvo todo lo pedido',
  recortada: 'Se obtuvo hasta el límite pedido',
  parcial: 'Se obtuvo una parte',
};

function summary({ status, files }: FetchManifest, folder: string): string {
  const lines = files.map(
    ({ name, resources, bytes }) =>
      `  ${name.padEnd(32)} ${plural(resources, 'recurso', 'recursos')}, ${formatBytes(bytes)}`,
  );
  return [`${STATUS[status]}: ${folder}`, ...lines, 'Contiene datos personales: guárdelo como tal.', ''].join('\n');
}
