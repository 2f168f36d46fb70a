import { dirname } from 'node:path';
import { ProblemError } from './reading.ts';
import { WriteError, type WriteFault } from './write-whole.ts';

const SENTENCES: Readonly<Record<WriteFault, (path: string) => string>> = {
  noSpace: (path) => `No hay espacio en el disco para escribir ${path}; no se escribió nada.`,
  noPermission: (path) => `No hay permiso para escribir ${path}.`,
  noFolder: (path) => `No existe la carpeta ${dirname(path)}.`,
  isFolder: (path) => `${path} es una carpeta.`,
  notWritten: (path) => `No se pudo escribir ${path}.`,
};

/** What is being written, with a fault of the file system as one sentence. @throws ProblemError */
export async function inWords<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (error instanceof WriteError) throw new ProblemError(SENTENCES[error.fault](error.path), { cause: error });
    throw error;
  }
}
