import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { registryError } from './errors.ts';
import { isLocked, takeLock } from './lock.ts';

/**
 * Owners: each open registry is one, known by a random id and alive as long as it holds its lock. A run names its
 * owner, so that a run whose owner is gone can be told from one that another window is making right now.
 */
export interface Owner {
  readonly id: string;
  release(): void;
}

/** Registers a new owner of the registry `file`. To be called behind the gate. */
export function claimOwner(file: string): Owner {
  const id = randomUUID();
  const lockPath = ownerLock(file, id);
  const lock = takeLock(lockPath, 0);
  if (lock === null) throw registryError('busy');
  return {
    id,
    release() {
      // Before the lock goes, lest a file be left behind; where a held file cannot be removed (Windows), after it.
      const removed = remove(lockPath);
      lock.release();
      if (!removed) remove(lockPath);
    },
  };
}

export function isOwnerAlive(file: string, id: string): boolean {
  return isLocked(ownerLock(file, id));
}

/** Removes the locks that crashes left behind; gives the ids of the owners alive. To be called behind the gate. */
export function sweepOwners(file: string): readonly string[] {
  const folder = ownersFolder(file);
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.lock'));
  const [live, dead] = [[] as string[], [] as string[]];
  for (const name of names) (isLocked(path.join(folder, name)) ? live : dead).push(name);
  for (const name of dead) remove(path.join(folder, name));
  return live.map((name) => name.slice(0, -'.lock'.length));
}

function ownersFolder(file: string): string {
  return `${file}-owners`;
}

function ownerLock(file: string, id: string): string {
  return path.join(ownersFolder(file), `${id}.lock`);
}

function remove(file: string): boolean {
  try {
    fs.rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  }
}
