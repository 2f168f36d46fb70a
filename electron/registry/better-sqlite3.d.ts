/** What this folder uses of the package; its own declarations are not named in its package.json. */
declare module 'better-sqlite3' {
  export interface RunResult {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  }

  export interface Statement<Parameters extends unknown[] = unknown[], Row = unknown> {
    run(...parameters: Parameters): RunResult;
    get(...parameters: Parameters): Row | undefined;
    all(...parameters: Parameters): Row[];
  }

  export interface Connection {
    readonly open: boolean;
    prepare<Parameters extends unknown[] = unknown[], Row = unknown>(sql: string): Statement<Parameters, Row>;
    exec(sql: string): this;
    pragma(text: string, options?: { readonly simple?: boolean }): unknown;
    key(key: Buffer): number;
    rekey(key: Buffer): number;
    transaction<T>(work: () => T): { (): T; immediate(): T };
    close(): this;
  }

  export interface Options {
    readonly readonly?: boolean;
    readonly fileMustExist?: boolean;
    /** How long to wait for another's lock, in milliseconds. */
    readonly timeout?: number;
  }

  const Database: new (file: string, options?: Options) => Connection;
  export default Database;
}
