import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { makeCertificate } from './tls-certificate.ts';

/**
 * A FHIR R4 server inside the test, small but real: search with pages, `$everything`, bulk export, tokens,
 * transactions with conditional creates. A test puts faults in the way of single requests. All its data are synthetic.
 */
export interface TestServer {
  /** Base address of FHIR. */
  readonly url: string;
  readonly origin: string;
  /** PEM of the authority that signed it, where it speaks TLS. */
  readonly caFile: string | null;
  /** Every request, in order: `GET /fhir/Patient?_count=200`. */
  readonly log: string[];
  /** Headers of every request, in the same order. */
  readonly headers: http.IncomingHttpHeaders[];
  /** Bodies of POST, in order. */
  readonly posted: string[];
  /** Resources by type; tests fill it. */
  readonly store: Map<string, Resource[]>;
  /** Looked at before a request is answered; true: the fault has answered it. */
  fault: (request: Seen) => boolean | Promise<boolean>;
  /** Changes what a page or a file says. */
  tweak: (body: string, path: string) => string;
  /** Value that `Authorization` must have; null lets everyone in. */
  authorization: string | null;
  readonly bulk: BulkBehaviour;
}

export interface Resource {
  readonly resourceType: string;
  readonly id?: string;
  readonly [element: string]: unknown;
}

export interface Seen {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly body: string;
  /** How often this path was asked for, this time included. */
  readonly times: number;
}

export interface BulkBehaviour {
  /** Answers 202 so often before it is ready. */
  pending: number;
  retryAfter: string | null;
  /** Headers of its files. */
  contentType: string;
  deleted: number;
}

const PAGE_SIZE = 3;

export async function startFhirServer({ tls = false }: { readonly tls?: boolean } = {}): Promise<TestServer> {
  const certificate = tls ? makeCertificate() : null;
  const log: string[] = [];
  const headers: http.IncomingHttpHeaders[] = [];
  const posted: string[] = [];
  const store = new Map<string, Resource[]>();
  const bulk: BulkBehaviour = { pending: 2, retryAfter: null, contentType: 'application/fhir+ndjson', deleted: 0 };
  const counts = new Map<string, number>();
  const listener = (request: http.IncomingMessage, response: http.ServerResponse) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString('utf8');
      const path = request.url ?? '/';
      const method = request.method ?? 'GET';
      const times = (counts.get(path) ?? 0) + 1;
      counts.set(path, times);
      log.push(`${method} ${path}`);
      headers.push(request.headers);
      if (method === 'POST') posted.push(body);
      const seen: Seen = { method, path, request, response, body, times };
      if (await self.fault(seen)) return;
      if (self.authorization !== null && request.headers.authorization !== self.authorization) {
        return outcome(response, 401, 'login');
      }
      answer(self, seen);
    })().catch(() => response.destroy());
  };
  const server =
    certificate === null
      ? http.createServer(listener)
      : https.createServer({ key: certificate.key, cert: certificate.cert }, listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const origin = `${tls ? 'https' : 'http'}://localhost:${port}`;
  const self: TestServer = {
    url: `${origin}/fhir`,
    origin,
    caFile: certificate?.caFile ?? null,
    log,
    headers,
    posted,
    store,
    fault: () => false,
    tweak: (text) => text,
    authorization: null,
    bulk,
  };
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return self;
}

export function json(response: http.ServerResponse, status: number, value: unknown, more: object = {}): void {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8', ...more });
  response.end(text);
}

export function outcome(response: http.ServerResponse, status: number, code: string, more: object = {}): void {
  const issue = [{ severity: 'error', code, diagnostics: 'Paciente GOMC800101HDFRRL09 (dato sintético)' }];
  json(response, status, { resourceType: 'OperationOutcome', issue }, more);
}

