import type { ConnectionSettings } from '../../shared/model/index.ts';
import { allowedLink, checkBaseUrl, isOwnOrigin } from './address.ts';
import { type Authorizer, createAuthorizer } from './authorize.ts';
import { type Clock, systemClock } from './clock.ts';
import { expectContent, readText } from './content.ts';
import { ConnectionError } from './error.ts';
import { readAuthority } from './private-key.ts';
import { refusal } from './refusal.ts';
import { RETRIES, type RetryPolicy, retryAfter, withRetries } from './retry.ts';
import { readSmartConfiguration, type SmartConfiguration } from './smart.ts';
import { type Answer, createTransport, type Transport } from './transport.ts';

export interface SessionOptions {
  readonly settings: ConnectionSettings;
  readonly secret: string | null;
  readonly clock?: Clock;
  readonly policy?: RetryPolicy;
  /** Largest answer that is held in memory, in bytes. */
  readonly maxAnswerBytes?: number;
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** False: an answer of any kind is fine, as of a request that only tells something. */
  readonly json?: boolean;
  /** To another allowed origin the token goes only where the server says that it asks for it. */
  readonly tokenAbroad?: boolean;
  /** Statuses besides 2xx that are no fault. */
  readonly accept?: readonly number[];
}

export interface TextAnswer {
  readonly status: number;
  readonly headers: Answer['headers'];
  readonly text: string;
}

/** A FHIR server with all that stands between it and us: sign-in, tries, limits, and where links may lead. */
export interface ServerSession {
  readonly settings: ConnectionSettings;
  readonly clock: Clock;
  readonly policy: RetryPolicy;
  /** A whole answer. `url` complete or from the base address on. @throws ConnectionError */
  text(url: string, request?: Request): Promise<TextAnswer>;
  /**
   * A long answer piece by piece, tried once: what was consumed by then is the caller's to undo.
   *
   * @throws ConnectionError
   */
  stream(url: string, request?: Request): Promise<AsyncIterable<Uint8Array>>;
  smartConfiguration(signal?: AbortSignal): Promise<SmartConfiguration | null>;
  close(): void;
}

/** A Bundle of 1,000 documents of 90 kB, with room to spare; more in one piece is no page. */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;
const MAX_REDIRECTS = 5;
/** An answer that never falls silent may take this many times the longest silence. */
const TRICKLE = 20;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** @throws ConnectionError `settings` where address, authority or secret cannot be used */
export function openSession(options: SessionOptions): ServerSession {
  const { clock = systemClock, policy = RETRIES, maxAnswerBytes = MAX_ANSWER_BYTES } = options;
  const baseUrl = checkBaseUrl(options.settings.baseUrl, options.settings.plainHttp);
  const settings = { ...options.settings, baseUrl };
  const ca = settings.caFile === null ? undefined : readAuthority(settings.caFile);
  const transport = createTransport({ ca, timeoutMs: settings.timeoutMs });
  const authorizer = createAuthorizer({ settings, secret: options.secret, transport, clock, policy });
  const now = () => clock.now();

  const readAll = (answer: Answer) =>
    readText(answer, { maxBytes: maxAnswerBytes, deadline: now() + settings.timeoutMs * TRICKLE, now });

  /** An answer of success, or an error. */
  async function exchange(link: string, request: Request): Promise<Answer> {
    const answer = await follow({ transport, authorizer, settings }, link, request);
    const { status } = answer;
    if ((status >= 200 && status < 300) || request.accept?.includes(status)) return answer;
    const asked = retryAfter(answer.headers['retry-after'], now());
    throw refusal(status, await readAll(answer).catch(() => ''), asked);
  }

  return {
    settings,
    clock,
    policy,
    text: (link, request = {}) =>
      withRetries({ clock, policy, signal: request.signal }, async () => {
        const answer = await exchange(link, request);
        const text = await readAll(answer);
        if (request.json !== false && text !== '') expectContent(answer.headers['content-type'], 'json');
        return { status: answer.status, headers: answer.headers, text };
      }),
    stream: async (link, request = {}) => {
      const answer = await exchange(link, request);
      expectContent(answer.headers['content-type'], 'ndjson');
      return answer.body;
    },
    smartConfiguration: (signal) =>
      withRetries({ clock, policy, signal }, () => readSmartConfiguration(transport, baseUrl, { now, signal })),
    close: () => transport.close(),
  };
}

/** Sends a request, signs in anew after one 401, and follows redirects to where this connection may go. */
async function follow(
  way: { readonly transport: Transport; readonly authorizer: Authorizer; readonly settings: ConnectionSettings },
  link: string,
  request: Request,
): Promise<Answer> {
  const { transport, authorizer, settings } = way;
  const { method = 'GET', body, signal } = request;
  let url = allowedLink(link, `${settings.baseUrl}/`, settings);
  let renewed = false;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; ) {
    const mayKnow = isOwnOrigin(url, settings) || request.tokenAbroad === true;
    const authorization = mayKnow ? await authorizer.header(signal) : undefined;
    const headers = {
      accept: 'application/fhir+json, application/json;q=0.9',
      ...request.headers,
      ...(authorization === undefined ? {} : { authorization }),
    };
    const answer = await transport.send({ method, url, headers, body, signal });
    if (answer.status === 401 && mayKnow && !renewed && authorizer.renew()) {
      answer.discard();
      renewed = true;
      continue;
    }
    if (!REDIRECTS.includes(answer.status)) return answer;
    answer.discard();
    const { location } = answer.headers;
    if (location === undefined || (method !== 'GET' && answer.status < 307)) {
      throw new ConnectionError(
        'elsewhere',
        'El servidor manda a otra dirección de una manera que no se puede seguir.',
      );
    }
    url = allowedLink(location, url.href, settings);
    redirects++;
  }
  throw new ConnectionError('loop', 'El servidor manda de una dirección a otra sin llegar a ninguna.');
}
