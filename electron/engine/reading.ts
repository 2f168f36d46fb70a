import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Opens for reading without waiting on pipes or devices. */
export async function openForReading(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
}

/** One plain sentence for an error of the file system; never a stack, never a value from the file. */
export function describeReadError(error: unknown): string {
  const code = (error as { readonly code?: string }).code;
  if (code === 'ENOENT') return 'El archivo no existe o desapareció mientras se leía.';
  if (code === 'EACCES' || code === 'EPERM') return 'No hay permiso para leer el archivo.';
  if (code === 'EISDIR') return 'Es una carpeta, no un archivo.';
  if (code === 'EMFILE' || code === 'ENFILE') return 'El sistema no permite abrir más archivos a la vez.';
  if (code === 'EIO') return 'El disco falló al leer el archivo.';
  if (code === 'EBUSY') return 'Otro programa tiene ocupado el archivo.';
  if (error instanceof ProblemError) return error.message;
  return `El archivo no se pudo leer${code === undefined ? '' : ` (${code})`}.`;
}

/** Carries a sentence that is already fit for people. */
export class ProblemError extends Error {}
