import { resolve } from 'node:path';
import { LIVE_LIMITS, type LiveSettings } from '../../shared/model/index.ts';
import { DEFAULT_CHECKLIST } from '../engine/run-setup.ts';
import { parse, texts, UsageError } from './arguments.ts';
import { text, wholeNumber } from './connection-arguments.ts';

export interface ListenArguments {
  readonly settings: LiveSettings;
  readonly catalogs?: string;
  /** Local profiles of HL7 v2: files, folders, ZIPs. */
  readonly hl7Profiles: readonly string[];
  /** The user's own lists of HL7 v2. */
  readonly hl7Config?: string;
  readonly withoutLayers: readonly string[];
  /** Where what comes is kept; left out, until it was verified. */
  readonly out?: string;
  readonly json?: string;
  /** Ends after so many messages. */
  readonly count?: number;
  /** Ends after so many seconds. */
  readonly forSeconds?: number;
  readonly save: boolean;
}

type Values = Readonly<Record<string, unknown>>;

/** Reads the arguments of `cotejo listen`. @throws UsageError */
export function listenArguments(args: readonly string[]): ListenArguments {
  const { values, positionals } = parse(args, {
    port: { type: 'string' },
    host: { type: 'string' },
    'tls-key': { type: 'string' },
    'tls-cert': { type: 'string' },
    'tls-ca': { type: 'string' },
    checklist: { type: 'string' },
    unit: { type: 'string' },
    catalogs: { type: 'string' },
    'hl7-profile': { type: 'string', multiple: true },
    'hl7-config': { type: 'string' },
    'without-layer': { type: 'string', multiple: true },
    out: { type: 'string' },
    json: { type: 'string' },
    'max-message': { type: 'string' },
    'max-connections': { type: 'string' },
    idle: { type: 'string' },
    count: { type: 'string' },
    for: { type: 'string' },
    save: { type: 'boolean' },
  });
  if (positionals.length > 0)
    throw new UsageError('«cotejo listen» no espera archivos: los mensajes llegan por la red.');
  const unit = text(values, 'unit');
  if (unit !== undefined && !/^[A-Z]{5}\d{6}$/.test(unit)) {
    throw new UsageError('--unit espera una CLUES: cinco letras mayúsculas y seis dígitos.');
  }
  const out = text(values, 'out');
  const hl7Config = text(values, 'hl7-config');
  const { maxMessageBytes, maxConnections, idleSeconds } = LIVE_LIMITS;
  return {
    settings: {
      host: hostOf(values),
      port: portOf(values, 0),
      tls: tlsOf(values),
      checklist: text(values, 'checklist') ?? DEFAULT_CHECKLIST,
      ...(unit === undefined ? {} : { unit }),
      maxMessageBytes: bounded(values, 'max-message', maxMessageBytes),
      maxConnections: bounded(values, 'max-connections', maxConnections),
      idleSeconds: bounded(values, 'idle', idleSeconds),
    },
    catalogs: text(values, 'catalogs'),
    hl7Profiles: texts(values['hl7-profile']).map((path) => resolve(path)),
    ...(hl7Config === undefined ? {} : { hl7Config: resolve(hl7Config) }),
    withoutLayers: texts(values['without-layer']).flatMap((ids) => ids.split(',')),
    out: out === undefined ? undefined : resolve(out),
    json: text(values, 'json'),
    count: wholeNumber(values, 'count'),
    forSeconds: wholeNumber(values, 'for', 1_000_000),
    save: values.save === true,
  };
}

/** An address left empty would be every address of this computer. */
function hostOf(values: Values): string {
  const host = (text(values, 'host') ?? '127.0.0.1').trim();
  if (host === '') throw new UsageError('--host espera una dirección de este equipo; sin --host es 127.0.0.1.');
  return host;
}

/** @param least 0 where any port that is free will do */
export function portOf(values: Values, least: 0 | 1): number {
  const stated = text(values, 'port');
  if (stated === undefined) throw new UsageError('Falta --port: el puerto, de 1 a 65535.');
  const port = Number(stated);
  if (/^\d{1,5}$/.test(stated) && port >= least && port <= 65_535) return port;
  throw new UsageError(`--port espera un número de ${least} a 65535.`);
}

function tlsOf(values: Values): LiveSettings['tls'] {
  const key = text(values, 'tls-key');
  const cert = text(values, 'tls-cert');
  const ca = text(values, 'tls-ca');
  if (key === undefined && cert === undefined && ca === undefined) return null;
  if (key === undefined || cert === undefined) throw new UsageError('TLS necesita --tls-key y --tls-cert, las dos.');
  return { keyFile: resolve(key), certFile: resolve(cert), caFile: ca === undefined ? null : resolve(ca) };
}

function bounded(
  values: Values,
  option: string,
  { least, most, usual }: { readonly least: number; readonly most: number; readonly usual: number },
): number {
  const value = wholeNumber(values, option);
  if (value === undefined) return usual;
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${option} espera un número de ${least} a ${most}.`);
}
