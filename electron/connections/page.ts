import { createHash } from 'node:crypto';
import type { Bundle } from 'fhir/r4';
import { expectResource, textOf } from './client.ts';
import { elementSpans, memberSpan, onOneLine, rootSpan } from './raw-json.ts';

/** A resource as the server wrote it, on one line. */
export interface FetchedResource {
  readonly type: string;
  readonly line: string;
}

/** One page of a search or of `$everything`. */
export interface Page {
  readonly resources: readonly FetchedResource[];
  /** Entries that are none: without a resource, of no known form, or only remarks of the server. */
  readonly leftOut: number;
  /** As the server wrote it; null on the last page. */
  readonly next: string | null;
  /** Names what came, so that a page that comes twice is known. */
  readonly digest: string;
}

/** A resource's type becomes the name of a file. */
const TYPE = /^[A-Z][A-Za-z]{1,49}$/;

/** @throws ConnectionError where it is no Bundle of a search */
export function readPage(value: object): Page {
  const { entry, link } = expectResource<Bundle>(value, 'Bundle');
  const resources: FetchedResource[] = [];
  const digest = createHash('sha256');
  const text = textOf(value);
  const entries = Array.isArray(entry) ? entry : [];
  const array = entries.length === 0 ? undefined : memberSpan(text, rootSpan(text), 'entry');
  const spans = array === undefined ? [] : elementSpans(text, array);
  for (const [index, span] of spans.entries()) {
    const one = entries[index];
    const type = one?.resource?.resourceType as string | undefined;
    const wanted = type !== undefined && TYPE.test(type) && one.search?.mode !== 'outcome';
    const raw = wanted ? memberSpan(text, span, 'resource') : undefined;
    if (type === undefined || raw === undefined || type === 'OperationOutcome') continue;
    digest.update(`${type}/${one.resource?.id ?? index}\n`);
    resources.push({ type, line: onOneLine(text, raw) });
  }
  const links = Array.isArray(link) ? link : [];
  const next = links.find((one) => one?.relation === 'next')?.url;
  return {
    resources,
    leftOut: spans.length - resources.length,
    next: typeof next === 'string' && next !== '' ? next : null,
    digest: digest.digest('hex'),
  };
}
