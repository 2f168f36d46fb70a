import { existsSync } from 'node:fs';
import { dataFolders } from '../engine/data-folder.ts';
import { openUserRegistry, sealingProtector, userRegistryFile } from '../engine/open-registry.ts';
import type { Registry } from '../registry/registry.ts';

/**
 * Lends this user's registry and closes it afterwards. The command line does not reach the system's key store: where
 * the window keeps the key there, `COTEJO_RECOVERY_KEY` opens it.
 */
export async function withUserRegistry<T>(work: (registry: Registry) => Promise<T>): Promise<T> {
  const { registry } = openUserRegistry(dataFolders(), sealingProtector(null));
  try {
    return await work(registry);
  } finally {
    await registry.close();
  }
}

/** Whether this user has a registry; to look into one is no reason to make it. */
export function hasUserRegistry(): boolean {
  return existsSync(userRegistryFile(dataFolders()));
}
