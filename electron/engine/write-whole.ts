import { open, rename, rm } from 'node:fs/promises';

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
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
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
