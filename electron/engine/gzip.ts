import { createGunzip, type Gunzip } from 'node:zlib';
import { ProblemError } from './reading.ts';
import { MAX_RATIO, MAX_TOTAL_BYTES, RATIO_APPLIES_FROM } from './zip.ts';

/** Packed bytes given at once: they can unpack to a thousand times as many, which are in memory together. */
const SLICE = 16 * 1024;

/**
 * Passes bytes on, unpacked where they begin as gzip does, whatever the file is called; once, not what is in it again.
 * What was unpacked before a fault was given by then.
 *
 * @throws ProblemError with one sentence where the gzip is damaged or cut, or unpacks to too much
 */
export async function* unpackGzip(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let gunzip: Unpacker | undefined;
  let started = false;
  let head: Uint8Array = new Uint8Array(0);
  try {
    for await (const chunk of raw) {
      if (started && gunzip === undefined) {
        yield chunk;
        continue;
      }
      const bytes = started ? chunk : joined(head, chunk);
      if (!started && bytes.length < MAGIC.length) {
        head = bytes;
        continue;
      }
      if (!started) {
        started = true;
        gunzip = isGzip(bytes) ? createUnpacker() : undefined;
      }
      if (gunzip === undefined) yield bytes;
      else for (let i = 0; i < bytes.length; i += SLICE) yield* await gunzip.write(bytes.subarray(i, i + SLICE));
    }
    if (!started && head.length > 0) yield head;
    if (gunzip !== undefined) yield* await gunzip.end();
  } finally {
    gunzip?.close();
  }
}

const MAGIC = [0x1f, 0x8b, 0x08];

function isGzip(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

interface Unpacker {
  write(bytes: Uint8Array): Promise<readonly Uint8Array[]>;
  end(): Promise<readonly Uint8Array[]>;
  close(): void;
}

function createUnpacker(): Unpacker {
  const gunzip = createGunzip();
  let out: Uint8Array[] = [];
  let packed = 0;
  let unpacked = 0;
  gunzip.on('data', (chunk: Buffer) => {
    unpacked += chunk.length;
    out.push(chunk);
  });

  const take = (): readonly Uint8Array[] => {
    if (unpacked > MAX_TOTAL_BYTES) {
      throw new ProblemError('El gzip ocuparía más de 8 GB desempacado; no se lee más. Divida la exportación.');
    }
    if (unpacked > RATIO_APPLIES_FROM && unpacked > packed * MAX_RATIO) {
      throw new ProblemError('El gzip se expande más de lo que hace un archivo real (posible bomba); no se lee más.');
    }
    const given = out;
    out = [];
    return given;
  };

  return {
    async write(bytes) {
      packed += bytes.length;
      await settled(gunzip, (done) => gunzip.write(bytes, done));
      return take();
    },
    async end() {
      await settled(gunzip, (done) => {
        gunzip.once('end', done);
        gunzip.end();
      });
      return take();
    },
    close: () => gunzip.destroy(),
  };
}

/** Waits for a step of the unpacking, or for its error, as a sentence. */
function settled(gunzip: Gunzip, step: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(damaged(error));
    gunzip.once('error', fail);
    step((error) => {
      gunzip.off('error', fail);
      if (error) fail(error);
      else resolve();
    });
  });
}

function damaged(error: Error): ProblemError {
  const { code } = error as { readonly code?: string };
  return new ProblemError(
    code === 'Z_BUF_ERROR'
      ? 'El archivo gzip está cortado: vuelva a crearlo o a copiarlo. Se verificó lo que se pudo desempacar.'
      : 'El archivo gzip está dañado: vuelva a crearlo o a copiarlo.',
  );
}

function joined(head: Uint8Array, chunk: Uint8Array): Uint8Array {
  // A copy where it is kept: the chunk is overwritten by the next, and a Buffer's `slice` shares its memory.
  if (head.length === 0) return chunk.length < MAGIC.length ? new Uint8Array(chunk) : chunk;
  const whole = new Uint8Array(head.length + chunk.length);
  whole.set(head);
  whole.set(chunk, head.length);
  return whole;
}
