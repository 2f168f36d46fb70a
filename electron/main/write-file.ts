import { WriteError, writeWhole as write } from '../engine/write-whole.ts';
import { Sentence } from './sentence.ts';
import { texts } from './texts.ts';

/** Writes a whole file or none. @throws Sentence saying why it could not be written, in the window's language */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await write(path, content);
  } catch (error) {
    if (error instanceof WriteError) throw new Sentence(texts()[error.fault](path), { cause: error });
    throw error;
  }
}