function answer(server: TestServer, { method, path, request, response, body }: Seen): unknown {
  const url = new URL(path, server.origin);
  const rest = decodeURIComponent(url.pathname).replace(/^\/fhir\/?/, '');
  const say = (value: unknown) => json(response, 200, server.tweak(JSON.stringify(value), path));
  if (method === 'POST' && rest === '') return transaction(server, body, response);
  if (method === 'DELETE' && rest.startsWith('status/')) {
    server.bulk.deleted++;
    return json(response, 202, '');
  }
  if (rest === 'metadata') return say(capability(server));
  if (rest === '.well-known/smart-configuration') return outcome(response, 404, 'not-found');
  if (rest.endsWith('$export')) {
    if (request.headers.prefer !== 'respond-async') return outcome(response, 400, 'required');
    return json(response, 202, '', { 'content-location': `${server.url}/status/1${url.search}` });
  }
  if (rest.startsWith('status/')) return status(server, url, response);
  if (rest.startsWith('files/')) {
    const lines = (server.store.get(rest.slice(6)) ?? []).map((one) => `${JSON.stringify(one)}\n`);
    response.writeHead(200, { 'content-type': server.bulk.contentType });
    return response.end(server.tweak(lines.join(''), path));
  }
  const everything = /^Patient\/[^/]+\/\$everything$/.test(rest);
  const found = everything ? [...server.store.values()].flat() : server.store.get(rest);
  if (found === undefined) return outcome(response, 404, 'not-found');
  const from = Number(url.searchParams.get('from') ?? 0);
  const size = Math.min(PAGE_SIZE, Number(url.searchParams.get('_count') ?? PAGE_SIZE));
  const link = [{ relation: 'self', url: url.href }];
  if (from + size < found.length) {
    url.searchParams.set('from', String(from + size));
    link.push({ relation: 'next', url: url.href });
  }
  return say({
    resourceType: 'Bundle',
    type: 'searchset',
    link,
    entry: found.slice(from, from + size).map((resource) => ({
      fullUrl: `${server.url}/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode: 'match' },
    })),
  });
}

function status(server: TestServer, url: URL, response: http.ServerResponse): unknown {
  if (server.bulk.pending-- > 0) {
    const retry = server.bulk.retryAfter === null ? {} : { 'retry-after': server.bulk.retryAfter };
    return json(response, 202, '', { 'x-progress': 'va en 40 % (paciente GOMC)', ...retry });
  }
  const wanted = url.searchParams.get('_type')?.split(',');
  const types = [...server.store.keys()].filter((type) => wanted === undefined || wanted.includes(type));
  const output = types.map((type) => ({
    type,
    url: `${server.url}/files/${type}`,
    count: server.store.get(type)?.length,
  }));
  return json(
    response,
    200,
    server.tweak(JSON.stringify({ requiresAccessToken: true, output, error: [] }), url.pathname),
  );
}

function capability(server: TestServer): object {
  const resource = [...server.store.keys()].map((type) => ({
    type,
    interaction: ['read', 'search-type', 'create'].map((code) => ({ code })),
    searchParam: [{ name: '_lastUpdated', type: 'date' }],
  }));
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-01-01',
    kind: 'instance',
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    software: { name: 'Servidor de prueba', version: '1.0' },
    rest: [
      {
        mode: 'server',
        resource,
        interaction: [{ code: 'transaction' }],
        operation: [{ name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export' }],
      },
    ],
  };
}

/** Transaction of conditional creates, as FHIR says: what is there already stays as it is. */
function transaction(server: TestServer, body: string, response: http.ServerResponse): void {
  const { entry } = JSON.parse(body) as {
    readonly entry: readonly {
      readonly resource: Resource;
      readonly request: { readonly method: string; readonly url: string; readonly ifNoneExist?: string };
    }[];
  };
  const answers = entry.map(({ resource, request }) => {
    const stored = server.store.get(request.url) ?? [];
    server.store.set(request.url, stored);
    const known = stored.find((one) => matches(one, request.ifNoneExist ?? ''));
    if (known === undefined) stored.push({ ...resource, id: String(stored.length + 1) });
    return { response: { status: known === undefined ? '201 Created' : '200 OK' } };
  });
  json(response, 200, { resourceType: 'Bundle', type: 'transaction-response', entry: answers });
}

function matches(resource: Resource, query: string): boolean {
  return [...new URLSearchParams(query)].every(([name, value]) => {
    if (name !== 'identifier') return resource[name] === value;
    const all = [resource.identifier ?? []].flat() as { readonly system: string; readonly value: string }[];
    return all.some((one) => `${one.system}|${one.value}` === value);
  });
}
