import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConnectionAuth, ConnectionSettings } from '../../shared/model/index.ts';
import { checkSettings } from '../connections/index.ts';
import { UsageError } from './arguments.ts';

/** Options that say how to reach a server and how to sign in; for `fetch URL`, and for `connections add`. */
export const CONNECTION_OPTIONS = {
  ca: { type: 'string' },
  'token-file': { type: 'string' },
  user: { type: 'string' },
  'password-file': { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret-file': { type: 'string' },
  key: { type: 'string' },
  'key-id': { type: 'string' },
  'token-endpoint': { type: 'string' },
  scope: { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  'plain-http': { type: 'boolean' },
  timeout: { type: 'string' },
} as const;

type Values = Readonly<Record<string, unknown>>;

const DEFAULT_TIMEOUT_SECONDS = 60;
/** Where nobody says otherwise: more than any hospital's export, less than a disk. */
const DEFAULT_MAX_BYTES = 50_000_000_000;

export interface StatedConnection {
  readonly settings: ConnectionSettings;
  readonly secret: string | null;
}

/**
 * A connection as the arguments say it. Secrets come from files, never from the command line, where other users of
 * the computer could read them.
 *
 * @throws UsageError, ConnectionError
 */
export function statedConnection(name: string, baseUrl: string, values: Values): StatedConnection {
  const { auth, secretFile } = authOf(values);
  const ca = text(values, 'ca');
  const settings = checkSettings({
    name,
    baseUrl,
    plainHttp: values['plain-http'] === true,
    auth,
    caFile: ca === undefined ? null : resolve(ca),
    allowedOrigins: (values['allow-origin'] as readonly string[] | undefined) ?? [],
    timeoutMs: 1000 * (wholeNumber(values, 'timeout', 600) ?? DEFAULT_TIMEOUT_SECONDS),
    maxBytes: wholeNumber(values, 'max-bytes') ?? DEFAULT_MAX_BYTES,
    maxResources: wholeNumber(values, 'max-resources') ?? null,
  });
  return { settings, secret: secretFile === undefined ? null : readSecret(secretFile) };
}

/** True where an argument says how to sign in or reach: with a saved connection they would contradict it. */
export function statesConnection(values: Values): boolean {
  return Object.keys(CONNECTION_OPTIONS).some((option) => values[option] !== undefined);
}

function authOf(values: Values): { readonly auth: ConnectionAuth; readonly secretFile?: string } {
  const token = text(values, 'token-file');
  const user = text(values, 'user');
  const clientId = text(values, 'client-id');
  const ways = [token, user, clientId].filter((way) => way !== undefined).length;
  if (ways > 1) throw new UsageError('Indique una sola manera de entrar: --token-file, --user o --client-id.');
  if (token !== undefined) return { auth: { kind: 'bearer' }, secretFile: token };
  if (user !== undefined) {
    return { auth: { kind: 'basic', user }, secretFile: needed(values, 'password-file', '--user') };
  }
  if (clientId === undefined) return { auth: { kind: 'none' } };
  const oauth = {
    clientId,
    ...optional('tokenEndpoint', text(values, 'token-endpoint')),
    ...optional('scope', text(values, 'scope')),
  };
  const key = text(values, 'key');
  if (key === undefined) {
    const secretFile = needed(values, 'client-secret-file', '--client-id sin --key');
    return { auth: { kind: 'client-credentials', ...oauth }, secretFile };
  }
  const keyId = optional('keyId', text(values, 'key-id'));
  return { auth: { kind: 'smart-backend', ...oauth, keyFile: resolve(key), ...keyId } };
}

/** A secret is one line; the line break that editors put at its end is none of it. */
function readSecret(path: string): string {
  let secret: string;
  try {
    secret = readFileSync(resolve(path), 'utf8').trim();
  } catch {
    throw new UsageError(`No se puede leer ${path}.`);
  }
  if (secret === '' || secret.length > 20_000 || /[\r\n]/.test(secret)) {
    throw new UsageError(`${path} debe tener una sola línea con el secreto.`);
  }
  return secret;
}

/** @throws UsageError */
export function wholeNumber(values: Values, option: string, most = Number.MAX_SAFE_INTEGER): number | undefined {
  const value = text(values, option);
  if (value === undefined) return undefined;
  const parsed = Number(value);
  if (/^\d{1,16}$/.test(value) && parsed >= 1 && parsed <= most) return parsed;
  throw new UsageError(`--${option} espera un número entero mayor que cero${most < 1e6 ? ` y hasta ${most}` : ''}.`);
}

export function text(values: Values, option: string): string | undefined {
  return values[option] as string | undefined;
}

function needed(values: Values, option: string, why: string): string {
  const value = text(values, option);
  if (value === undefined) throw new UsageError(`${why} necesita --${option}.`);
  return value;
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
}
