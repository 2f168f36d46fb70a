import type { FileResult } from '../../shared/model/index.ts';
import { rowOf } from './run-rows.ts';
import { all, first, inserter, query, type Store } from './store.ts';

/** Where a file of a result lies on this computer: the file, or the ZIP that it is a member of. */
export interface RunSource {
  /** As in the result. */
  readonly path: string;
  readonly location: string;
}

/** Enough to open a file of a result again without reading the result. */
export type SourceFile = Pick<FileResult, 'sha256' | 'format' | 'encoding'> & { readonly location: string };

/** To be called inside the transaction that keeps the result. */
export function writeSources(store: Store, run: number, sources: readonly RunSource[]): void {
  const insert = inserter(store, 'run_source', ['run', 'path', 'location']);
  for (const [path, location] of new Map(sources.map((source) => [source.path, source.location]))) {
    insert(run, path, location);
  }
}

/** Absolute paths of what was handed over. */
export function runInputs(store: Store, id: string): readonly string[] {
  const { number } = rowOf(store, id);
  const rows = all(store, query.selectFrom('run_input').select('location').where('run', '=', number).orderBy('seq'));
  return rows.map((row) => row.location);
}

/** Where a file of the result lay, and what it was; null when it is not known. */
export function runSource(store: Store, id: string, path: string): SourceFile | null {
  const { number } = rowOf(store, id);
  const row = first(
    store,
    query
      .selectFrom('run_source')
      .innerJoin('run_file', (join) =>
        join.onRef('run_file.run', '=', 'run_source.run').onRef('run_file.path', '=', 'run_source.path'),
      )
      .select(['location', 'body'])
      .where('run_source.run', '=', number)
      .where('run_source.path', '=', path),
  );
  if (row === undefined) return null;
  const { sha256, format, encoding } = JSON.parse(row.body) as FileResult;
  return { location: row.location, sha256, format, encoding };
}
