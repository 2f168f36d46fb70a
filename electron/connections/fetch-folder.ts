import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FetchedFile, FetchManifest } from '../../shared/model/index.ts';
import { WriteError, writeWholeWith } from '../engine/write-whole.ts';
import { ConnectionError } from './error.ts';
import { type FetchState, type FileLength, STATE_FILE, stateSchema } from './fetch-state.ts';

export const MANIFEST_FILE = 'manifest.json';

interface Part {
  readonly file: FileHandle;
  readonly hash: Hash;
  bytes: number;
  resources: number;
}

/**
 * A folder that fills with NDJSON, one file a type. Files carry a hidden name until all is fetched; what was committed
 * survives a cut, what came after it does not. Only this user can read them: they are clinical records.
 */
export interface FetchFolder {
  readonly bytes: number;
  readonly resources: number;
  append(type: string, bytes: Uint8Array, resources: number): Promise<void>;
  /** What was appended until now, and `state`, are on the disk once this resolves. */
  commit(state: Pick<FetchState, 'search' | 'bulk'>): Promise<void>;
  lengths(): readonly FileLength[];
  /** Cuts the files back to these lengths; to those of the last commit where none are given. */
  rollBack(lengths?: readonly FileLength[]): Promise<void>;
  /** Throws away all that was fetched. */
  restart(): Promise<void>;
  /** Gives the files their names and writes the manifest; nothing hidden is left. */
  finish(manifest: (files: readonly FetchedFile[]) => FetchManifest): Promise<FetchManifest>;
  /** Closes the files, for another time. */
  close(): Promise<void>;
}

/**
 * Opens a folder for a fetch: an empty one (made where missing), or, to `resume`, one that holds the same fetch
 * begun.
 *
 * @throws ConnectionError `folder`
 */
export async function openFetchFolder(
  folder: string,
  { request, startedAt, resume }: { readonly request: string; readonly startedAt: string; readonly resume: boolean },
): Promise<{ readonly folder: FetchFolder; readonly state: FetchState | null }> {
  return inWords(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = await readdir(folder);
    if (names.length === 0) return { folder: fill(folder, request, startedAt, new Map()), state: null };
    const state = names.includes(STATE_FILE) ? await readState(join(folder, STATE_FILE)) : null;
    if (state === null || !resume) throw occupied(state !== null);
    if (state.request !== request) {
      throw new ConnectionError(
        'folder',
        'Lo que quedó a medias en esa carpeta es de otro servidor o de otra petición.',
      );
    }
    const parts = new Map<string, Part>();
    for (const { type, bytes, resources } of state.files) {
      parts.set(type, await reopen(join(folder, partName(type)), bytes, resources));
    }
    return { folder: fill(folder, request, state.startedAt, parts), state };
  });
}

function occupied(resumable: boolean): ConnectionError {
  return new ConnectionError(
    'folder',
    resumable
      ? 'En esa carpeta quedó una obtención a medias: continúela (--resume) o elija otra carpeta.'
      : 'La carpeta de destino debe estar vacía o no existir.',
  );
}

