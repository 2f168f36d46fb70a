import { writeWhole as write } from '../engine/write-whole.ts';
import { inWords } from '../engine/write-words.ts';

/** Writes a whole file or none. @throws ProblemError with one sentence */
export function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  return inWords(write(path, content));
}
