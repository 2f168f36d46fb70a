import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Connection } from './connection.ts';
import { translated } from './errors.ts';
import type { Schema } from './schema.ts';
import type { Statement } from './sqlite.ts';

/** An open registry as its parts see it. */
export interface Store {
  readonly db: Connection;
  /** Path of the registry's file. */
  readonly file: string;
  /** The present moment, ISO 8601 with zone. */
  readonly now: () => string;
  /** Name of the operating system's user, for the audit chain. */
  readonly user: string;
  /** Id of this process as an owner of runs. */
  readonly owner: string;
  /** What a CLUES says by itself of a unit that no catalogue has told of. */
  readonly describeUnit?: DescribeUnit;
}

export type DescribeUnit = (clues: string) => { readonly state: string | null; readonly institution: string | null };

/**
 * Builds typed queries; {@link all}, {@link first} and {@link execute} run them.
 *
 * kysely only compiles here. A query that waited between two statements could be interleaved with another caller's
 * transaction on the one connection; a synchronous one cannot. On PostgreSQL the same queries get another executor.
 */
export const query = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export function all<T>(store: Store, compilable: Compilable<T>): readonly T[] {
  const { sql, parameters } = compilable.compile();
  return translated(() => prepared(store.db, sql).all(...parameters) as readonly T[]);
}

export function first<T>(store: Store, compilable: Compilable<T>): T | undefined {
  const { sql, parameters } = compilable.compile();
  return translated(() => prepared(store.db, sql).get(...parameters) as T | undefined);
}

/** Runs a query that writes; gives the number of rows it changed. */
export function execute(store: Store, compilable: Compilable): number {
  const { sql, parameters } = compilable.compile();
  return translated(() => prepared(store.db, sql).run(...parameters).changes);
}

/** Runs `work` as one transaction that holds the right to write from its start: all of it is kept, or nothing. */
export function write<T>(store: Store, work: () => T): T {
  return translated(() => store.db.transaction(work).immediate());
}

/** A prepared INSERT for many rows, its values in the order of `columns`: for loops, where building each costs. */
export function inserter<T extends keyof Schema>(
  store: Store,
  table: T,
  columns: readonly (keyof Schema[T] & string)[],
): (...values: readonly unknown[]) => void {
  const statement = store.db.prepare(insertSql(table, columns, 1));
  return (...values) => {
    statement.run(...values);
  };
}

/** Rows to one INSERT of {@link batchInserter}: at 8 a row costs two thirds of one alone; at 32 hardly less. */
const BATCH = 16;

/** As {@link inserter}, several rows at a time; `flush` writes what is left. */
export function batchInserter<T extends keyof Schema>(
  store: Store,
  table: T,
  columns: readonly (keyof Schema[T] & string)[],
): { add(...values: readonly unknown[]): void; flush(): void } {
  const many = store.db.prepare(insertSql(table, columns, BATCH));
  let pending: unknown[] = [];
  return {
    add(...values) {
      for (const value of values) pending.push(value);
      if (pending.length < BATCH * columns.length) return;
      many.run(...pending);
      pending = [];
    },
    flush() {
      if (pending.length === 0) return;
      store.db.prepare(insertSql(table, columns, pending.length / columns.length)).run(...pending);
      pending = [];
    },
  };
}

function insertSql(table: string, columns: readonly string[], rows: number): string {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const row = `(${columns.map(() => '?').join(', ')})`;
  return `INSERT INTO "${table}" (${names}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
}

/** More texts than this come only from lists of varying length. */
const MAX_STATEMENTS = 200;
const statements = new WeakMap<Connection, Map<string, Statement<unknown[]>>>();

function prepared(db: Connection, sql: string): Statement<unknown[]> {
  const known = statements.get(db) ?? new Map<string, Statement<unknown[]>>();
  const found = known.get(sql);
  if (found !== undefined) return found;
  if (known.size >= MAX_STATEMENTS) known.clear();
  const statement = db.prepare(sql);
  known.set(sql, statement);
  statements.set(db, known);
  return statement;
}
