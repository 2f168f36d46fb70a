import type { ConnectionSettings } from '../../shared/model/index.ts';
import { allowedLink, refusePlainHttp } from './address.ts';
import { expectContent, parseObject, readText } from './content.ts';
import { ConnectionError } from './error.ts';
import { refusal } from './refusal.ts';
import type { Transport } from './transport.ts';

/** What a server says of its authorization server (SMART App Launch, `.well-known/smart-configuration`). */
export interface SmartConfiguration {
  readonly tokenEndpoint: string | null;
  /** `private_key_jwt`, `client_secret_basic`, `client_secret_post`. */
  readonly authMethods: readonly string[];
  readonly algorithms: readonly string[];
  readonly capabilities: readonly string[];
}

const MOST_BYTES = 1_000_000;
const PATIENCE = 60_000;

/** Reads the configuration; null where the server has none. @throws ConnectionError where it cannot be read */
export async function readSmartConfiguration(
  transport: Transport,
  baseUrl: string,
  { now, signal }: { readonly now: () => number; readonly signal?: AbortSignal },
): Promise<SmartConfiguration | null> {
  const url = new URL(`${baseUrl}/.well-known/smart-configuration`);
  const answer = await transport.send({ method: 'GET', url, headers: { accept: 'application/json' }, signal });
  if (answer.status === 429 || answer.status >= 500) {
    answer.discard();
    throw refusal(answer.status, '');
  }
  if (answer.status !== 200) {
    answer.discard();
    return null;
  }
  expectContent(answer.headers['content-type'], 'json');
  const value = parseObject(await readText(answer, { maxBytes: MOST_BYTES, deadline: now() + PATIENCE, now }));
  return {
    tokenEndpoint: typeof value.token_endpoint === 'string' ? value.token_endpoint : null,
    authMethods: texts(value.token_endpoint_auth_methods_supported),
    algorithms: texts(value.token_endpoint_auth_signing_alg_values_supported),
    capabilities: texts(value.capabilities),
  };
}

/**
 * Where the token is to be asked for: what a person said, else what the server says, and then only on the server
 * itself or on an origin that a person has allowed. Whoever could change that answer would get the credentials.
 *
 * @throws ConnectionError
 */
export function tokenEndpoint(settings: ConnectionSettings, stated: string | undefined, found: string | null): URL {
  if (stated !== undefined) {
    const url = URL.canParse(stated) ? new URL(stated) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol)) {
      throw new ConnectionError('settings', 'La dirección para pedir la ficha de acceso no es una dirección.');
    }
    refusePlainHttp(url, settings.plainHttp);
    return url;
  }
  if (found === null) {
    throw new ConnectionError(
      'unsupported',
      'El servidor no dice dónde se pide la ficha de acceso (smart-configuration): indíquelo en la conexión.',
    );
  }
  const url = URL.canParse(found) ? new URL(found) : undefined;
  const base = new URL(settings.baseUrl);
  // Never from https to http: not even a person who allowed http meant that for the credentials of a server with TLS.
  const weaker = base.protocol === 'https:' && url?.protocol !== 'https:';
  if (url === undefined || weaker || url.hostname !== base.hostname) {
    return allowedLink(found, settings.baseUrl, settings);
  }
  // Another port of the same computer is common for authorization servers.
  refusePlainHttp(url, settings.plainHttp);
  return url;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
