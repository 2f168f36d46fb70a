import { dirname } from 'node:path';
import { ProblemError } from '../engine/reading.ts';
import { WriteError, type WriteFault, writeWhole as write } from '../engine/write-whole.ts';

const SENTENCES: Readonly<Record<WriteFault, (path: string) => string>> = {
  noSpace: (path) => `No hay espacio en el disco para escribir ${path}; no se escribió nada.`,
  noPermission: (path) => `No hay permiso para escribir ${path}.`,
  noFolder: (path) => `No existe la carpeta ${dirname(path)}.`,
  isFolder: (path) => `${path} es una carpeta.`,
  notWritten: (path) => `No se pudo escribir ${path}.`,
};

/** Writes a whole file or none. @throws ProblemError with one sentence */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await write(path, content);
  } catch (error) {
    if (error instanceof WriteError) throw new ProblemError(SENTENCES[error.fault](path), { cause: error });
    throw error;
  }
}
