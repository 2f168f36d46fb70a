import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isSealed, type Unsealer, unsealer } from './package-cipher.ts';
import { describeReadError, ProblemError } from './reading.ts';

/** The bytes of a package's ZIP wherever they come from; read in pieces, so that its size does not matter. */
export interface PackageSource {
  readonly size: number;
  /** @throws ProblemError where the bytes are not there, or were altered */
  read(position: number, length: number): Uint8Array;
  close(): void;
}

/** Pieces kept at hand: a ZIP is read nearly in order. */
const RECENT = 4;

export const NOT_A_PACKAGE = 'El archivo no es un paquete de Cotejo, o está incompleto; no se cambió nada.';

/** Opens a package, plain or encrypted. @throws ProblemError with one sentence; nothing is read of what it says yet */
export function openPackageSource(path: string, password: string | undefined): PackageSource {
  const file = openFile(path);
  try {
    if (!isSealed(file.read(0, Math.min(file.size, 8)))) return file;
    if (password === undefined || password === '') {
      throw new ProblemError('El paquete está cifrado: escriba la contraseña con que se exportó.');
    }
    return unsealed(file, unsealer(file.read(0, Math.min(file.size, 64)), file.size, password));
  } catch (error) {
    file.close();
    throw error;
  }
}

function openFile(path: string): PackageSource {
  const descriptor = inSentence(() => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  const close = () => closeSync(descriptor);
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw new ProblemError('Eso no es un archivo: elija el archivo .cotejo del paquete.');
    return {
      size: found.size,
      read(position, length) {
        const bytes = Buffer.alloc(length);
        let filled = 0;
        while (filled < length) {
          const count = inSentence(() => readSync(descriptor, bytes, filled, length - filled, position + filled));
          if (count === 0) throw new ProblemError(NOT_A_PACKAGE);
          filled += count;
        }
        return bytes;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function unsealed(
  file: PackageSource,
  { headerBytes, pieceBytes, sealedPieceBytes, size, pieces, open }: Unsealer,
): PackageSource {
  const recent = new Map<number, Uint8Array>();
  const piece = (index: number): Uint8Array => {
    const known = recent.get(index);
    if (known !== undefined) return known;
    const from = headerBytes + index * sealedPieceBytes;
    const bytes = open(index, file.read(from, Math.min(sealedPieceBytes, file.size - from)));
    if (recent.size >= RECENT) for (const oldest of [...recent.keys()].slice(0, 1)) recent.delete(oldest);
    recent.set(index, bytes);
    return bytes;
  };
  // Whatever was cut off shows now, and not in the middle of the reading.
  piece(pieces - 1);
  return {
    size,
    read(position, length) {
      if (position < 0 || position + length > size) throw new ProblemError(NOT_A_PACKAGE);
      const bytes = Buffer.alloc(length);
      for (let filled = 0; filled < length; ) {
        const at = position + filled;
        const index = Math.floor(at / pieceBytes);
        const part = piece(index).subarray(at - index * pieceBytes, at - index * pieceBytes + length - filled);
        bytes.set(part, filled);
        filled += part.length;
      }
      return bytes;
    },
    close: file.close,
  };
}

function inSentence<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ProblemError ? error : new ProblemError(describeReadError(error));
  }
}
