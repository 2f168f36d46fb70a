import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { EVIDENCE_LIMITS } from '../../shared/ipc/visits.ts';
import { ProblemError } from './reading.ts';

/** A file that is to be kept as evidence. */
export interface EvidenceFile {
  /** Without its folder. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** As many characters as the longest file name of any system. */
const NAME_LENGTH = 255;

/**
 * Reads a file that a person chose, whole and only if it is one: no link, no folder, no device, and no more bytes than
 * evidence may have.
 *
 * @throws ProblemError
 */
export async function readEvidence(path: string): Promise<EvidenceFile> {
  const name = basename(path).slice(0, NAME_LENGTH);
  const known = await lstat(path).catch(() => null);
  if (known === null) throw new ProblemError(`No se encontró el archivo «${name}».`);
  if (!known.isFile())
    throw new ProblemError(`«${name}» no es un archivo: elija el archivo mismo, no una carpeta ni un enlace.`);
  refuseSize(name, known.size);
  const bytes = await readBounded(path, name);
  return { name, mediaType: mediaTypeOf(bytes), bytes };
}

/** A file can be put in the place of another between two looks at it, so what was opened is looked at again. */
async function readBounded(path: string, name: string): Promise<Buffer> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags).catch(() => null);
  if (file === null) throw new ProblemError(`No se pudo leer el archivo «${name}». Revise sus permisos.`);
  try {
    const { size } = await file.stat().then((stat) => (stat.isFile() ? stat : { size: 0 }));
    refuseSize(name, size);
    const bytes = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const { bytesRead } = await file.read(bytes, read, size - read, read);
      if (bytesRead === 0) throw new ProblemError(changed(name));
      read += bytesRead;
    }
    // A photo that is still being copied would be kept by half.
    if ((await file.stat()).size !== size) throw new ProblemError(changed(name));
    return bytes;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(`No se pudo leer el archivo «${name}».`);
  } finally {
    await file.close();
  }
}

function changed(name: string): string {
  return `El archivo «${name}» cambió mientras se leía; inténtelo de nuevo.`;
}

function refuseSize(name: string, bytes: number): void {
  if (bytes === 0) throw new ProblemError(`El archivo «${name}» está vacío.`);
  if (bytes <= EVIDENCE_LIMITS.fileBytes) return;
  const most = EVIDENCE_LIMITS.fileBytes / 1_000_000;
  throw new ProblemError(`El archivo «${name}» pasa de ${most} MB, lo más que puede medir una evidencia.`);
}

/** By its first bytes, never by its name. What is not known is bytes. */
function mediaTypeOf(bytes: Uint8Array): string {
  const begins = (...head: readonly number[]) => head.every((byte, at) => bytes[at] === byte);
  const says = (text: string, at: number) =>
    Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text;
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (says('RIFF', 0) && says('WEBP', 8)) return 'image/webp';
  if (says('%PDF-', 0)) return 'application/pdf';
  return isText(bytes) ? 'text/plain' : 'application/octet-stream';
}

/** UTF-8 without control characters but tab, line feed and carriage return. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f))
    return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
