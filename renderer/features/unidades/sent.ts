import type { MethodInput } from '../../../shared/ipc/contract.ts';
import type { UnitFilter } from '../../../shared/model/index.ts';

type SentFilter = MethodInput<'units.find'>['filter'];

/** A filter as the contract takes it, whose lists can be written to. */
export function sent(filter: UnitFilter): SentFilter {
  return structuredClone(filter) as SentFilter;
}
