import type { Store } from './store.ts';

/** Runs work on the open registry, whose errors come out as sentences; it follows the registry through a restore. */
export type Use = <T>(work: (store: Store) => T | Promise<T>) => Promise<T>;
