import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LiveSession } from '../../shared/model/index.ts';
import { isLocked, type Lock, takeLock } from '../registry/index.ts';
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

export interface Leftover {
  /** Neither saved nor discarded, and nobody writes them any more; oldest first. */
  readonly sessions: readonly KeptSession[];
  /** Another window or command line writes one now, or has not quite ended. */
  readonly othersWrite: boolean;
}

export async function leftoverSessions(folder: string, own?: string): Promise<Leftover> {
  const names = await readdir(folder).catch(() => []);
  const sessions: KeptSession[] = [];
  let othersWrite = false;
  for (const name of names) {
    if (!/^[0-9a-z-]{8,80}\.json$/.test(name)) continue;
    const id = name.slice(0, -'.json'.length);
    const note = await readNote(folder, id);
    if (id === own || note === undefined || note.runId !== undefined) continue;
    if (isWritten(folder, id)) {
      othersWrite = true;
      continue;
    }
    const session = await keptSession(folder, id, note);
    if (session.bytes === 0) await removeSession(folder, id);
    else sessions.push(session);
  }
  // Of two in the same second, the second has a number behind.
  sessions.sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : a.id.length - b.id.length));
  return { sessions, othersWrite };
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
  if (note !== undefined) await writeNote(folder, id, { ...note, runId });
}

export async function removeSession(folder: string, id: string): Promise<void> {
  await rm(join(folder, `${id}.hl7`), { force: true });
  await rm(join(folder, `${id}.json`), { force: true });
  await rm(lockOf(folder, id), { force: true });
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

/** Whoever writes a session holds its lock, which the system lets go of however the process ends. */
export async function lockSession(folder: string, id: string): Promise<Lock | null> {
  await writeFile(lockOf(folder, id), '', { mode: PRIVATE_FILE });
  return takeLock(lockOf(folder, id), 0);
}

function isWritten(folder: string, id: string): boolean {
  return isLocked(lockOf(folder, id));
}

function lockOf(folder: string, id: string): string {
  return join(folder, `${id}.lock`);
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
