import { z } from 'zod';
import type { FetchTarget } from '../../shared/model/index.ts';

/** Where an interrupted fetch stands, beside its files. Hidden, so that verifying the folder does not read it. */
export const STATE_FILE = '.cotejo-fetch.json';

const length = z.object({
  type: z.string().regex(/^[A-Z][A-Za-z]{1,49}$/),
  bytes: z.number().int().nonnegative(),
  resources: z.number().int().nonnegative(),
});
const search = z.object({
  part: z.string(),
  /** Link of the next page; null before the first. */
  next: z.string().nullable(),
  /** How long the files were when it began: where the server forgot the link, it begins there again. */
  from: z.array(length),
  done: z.boolean(),
  problem: z.string().nullable(),
});
const bulk = z.object({
  statusUrl: z.string().nullable(),
  /** Files that were taken whole, by their place in the server's list. */
  taken: z.array(z.number().int().nonnegative()),
  problems: z.array(z.object({ part: z.string(), sentence: z.string() })),
});

export const stateSchema = z.object({
  schema: z.literal('cotejo/fetch-state@1'),
  /** Server and request in one text: a fetch goes on only as what it was begun as. */
  request: z.string(),
  startedAt: z.string(),
  /** Bytes and resources of each type that are surely on the disk; what stands after them is cut off. */
  files: z.array(length),
  search: z.array(search).nullable(),
  bulk: bulk.nullable(),
});

export type FetchState = z.infer<typeof stateSchema>;
export type FileLength = z.infer<typeof length>;
export type SearchPart = z.infer<typeof search>;
export type BulkState = z.infer<typeof bulk>;

/** Names a request; two that fetch the same have the same text. */
export function requestKey(baseUrl: string, target: FetchTarget): string {
  const { types, ...rest } = target;
  const sorted = Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ baseUrl, ...sorted, types: types === null ? null : [...types].sort() });
}
