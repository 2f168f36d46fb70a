import type { Acceptance } from '../../../shared/model/index.ts';
import type { Use } from '../use.ts';
import { addAcceptances } from './add.ts';
import { listAcceptances } from './rows.ts';
import { withdrawAcceptances } from './withdraw.ts';

/** Findings that a person accepted, by unit. Append-only, but that one is taken back, once. */
export interface AcceptanceRegistry {
  /** Of a unit under all its keys, or of runs without one; in the order in which they were made. */
  list(unit: string | null): Promise<readonly Acceptance[]>;
  /** @throws RegistryError where a reason, an author or a day will not do, or an id is taken */
  add(acceptances: readonly Acceptance[]): Promise<void>;
  /** Those taken back already stay as they were. @throws RegistryError `not-found` */
  withdraw(ids: readonly string[], by: string, reason: string): Promise<void>;
}

export function createAcceptanceRegistry(use: Use): AcceptanceRegistry {
  return {
    list: (unit) => use((store) => listAcceptances(store, unit)),
    add: (acceptances) => use((store) => addAcceptances(store, acceptances)),
    withdraw: (ids, by, reason) => use((store) => withdrawAcceptances(store, ids, by, reason)),
  };
}
