import { Client } from 'fhir-kit-client';
import { parseObject } from './content.ts';
import { ConnectionError } from './error.ts';
import { issueCodes } from './refusal.ts';
import type { ServerSession } from './session.ts';

/** FHIR resources as fhir-kit-client has them, with the text they came as. */
const texts = new WeakMap<object, string>();

/**
 * fhir-kit-client over this session: the requests of FHIR are its business, the way they travel (authority, sign-in,
 * tries, limits, allowed links) is ours. Its own way is `fetch`, which takes no authority of a hospital, follows
 * redirects anywhere and reads answers of any size.
 */
export function fhirClient(session: ServerSession, signal?: AbortSignal): Client {
  const client = new Client({ baseUrl: session.settings.baseUrl });
  client.httpClient.request = async (method, url, options = {}, body) => {
    const address = /^https?:/i.test(url)
      ? url
      : `${session.settings.baseUrl}/${url.replace(/^\/+/, '')}`.replace(/\/$/, '');
    const answer = await session.text(address, {
      method: method as 'GET' | 'POST' | 'PUT' | 'DELETE',
      headers: options.headers,
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      signal,
    });
    const value = parseObject(answer.text);
    texts.set(value, answer.text);
    return value as never;
  };
  return client;
}

/** The text that a resource came as, with its decimals as they were written. */
export function textOf(resource: object): string {
  return texts.get(resource) ?? JSON.stringify(resource);
}

/** @throws ConnectionError where the server answered with another resource than was asked for */
export function expectResource<T>(value: object, type: string): T {
  const { resourceType } = value as { readonly resourceType?: unknown };
  if (resourceType === type) return value as T;
  if (resourceType !== 'OperationOutcome') {
    throw new ConnectionError('content', `El servidor contestó con otra cosa donde se esperaba un ${type}.`);
  }
  const codes = issueCodes(textOf(value));
  const told = codes.length === 0 ? '' : ` («${codes.join(', ')}»)`;
  throw new ConnectionError(
    'rejected',
    `El servidor contestó con un OperationOutcome${told} donde se esperaba un ${type}.`,
  );
}
