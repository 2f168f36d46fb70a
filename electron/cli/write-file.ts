import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ProblemError } from '../engine/inputs.ts';

/**
 * Writes a whole file or none: to a neighbour first, then renamed, so that a full disk leaves what stood there.
 *
 * @throws ProblemError with one sentence
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new ProblemError(describeWriteError(error, path));
  }
}

export function describeWriteError(error: unknown, path: string): string {
  switch ((error as { readonly code?: string }).code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return `No hay espacio en el disco para escribir ${path}; no se escribió nada.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `No hay permiso para escribir ${path}.`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `No existe la carpeta ${dirname(path)}.`;
    case 'EISDIR':
      return `${path} es una carpeta.`;
    default:
      return `No se pudo escribir ${path}.`;
  }
}
