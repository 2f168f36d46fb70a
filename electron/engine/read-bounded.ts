import { openForReading, ProblemError } from './reading.ts';

/**
 * All bytes of a file that is no bigger than allowed; waits on no pipe or device, and holds nothing of what is too big.
 *
 * @param mostBytes size up to which it is read
 * @throws ProblemError with one sentence, or the error of the file system (see `describeReadError`)
 */
export async function readBounded(path: string, mostBytes: number): Promise<Uint8Array> {
  const file = await openForReading(path);
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) throw new ProblemError('Es una carpeta, no un archivo.');
    if (!stat.isFile()) throw new ProblemError('No es un archivo.');
    const tooBig = () => new ProblemError(`Pesa más de ${mostBytes / 1_000_000} MB.`);
    if (stat.size > mostBytes) throw tooBig();
    // One byte more than there is: a file may grow while it is read.
    const bytes = new Uint8Array(stat.size + 1);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    if (filled > stat.size) throw new ProblemError('El archivo cambió mientras se leía.');
    return bytes.subarray(0, filled);
  } finally {
    await file.close();
  }
}

/** A result of 300 MB has some fifteen million; a file of brackets has a hundred million, and no memory is enough. */
const MOST_VALUES = 20_000_000;

/** @throws ProblemError with one sentence where the bytes are not JSON in UTF-8, or more values than fit in memory */
export function parseJson(bytes: Uint8Array): unknown {
  if (countSeparators(bytes) > MOST_VALUES) throw new ProblemError('Trae más valores de los que se pueden leer.');
  try {
    // A byte order mark is left out by the decoder.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ProblemError('No es JSON en UTF-8.');
  }
}

/** Commas and opening brackets, those in texts too: never fewer than there are values, less one. */
function countSeparators(bytes: Uint8Array): number {
  let found = 0;
  // Fewer bytes hold fewer values: most files need no look.
  if (bytes.length <= MOST_VALUES) return found;
  for (const byte of bytes) if (byte === 0x2c || byte === 0x5b || byte === 0x7b) found++;
  return found;
}
