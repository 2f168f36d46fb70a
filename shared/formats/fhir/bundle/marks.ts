import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { EntrySpot } from './judge.ts';

/** What of an entry its Bundle's type has a say in, one bit each. */
export const MARK = {
  request: 1,
  response: 2,
  search: 4,
  fullUrl: 8,
  resource: 16,
  /** Asks to create or update, without a resource. */
  stores: 32,
  /** The fullUrl came before. */
  repeated: 64,
} as const;

export function marksOf(entry: Json): number {
  const { request, response, search, fullUrl, resource } = entry;
  let marks = 0;
  if (request !== undefined) marks |= MARK.request;
  if (response !== undefined) marks |= MARK.response;
  if (search !== undefined) marks |= MARK.search;
  if (fullUrl !== undefined) marks |= MARK.fullUrl;
  if (resource !== undefined) marks |= MARK.resource;
  if (resource === undefined && isObject(request) && stores(request)) marks |= MARK.stores;
  return marks;
}

function stores({ method, url }: Json): boolean {
  // A POST may also start an operation or a search, which need no resource.
  const operation = typeof url === 'string' && /[$?]|_search/.test(url);
  return method === 'PUT' || (method === 'POST' && !operation);
}

/** Entries that came before the type of their Bundle: `entry` stands before `type` wherever keys are sorted. */
export interface WaitingEntries {
  add(marks: number, spot: EntrySpot): void;
  /** In the order they came. */
  forEach(visit: (marks: number, spot: EntrySpot) => void): void;
}

/** Numbers kept for each: marks, seed, record, offset, line, column. */
const FIELDS = 6;

/** @param max entries it holds; the rest is not judged by type */
export function createWaitingEntries(max: number): WaitingEntries {
  const rows: number[] = [];
  return {
    add(marks, { seed, record, position }) {
      if (rows.length < max * FIELDS) rows.push(marks, seed, record, position.offset, position.line, position.column);
    },
    forEach(visit) {
      for (let at = 0; at < rows.length; at += FIELDS) {
        const [marks, seed, record, offset, line, column] = rows.slice(at, at + FIELDS);
        visit(marks, { seed, record, display: `Bundle.entry[${record - 1}]`, position: { offset, line, column } });
      }
    },
  };
}
