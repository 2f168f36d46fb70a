import type { Compilable, RawBuilder } from 'kysely';
import { query } from '../store.ts';

/** SQL that the query builder has no words for (forced order of joins, JSON lists), to be run as any other query. */
export function statement<T>(raw: RawBuilder<T>): Compilable<T> {
  return { compile: () => raw.compile(query) };
}
