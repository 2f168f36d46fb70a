import http from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream';
import tls from 'node:tls';
import { createGunzip } from 'node:zlib';
import { ConnectionError, cancelled, networkError, silent } from './error.ts';

export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly url: URL;
  /** Unpacked; to be read once. Errors are ConnectionErrors. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the connection where the body is of no use. */
  discard(): void;
}

export interface Transport {
  send(exchange: Exchange): Promise<Answer>;
  close(): void;
}

/**
 * One request, one answer, over Node's own client: unlike `fetch` it takes an authority of one's own. Redirects are
 * not followed and nothing is tried again here. TLS is checked whatever the environment says.
 *
 * @param ca PEM text trusted besides the public authorities
 * @param timeoutMs longest silence, of connecting or in the middle of an answer
 */
export function createTransport({ ca, timeoutMs }: { readonly ca?: string; readonly timeoutMs: number }): Transport {
  const common = { keepAlive: true, maxSockets: 4 };
  const secure = new https.Agent({
    ...common,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(ca === undefined ? {} : { ca: [...tls.rootCertificates, ca] }),
  });
  const plain = new http.Agent(common);
  return {
    send: (exchange) => send(exchange, exchange.url.protocol === 'https:' ? secure : plain, timeoutMs),
    close() {
      secure.destroy();
      plain.destroy();
    },
  };
}

function send({ method, url, headers, body, signal }: Exchange, agent: http.Agent, timeoutMs: number): Promise<Answer> {
  if (signal?.aborted) return Promise.reject(cancelled());
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : Buffer.from(body);
    const length = payload === undefined ? {} : { 'content-length': String(payload.length) };
    const sent = request(url, {
      method,
      agent,
      signal,
      headers: { 'accept-encoding': 'gzip', 'user-agent': 'cotejo', ...headers, ...length },
    });
    let quiet: ConnectionError | undefined;
    sent.setTimeout(timeoutMs, () => {
      quiet = silent(url.host);
      sent.destroy(quiet);
    });
    sent.on('error', (error) => reject(networkError(error, url.host)));
    sent.on('response', (response) => resolve(answerOf(response, url, () => quiet)));
    sent.end(payload);
  });
}

/** @param why what ended the connection, where it was we who did */
function answerOf(response: http.IncomingMessage, url: URL, why: () => ConnectionError | undefined): Answer {
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    url,
    body: bodyOf(response, url, why),
    discard: () => response.destroy(),
  };
}

async function* bodyOf(
  response: http.IncomingMessage,
  url: URL,
  why: () => ConnectionError | undefined,
): AsyncGenerator<Uint8Array> {
  const packing = (response.headers['content-encoding'] ?? 'identity').toLowerCase();
  try {
    switch (packing) {
      case 'identity':
      case '':
        yield* response;
        return;
      case 'gzip':
      case 'x-gzip':
        yield* pipeline(response, createGunzip(), () => undefined);
        return;
      default:
        throw new ConnectionError('content', 'El servidor comprimió la respuesta de una manera que no se le pidió.');
    }
  } catch (error) {
    const code = String((error as { readonly code?: unknown }).code ?? '');
    // A body that ends too early is a cut connection; one that is no gzip stays so.
    if (/^Z_(DATA|STREAM|NEED)/.test(code)) {
      throw new ConnectionError('content', 'El servidor dijo que la respuesta es gzip y no lo es.', { cause: error });
    }
    throw why() ?? networkError(error, url.host);
  } finally {
    response.destroy();
  }
}
