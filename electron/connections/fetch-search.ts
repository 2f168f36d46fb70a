import type { Client } from 'fhir-kit-client';
import type { FetchTarget } from '../../shared/model/index.ts';
import { allowedLink } from './address.ts';
import { fhirClient } from './client.ts';
import { ConnectionError } from './error.ts';
import { type Ended, type FetchRun, partProblem, tell } from './fetch-run.ts';
import type { SearchPart } from './fetch-state.ts';
import { type FetchedResource, type Page, readPage } from './page.ts';

/** Resources asked for in one page: servers that allow fewer give fewer. */
const PAGE = 200;
/** Pages without a resource in a row: filters on the server make some, a broken server makes them without end. */
const MOST_EMPTY = 100;
const NEWLINE = '\n';

type PagedTarget = Exclude<FetchTarget, { readonly kind: 'bulk' }>;

/** The parts of a fetch by search, none begun. */
export function searchParts(target: PagedTarget, types: readonly string[]): SearchPart[] {
  const names = target.kind === 'patient' ? ['$everything'] : types;
  return names.map((part) => ({ part, next: null, from: [], done: false, problem: null }));
}

/** Fetches part after part. Each page is on the disk, with where to go on, before the next one is asked for. */
export async function fetchSearch(run: FetchRun, target: PagedTarget, parts: SearchPart[]): Promise<Ended> {
  const client = fhirClient(run.session, run.signal);
  const commit = () => run.folder.commit({ search: parts, bulk: null });
  for (const part of parts) {
    if (part.done) continue;
    if (part.next === null) {
      part.from = [...run.folder.lengths()];
      await commit();
    }
    try {
      if ((await fetchPart(run, client, target, part, commit)) === 'limit') return 'limit';
    } catch (error) {
      await run.folder.rollBack();
      part.problem = partProblem(error);
    }
    part.done = true;
    await commit();
  }
  return 'whole';
}

async function fetchPart(
  run: FetchRun,
  client: Client,
  target: PagedTarget,
  part: SearchPart,
  commit: () => Promise<void>,
): Promise<Ended> {
  const { folder } = run;
  const seen = new Set<string>();
  let empty = 0;
  let page = await firstPage(run, client, target, part);
  for (;;) {
    // Known by what it brings, not by its link alone: some servers give a new link to the same page.
    if (page.resources.length > 0) {
      if (seen.has(page.digest)) throw circle();
      seen.add(page.digest);
      empty = 0;
    } else if (++empty > MOST_EMPTY) throw circle();
    if ((await keep(run, page.resources)) === 'limit') {
      await commit();
      tell(run, part.part);
      return 'limit';
    }
    if (page.next === null) {
      part.next = null;
      tell(run, part.part);
      return 'whole';
    }
    const next = await nextLink(run, page.next, seen).catch(async (error: unknown) => {
      // What came stays, though there is no way on.
      part.done = true;
      await commit();
      throw error;
    });
    part.next = next;
    await commit();
    tell(run, part.part);
    if (folder.resources >= run.maxResources || folder.bytes >= run.maxBytes) return 'limit';
    page = readPage(await client.request(next));
  }
}

/** The page where a resumed part stands, or its first one; where the server forgot the link, the part begins anew. */
async function firstPage(run: FetchRun, client: Client, target: PagedTarget, part: SearchPart): Promise<Page> {
  if (part.next !== null) {
    try {
      return readPage(await client.request(part.next));
    } catch (error) {
      const forgotten = error instanceof ConnectionError && ['unsupported', 'rejected'].includes(error.fault);
      if (!forgotten) throw error;
      await run.folder.rollBack(part.from);
      part.next = null;
    }
  }
  const searchParams: Record<string, string | number> = {
    _count: PAGE,
    ...(target.since === undefined ? {} : sinceOf(target)),
  };
  if (target.kind === 'search') return readPage(await client.resourceSearch({ resourceType: part.part, searchParams }));
  const types: Record<string, string> = target.types === null ? {} : { _type: target.types.join(',') };
  return readPage(
    await client.operation({
      name: 'everything',
      resourceType: 'Patient',
      id: target.id,
      method: 'GET',
      input: { ...searchParams, ...types },
    }),
  );
}

/** @throws ConnectionError where this connection may not go there, or was there already */
async function nextLink({ session }: FetchRun, link: string, seen: Set<string>): Promise<string> {
  const { href } = allowedLink(link, `${session.settings.baseUrl}/`, session.settings);
  if (seen.has(href)) throw circle();
  seen.add(href);
  return href;
}

function sinceOf({ kind, since }: PagedTarget): Record<string, string> {
  return kind === 'patient' ? { _since: String(since) } : { _lastUpdated: `ge${since}` };
}

/** Writes the resources that the limits leave room for. */
async function keep(run: FetchRun, resources: readonly FetchedResource[]): Promise<Ended> {
  const lines = new Map<string, string[]>();
  let bytes = run.folder.bytes;
  let count = run.folder.resources;
  let ended: Ended = 'whole';
  for (const { type, line } of resources) {
    bytes += Buffer.byteLength(line) + 1;
    if (count >= run.maxResources || bytes > run.maxBytes) {
      ended = 'limit';
      break;
    }
    count++;
    const own = lines.get(type);
    if (own === undefined) lines.set(type, [line]);
    else own.push(line);
  }
  for (const [type, own] of lines) {
    await run.folder.append(type, Buffer.from(own.join(NEWLINE) + NEWLINE), own.length);
  }
  return ended;
}

function circle(): ConnectionError {
  return new ConnectionError(
    'loop',
    'Las páginas del servidor dan vueltas: una vuelve a venir. Se conserva lo anterior.',
  );
}