function fill(folder: string, request: string, startedAt: string, parts: Map<string, Part>): FetchFolder {
  const lengths = () => [...parts].map(([type, { bytes, resources }]) => ({ type, bytes, resources }));
  let committed: readonly FileLength[] = lengths();
  const sum = (of: 'bytes' | 'resources') => [...parts.values()].reduce((all, part) => all + part[of], 0);

  async function writeState(state: Pick<FetchState, 'search' | 'bulk'>): Promise<void> {
    for (const { file } of parts.values()) await file.datasync();
    const files = lengths();
    const content: FetchState = { schema: 'cotejo/fetch-state@1', request, startedAt, files, ...state };
    await writeWholeWith(join(folder, STATE_FILE), (file) => file.writeFile(JSON.stringify(content)), 0o600);
    committed = files;
  }

  async function drop(type: string): Promise<void> {
    await parts.get(type)?.file.close();
    parts.delete(type);
    await rm(join(folder, partName(type)), { force: true });
  }

  /** A crash before the first commit of a type leaves its file, which holds clinical data, and no trace in the state. */
  async function dropLeftovers(): Promise<void> {
    const names = (await readdir(folder)).filter((name) => LEFTOVER.test(name));
    for (const name of names) await rm(join(folder, name), { force: true });
  }

  async function close(): Promise<void> {
    for (const { file } of parts.values()) await file.close().catch(() => undefined);
  }

  return {
    get bytes() {
      return sum('bytes');
    },
    get resources() {
      return sum('resources');
    },
    append: (type, bytes, resources) =>
      inWords(async () => {
        let part = parts.get(type);
        if (part === undefined) {
          part = { ...(await newPart(join(folder, partName(type)))), bytes: 0, resources: 0 };
          parts.set(type, part);
        }
        await part.file.appendFile(bytes);
        part.hash.update(bytes);
        part.bytes += bytes.length;
        part.resources += resources;
      }),
    commit: (state) => inWords(() => writeState(state)),
    lengths,
    rollBack: (to = committed) =>
      inWords(async () => {
        for (const [type, part] of [...parts]) {
          const kept = to.find((length) => length.type === type);
          if (kept === undefined) await drop(type);
          else if (kept.bytes !== part.bytes) {
            await part.file.close();
            parts.set(type, await reopen(join(folder, partName(type)), kept.bytes, kept.resources));
          }
        }
      }),
    restart: () =>
      inWords(async () => {
        for (const type of [...parts.keys()]) await drop(type);
        await rm(join(folder, STATE_FILE), { force: true });
        committed = [];
      }),
    finish: (manifest) =>
      inWords(async () => {
        const files: FetchedFile[] = [];
        for (const [type, { file, hash, bytes, resources }] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
          await file.datasync();
          await file.close();
          const name = `${type}.ndjson`;
          await rename(join(folder, partName(type)), join(folder, name));
          files.push({ name, type, bytes, resources, sha256: hash.digest('hex') });
        }
        await dropLeftovers();
        const whole = manifest(files);
        const text = `${JSON.stringify(whole, null, 2)}\n`;
        await writeWholeWith(join(folder, MANIFEST_FILE), (file) => file.writeFile(text), 0o600);
        await rm(join(folder, STATE_FILE), { force: true });
        return whole;
      }),
    close,
  };
}

const LEFTOVER = /^\.[A-Za-z]+\.ndjson\.part$/;

function partName(type: string): string {
  return `.${type}.ndjson.part`;
}

async function newPart(path: string): Promise<Pick<Part, 'file' | 'hash'>> {
  return { file: await open(path, 'w', 0o600), hash: createHash('sha256') };
}

/** Opens a file that was begun, cut to what was committed, and takes its digest up again. */
async function reopen(path: string, bytes: number, resources: number): Promise<Part> {
  const file = await open(path, 'r+', 0o600);
  const { size } = await file.stat();
  await file.close();
  if (size < bytes) {
    throw new ConnectionError('folder', 'Lo que quedó a medias en esa carpeta está incompleto: empiece en otra.');
  }
  const writing = await open(path, 'a', 0o600);
  await writing.truncate(bytes);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return { file: writing, hash, bytes, resources };
}

async function readState(path: string): Promise<FetchState> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    throw new ConnectionError(
      'folder',
      'El estado de lo que quedó a medias no se puede leer: empiece en otra carpeta.',
    );
  }
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = error instanceof WriteError ? error.cause : error;
    const { code } = fault as { readonly code?: string };
    if (error instanceof ConnectionError || code === undefined) throw error;
    const sentence = /^(ENOSPC|EDQUOT|EFBIG)$/.test(code)
      ? 'No hay espacio en el disco; lo que ya se obtuvo puede continuarse cuando lo haya.'
      : /^(EACCES|EPERM|EROFS)$/.test(code)
        ? 'No hay permiso para escribir en la carpeta de destino.'
        : 'No se puede escribir en la carpeta de destino.';
    throw new ConnectionError('folder', sentence, { cause: error });
  }
}
