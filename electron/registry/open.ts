import fs from 'node:fs';
import { appendAudit } from './audit.ts';
import { openConnection, prepareForWriting, userVersion } from './connection.ts';
import { createRegistry } from './create.ts';
import { migrate, refuseFuture } from './migrate.ts';
import { claimOwner, type Owner, sweepOwners } from './owners.ts';
import { markAbandonedRuns } from './runs.ts';
import { type DescribeUnit, type Store, write } from './store.ts';

export interface OpenOptions {
  /** Path of the registry; made when missing. */
  readonly file: string;
  /** 32 bytes; see key-file.ts. */
  readonly key: Uint8Array;
  /** The present moment, ISO 8601 with zone. */
  readonly now: () => string;
  /** Where the copies before migrations go. */
  readonly backupsFolder: string;
  /** Name of the operating system's user, for the audit chain. */
  readonly user: string;
  /** State and institution by the letters of a CLUES; left out, they stay unknown until a catalogue tells. */
  readonly describeUnit?: DescribeUnit;
  /** How long to wait for another process that writes, in milliseconds; 5,000 when left out. */
  readonly busyTimeoutMs?: number;
}

export interface OpenStore {
  readonly store: Store;
  readonly owner: Owner;
  readonly interruptedRuns: number;
}

/** Opens, migrates and marks what a crash left behind. To be called behind the gate. */
export function openStore(options: OpenOptions): OpenStore {
  const { file, key, now, user, busyTimeoutMs } = options;
  if (!fs.existsSync(file)) createRegistry(file, key, options);
  const db = openConnection(file, key, { busyTimeoutMs });
  let owner: Owner | null = null;
  try {
    refuseFuture(userVersion(db));
    prepareForWriting(db);
    owner = claimOwner(file);
    const store: Store = { db, file, now, user, owner: owner.id, describeUnit: options.describeUnit };
    const versions = migrate(db, key, options);
    if (versions.length > 0)
      write(store, () => appendAudit(store, 'registro-migrado', { versions: versions.map(String) }));
    const interruptedRuns = markAbandonedRuns(store);
    sweepOwners(file);
    return { store, owner, interruptedRuns };
  } catch (error) {
    owner?.release();
    db.close();
    throw error;
  }
}

export function closeStore({ store, owner }: OpenStore): void {
  if (store.db.open) store.db.close();
  owner.release();
}
