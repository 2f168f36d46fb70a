import { chmod, mkdir, open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Lock } from '../registry/index.ts';
import { lockSession, type Note, PRIVATE_FILE, removeSession, type SpoolFacts, writeNote } from './live-sessions.ts';
import { ProblemError } from './reading.ts';

/**
 * Where what comes over a live interface is kept until it is saved or discarded: one file with the messages as they
 * came, readable by this user only, and a small one beside it that says what it is.
 */
export interface LiveSpool {
  readonly id: string;
  readonly path: string;
  /** Bytes kept so far. */
  readonly bytes: number;
  /** False where the disk does not take it: what stood there before stays. */
  append(message: Uint8Array): Promise<boolean>;
  /** Address and port that were taken, where any free port was asked for. */
  listensOn(address: string): Promise<void>;
  close(): Promise<void>;
}

const PRIVATE_FOLDER = 0o700;
const CR = 0x0d;
const LF = 0x0a;
/**
 * @param target a file of the user's own, which must not exist; left out, one in `folder`
 * @throws ProblemError with one sentence
 */
export async function openSpool(folder: string, facts: SpoolFacts, target?: string): Promise<LiveSpool> {
  const id = target === undefined ? await freeId(folder, facts.startedAt) : basename(target);
  const path = target ?? join(folder, `${id}.hl7`);
  const file = await open(path, 'wx', PRIVATE_FILE).catch((error: unknown) => {
    throw new ProblemError(cannotCreate(error, path));
  });
  let note: Note = { schema: 'cotejo/interfaz@1', ...facts };
  let lock: Lock | null = null;
  // The user's own file needs neither lock nor note: nobody has to find it again.
  if (target === undefined) {
    try {
      lock = await lockSession(folder, id);
      await writeNote(folder, id, note);
    } catch (error) {
      await file.close();
      lock?.release();
      await removeSession(folder, id);
      throw new ProblemError(cannotCreate(error, path));
    }
  }
  let bytes = 0;
  let last: Promise<unknown> = Promise.resolve();

  const write = async (message: Uint8Array): Promise<boolean> => {
    const isEnded = message.at(-1) === CR || message.at(-1) === LF;
    try {
      await writeAll(file, isEnded ? [message] : [message, Uint8Array.of(CR)], bytes);
      bytes += message.length + (isEnded ? 0 : 1);
      return true;
    } catch {
      await file.truncate(bytes).catch(() => undefined);
      return false;
    }
  };

  return {
    id,
    path,
    get bytes() {
      return bytes;
    },
    append(message) {
      const written = last.then(() => write(message));
      last = written;
      return written;
    },
    async listensOn(address) {
      if (note.address === address) return;
      note = { ...note, address };
      // With a disk that is full the note stays as it was: only the port in it is wrong.
      if (target === undefined) await writeNote(folder, id, note).catch(() => undefined);
    },
    async close() {
      await last;
      await file.sync().catch(() => undefined);
      await file.close();
      lock?.release();
    },
  };
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, parts: readonly Uint8Array[], at: number) {
  let position = at;
  for (const part of parts) {
    for (let done = 0; done < part.length; ) {
      const { bytesWritten } = await file.write(part, done, part.length - done, position);
      done += bytesWritten;
      position += bytesWritten;
    }
  }
}

async function freeId(folder: string, startedAt: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER }).catch(() => {
    throw new ProblemError(`No se puede escribir en la carpeta de datos ${folder}.`);
  });
  await chmod(folder, PRIVATE_FOLDER).catch(() => undefined);
  const base = `interfaz-${startedAt.slice(0, 19).replace('T', '-').replaceAll(':', '')}`;
  const taken = new Set(await readdir(folder).catch(() => []));
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(`${id}.hl7`) && !taken.has(`${id}.json`)) return id;
  }
}

function cannotCreate(error: unknown, path: string): string {
  switch ((error as { readonly code?: string }).code) {
    case 'EEXIST':
      return `Ya existe ${path}: elija otro archivo para lo que llegue.`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `No existe la carpeta de ${path}.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `No queda espacio en el disco para ${path}.`;
    default:
      return `No se puede escribir ${path}.`;
  }
}
