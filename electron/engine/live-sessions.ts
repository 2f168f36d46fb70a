import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LiveSession } from '../../shared/model/index.ts';
import { ProblemError } from './reading.ts';

/**
 * What lies beside the messages of a session: a small file that says what they are, so that the window finds them again
 * after a crash.
 */
export interface Note {
  readonly schema: 'cotejo/interfaz@1';
  readonly startedAt: string;
  readonly checklist: string;
  readonly unit?: string;
  readonly address: string;
  /** Who writes it, while it does. */
  readonly pid: number | null;
  /** Where it was saved as a run. */
  readonly runId?: string;
}

/** A session on the disk, with what only the engine needs of it. */
export interface KeptSession extends LiveSession {
  readonly unit?: string;
  readonly path: string;
}

export type SpoolFacts = Pick<Note, 'startedAt' | 'checklist' | 'unit' | 'address'>;

/** Readable by this user only. */
export const PRIVATE_FILE = 0o600;
/** A session that is written says so this often; silence for twice as long means that nobody writes it any more. */
export const HEARTBEAT_MS = 30_000;

/** Sessions that were neither saved nor discarded and that nobody writes any more, oldest first. */
export async function leftoverSessions(folder: string): Promise<readonly KeptSession[]> {
  const names = await readdir(folder).catch(() => []);
  const sessions: KeptSession[] = [];
  for (const name of names) {
    if (!/^[0-9a-z-]{8,80}\.json$/.test(name)) continue;
    const id = name.slice(0, -'.json'.length);
    const note = await readNote(folder, id);
    if (note === undefined || note.runId !== undefined || (await isWritten(folder, id, note))) continue;
    const session = await keptSession(folder, id, note);
    if (session.bytes === 0) await removeSession(folder, id);
    else sessions.push(session);
  }
  // Of two in the same second, the second has a number behind.
  return sessions.sort((a, b) =>
    a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : a.id.length - b.id.length,
  );
}

/** @throws ProblemError where there is no such session */
export async function findSession(folder: string, id: string): Promise<KeptSession> {
  const note = await readNote(folder, id);
  if (note === undefined || note.runId !== undefined) {
    throw new ProblemError('Esa sesión de escucha ya no está: se guardó o se descartó.');
  }
  return keptSession(folder, id, note);
}

/** From now on the session belongs to a run, and goes with it. */
export async function markSaved(folder: string, id: string, runId: string): Promise<void> {
  const note = await readNote(folder, id);
  if (note !== undefined) await writeNote(folder, id, { ...note, pid: null, runId });
}

export async function removeSession(folder: string, id: string): Promise<void> {
  await rm(join(folder, `${id}.hl7`), { force: true });
  await rm(join(folder, `${id}.json`), { force: true });
}

/** Removes what a run that is no more was made of. */
export async function removeSessionOfRun(folder: string, runId: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith('.json')) continue;
    const id = name.slice(0, -'.json'.length);
    if ((await readNote(folder, id))?.runId === runId) await removeSession(folder, id);
  }
}

async function keptSession(folder: string, id: string, note: Note): Promise<KeptSession> {
  const path = join(folder, `${id}.hl7`);
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  const { startedAt, checklist, unit, address } = note;
  return { id, startedAt, checklist, address, bytes, path, ...(unit === undefined ? {} : { unit }) };
}

/** By another window or command line: its process lives and said so lately. */
async function isWritten(folder: string, id: string, { pid }: Note): Promise<boolean> {
  if (pid === null) return false;
  const told = await stat(join(folder, `${id}.json`)).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (Date.now() - told > 2 * HEARTBEAT_MS) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { readonly code?: string }).code === 'EPERM';
  }
}

/** Whoever writes a session says so now and then. */
export async function touch(folder: string, id: string): Promise<void> {
  const now = new Date();
  await utimes(join(folder, `${id}.json`), now, now).catch(() => undefined);
}

async function readNote(folder: string, id: string): Promise<Note | undefined> {
  try {
    const note = JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')) as Note;
    return note.schema === 'cotejo/interfaz@1' ? note : undefined;
  } catch {
    return undefined;
  }
}

export function writeNote(folder: string, id: string, note: Note): Promise<void> {
  return writeFile(join(folder, `${id}.json`), `${JSON.stringify(note)}\n`, { mode: PRIVATE_FILE });
}
