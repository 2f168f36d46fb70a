/// <reference path="./better-sqlite3.d.ts" />
import Database, { type Connection, type Options, type Statement } from 'better-sqlite3';

export type { Connection, Statement };

/** The one door to SQLite. */
export function openSqlite(file: string, options: Options): Connection {
  return new Database(file, options);
}
