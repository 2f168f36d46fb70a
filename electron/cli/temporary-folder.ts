import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Ctrl+C, `kill`, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Those that stand now: pages of reports lie in them, which must not stay where anybody may look later. */
const folders = new Set<string>();

/**
 * Does something with a folder of its own and removes it after, also when the program is ended from outside meanwhile.
 * Whoever handles Ctrl+C in its own way goes on to do so: the folder is removed when the work ends.
 *
 * @param prefix how the folder's name begins
 */
export async function withTemporaryFolder<T>(prefix: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  if (folders.size === 0) for (const signal of SIGNALS) process.on(signal, onSignal);
  folders.add(folder);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    folders.delete(folder);
    if (folders.size === 0) stopListening();
  }
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // It ends all the same.
    }
  }
  stopListening();
  // Ends as it would have without this listener: whoever started the program is told by what.
  process.kill(process.pid, signal);
}

function stopListening(): void {
  for (const signal of SIGNALS) process.off(signal, onSignal);
}
