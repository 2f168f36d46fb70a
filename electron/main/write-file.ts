import { open, rename, rm } from 'node:fs/promises';
import { Sentence } from './sentence.ts';
import { texts } from './texts.ts';

/**
 * Writes a whole file or none: to a neighbour first, then renamed, so that a full disk leaves what stood there.
 *
 * @throws Sentence saying why it could not be written
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
    throw new Sentence(describeWriteError(error, path), { cause: error });
  }
}

export function describeWriteError(error: unknown, path: string): string {
  switch ((error as { readonly code?: string }).code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return texts().noSpace(path);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return texts().noPermission(path);
    case 'ENOENT':
    case 'ENOTDIR':
      return texts().noFolder(path);
    case 'EISDIR':
      return texts().isFolder(path);
    default:
      return texts().notWritten(path);
  }
}
