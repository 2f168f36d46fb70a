import type { Connection } from '../connection.ts';

/** One step of the schema. It runs inside a transaction and never changes once it was released. */
export interface Migration {
  /** `user_version` after it. */
  readonly version: number;
  readonly name: string;
  up(db: Connection): void;
}
