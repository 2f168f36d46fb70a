import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { ConnectionAuth, ConnectionSettings } from '../../shared/model/index.ts';
import type { Clock } from './clock.ts';
import { expectContent, parseObject, readText } from './content.ts';
import { ConnectionError } from './error.ts';
import { readSigningKey } from './private-key.ts';
import { refusal } from './refusal.ts';
import { RETRIES, type RetryPolicy, retryAfter, withRetries } from './retry.ts';
import { readSmartConfiguration, type SmartConfiguration, tokenEndpoint } from './smart.ts';
import type { Transport } from './transport.ts';

export interface Authorizer {
  /** Value of `Authorization`; undefined where the server asks for nothing. @throws ConnectionError */
  header(signal?: AbortSignal): Promise<string | undefined>;
  /** After a 401: true where another token can be had, which the next `header` then fetches. */
  renew(): boolean;
}

export interface AuthorizerOptions {
  readonly settings: ConnectionSettings;
  readonly secret: string | null;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly policy?: RetryPolicy;
}

/** SMART backend services: an assertion lives five minutes at most. */
const ASSERTION_SECONDS = 240;
/** A token is not used in its last seconds: it could expire on the way. */
const MARGIN_MS = 15_000;
/** For servers that do not say how long a token lives. */
const SHORT_LIFE_SECONDS = 60;
const MOST_BYTES = 1_000_000;
const PATIENCE = 60_000;

type Client = Extract<ConnectionAuth, { readonly clientId: string }>;

export function createAuthorizer(options: AuthorizerOptions): Authorizer {
  const { auth } = options.settings;
  switch (auth.kind) {
    case 'none':
      return fixed(undefined);
    case 'bearer':
      return fixed(`Bearer ${needed(options.secret, 'la ficha de acceso')}`);
    case 'basic':
      return fixed(`Basic ${base64(`${auth.user}:${needed(options.secret, 'la contraseña')}`)}`);
    default:
      return tokens(auth, options);
  }
}

function fixed(value: string | undefined): Authorizer {
  return { header: async () => value, renew: () => false };
}

/** Asks for tokens as they are needed. Two requests at once wait for the same one. */
function tokens(auth: Client, options: AuthorizerOptions): Authorizer {
  const { clock } = options;
  let current: { readonly value: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (signal?: AbortSignal): Promise<string> => {
    const { value, lifeSeconds } = await askToken(auth, options, signal).catch(endsAll);
    current = { value: `Bearer ${value}`, until: clock.now() + lifeSeconds * 1000 - MARGIN_MS };
    return current.value;
  };
  return {
    async header(signal) {
      if (current !== undefined && clock.now() < current.until) return current.value;
      asking ??= ask(signal).finally(() => {
        asking = undefined;
      });
      return asking;
    },
    renew() {
      current = undefined;
      return true;
    },
  };
}

/** Without a token nothing can be asked for: a fault on the way to it is a refusal of all, not of one part. */
function endsAll(error: unknown): never {
  const passing = error instanceof ConnectionError && (error.again !== undefined || error.fault === 'cancelled');
  if (!(error instanceof ConnectionError) || passing || error.fault === 'settings') throw error;
  throw new ConnectionError('denied', error.message, { cause: error, status: 401 });
}

async function askToken(auth: Client, options: AuthorizerOptions, signal?: AbortSignal) {
  const { settings, transport, clock, policy = RETRIES } = options;
  const tried = { clock, policy, signal };
  const smart =
    auth.tokenEndpoint === undefined
      ? await withRetries(tried, () =>
          readSmartConfiguration(transport, settings.baseUrl, { now: () => clock.now(), signal }),
        )
      : null;
  const url = tokenEndpoint(settings, auth.tokenEndpoint, smart?.tokenEndpoint ?? null);
  return withRetries(tried, async () => {
    const { body, authorization } = await proof(auth, options, url, smart);
    const answer = await transport.send({
      method: 'POST',
      url,
      signal,
      body: body.toString(),
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        ...(authorization === undefined ? {} : { authorization }),
      },
    });
    const now = () => clock.now();
    const text = await readText(answer, { maxBytes: MOST_BYTES, deadline: now() + PATIENCE, now });
    if (answer.status === 429 || answer.status >= 500) {
      throw refusal(answer.status, '', retryAfter(answer.headers['retry-after'], now()));
    }
    if (answer.status !== 200) throw denied(answer.status, text);
    expectContent(answer.headers['content-type'], 'json');
    return readToken(parseObject(text));
  });
}

/** What shows that the client is who it says, made anew for each try: an assertion may be used once. */
async function proof(auth: Client, { secret, clock }: AuthorizerOptions, url: URL, smart: SmartConfiguration | null) {
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  if (auth.scope !== undefined) body.set('scope', auth.scope);
  if (auth.kind === 'smart-backend') {
    const { key, algorithm, keyId } = readSigningKey(auth.keyFile);
    const kid = auth.keyId ?? keyId;
    const seconds = Math.floor(clock.now() / 1000);
    const assertion = await new SignJWT({})
      .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(kid === undefined ? {} : { kid }) })
      .setIssuer(auth.clientId)
      .setSubject(auth.clientId)
      .setAudience(url.href)
      .setJti(randomUUID())
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + ASSERTION_SECONDS)
      .sign(key);
    body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    body.set('client_assertion', assertion);
    return { body };
  }
  const clientSecret = needed(secret, 'el secreto del cliente');
  const methods = smart?.authMethods ?? [];
  if (methods.includes('client_secret_post') && !methods.includes('client_secret_basic')) {
    body.set('client_id', auth.clientId);
    body.set('client_secret', clientSecret);
    return { body };
  }
  // RFC 6749, 2.3.1: both are form-encoded before they are joined.
  const pair = `${encodeURIComponent(auth.clientId)}:${encodeURIComponent(clientSecret)}`;
  return { body, authorization: `Basic ${base64(pair)}` };
}

function readToken(value: Readonly<Record<string, unknown>>) {
  const { access_token: token, token_type: type, expires_in: life } = value;
  // Header values: visible ASCII, so that nothing else gets into the request.
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token) || String(type).toLowerCase() !== 'bearer') {
    throw new ConnectionError('content', 'El servidor de autorización no dio una ficha de acceso que se pueda usar.');
  }
  const seconds = Number(life);
  return { value: token, lifeSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : SHORT_LIFE_SECONDS };
}

/** Error codes of RFC 6749, 5.2, which are a closed list. */
const CODE =
  /^(invalid_request|invalid_client|invalid_grant|unauthorized_client|unsupported_grant_type|invalid_scope)$/;

function denied(status: number, text: string): ConnectionError {
  let code = '';
  try {
    const { error } = JSON.parse(text) as { readonly error?: unknown };
    if (typeof error === 'string' && CODE.test(error)) code = `: «${error}»`;
  } catch {
    // No JSON, no code.
  }
  return new ConnectionError('denied', `El servidor de autorización no dio la ficha de acceso (${status})${code}.`, {
    status,
  });
}

function needed(secret: string | null, what: string): string {
  if (secret !== null && secret !== '' && !/[\r\n]/.test(secret)) return secret;
  throw new ConnectionError('settings', `Falta ${what} de la conexión.`);
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
