import { ownDevice } from '../packages/device.ts';
import type { Store } from '../store.ts';

/** Id of this registry, as the packages know it: tells where an answer was given. */
export function registryId(store: Store): string {
  return ownDevice(store).id;
}
