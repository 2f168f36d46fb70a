import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';

export type WriteFault = 'noSpace' | 'noPermission' | 'noFolder' | 'isFolder' | 'notWritten';

/** A file could not be written; whoever shows it puts `fault` into words. */
export class WriteError extends Error {
  readonly fault: WriteFault;
  readonly path: string;

  constructor(fault: WriteFault, path: string, cause: unknown) {
    super(fault, { cause });
    this.fault = fault;
    this.path = path;
  }
}

/**
 * Writes a whole file or none: to a neighbour first, then renamed, so that a full disk leaves what stood there.
 *
 * @throws WriteError
 */
export function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  return writeWholeWith(path, (file) => file.writeFile(content));
}

/**
 * The same for a file that is written bit by bit: where `fill` throws, nothing changes. A link stays one; a device or
 * a pipe is written into.
 *
 * @param mode permissions, where not the usual ones
 * @throws WriteError, and whatever else `fill` throws
 */
export async function writeWholeWith(
  path: string,
  fill: (file: FileHandle) => Promise<void>,
  mode?: number,
): Promise<void> {
  const target = await targetOf(path);
  if (target === undefined) return fillInPlace(path, fill);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await fill(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new WriteError(writeFault(error), path, error);
  }
}

/** The file that a path leads to, links followed; undefined for a device or a pipe, which no file may take the place of. */
async function targetOf(path: string): Promise<string | undefined> {
  try {
    const target = await realpath(path);
    const found = await stat(target);
    return found.isFile() || found.isDirectory() ? target : undefined;
  } catch {
    // Nothing stands there yet.
    return path;
  }
}

async function fillInPlace(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    const file = await open(path, 'w');
    try {
      await fill(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new WriteError(writeFault(error), path, error);
  }
}

export function writeFault(error: unknown): WriteFault {
  switch ((error as { readonly code?: string }).code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'noSpace';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'noPermission';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'noFolder';
    case 'EISDIR':
      return 'isFolder';
    default:
      return 'notWritten';
  }
}
