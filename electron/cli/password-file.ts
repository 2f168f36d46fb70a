import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describeReadError, ProblemError } from '../engine/reading.ts';

/**
 * The first line of a file: a password on the command line would stand in the list of processes and in the shell's
 * history. Undefined where no file is named.
 *
 * @throws ProblemError with one sentence, which never holds what the file says
 */
export function passwordOf(file: unknown): string | undefined {
  if (typeof file !== 'string') return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ProblemError(`La contraseña no se pudo leer de ${dirname(resolve(file))}: ${describeReadError(error)}`);
  }
  // Editors on Windows put a byte order mark first, which nobody sees.
  const [password = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (password === '') throw new ProblemError('El archivo de la contraseña está vacío.');
  return password;
}
