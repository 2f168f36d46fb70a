import { readBounded } from './read-bounded.ts';
import { describeReadError, ProblemError } from './reading.ts';

/** Bytes of a logo: it goes into every report. */
const MAX_BYTES = 200_000;
/** Pixels of a side. Less than this is a dot; more is a picture that only fills the memory of whoever opens it. */
const MIN_SIDE = 8;
const MAX_SIDE = 4000;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Picture {
  readonly type: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** A picture as a `data:` address, told by its content and not by its name. @throws ProblemError with one sentence */
export async function readLogo(path: string): Promise<string> {
  const bytes = Buffer.from(await readBounded(path, MAX_BYTES).catch(refuse));
  const picture = pngOf(bytes) ?? jpegOf(bytes);
  if (picture === null) throw new ProblemError('El logotipo no es una imagen PNG o JPEG que se pueda leer.');
  const { width, height, type } = picture;
  if (Math.min(width, height) < MIN_SIDE || Math.max(width, height) > MAX_SIDE) {
    throw new ProblemError(
      `El logotipo mide ${width} por ${height} píxeles; cada lado va de ${MIN_SIDE} a ${MAX_SIDE}.`,
    );
  }
  return `data:${type};base64,${bytes.toString('base64')}`;
}

function refuse(error: unknown): never {
  if (error instanceof ProblemError && /MB/.test(error.message)) {
    throw new ProblemError(`El logotipo pesa más de ${MAX_BYTES / 1000} kB.`, { cause: error });
  }
  throw new ProblemError(`El logotipo no se pudo leer. ${describeReadError(error)}`, { cause: error });
}

/** The size stands in the first block, and the last one must be there: a file cut short shows nothing. */
function pngOf(bytes: Buffer): Picture | null {
  const isWhole =
    bytes.length >= 45 &&
    bytes.subarray(0, PNG.length).equals(PNG) &&
    bytes.toString('latin1', 12, 16) === 'IHDR' &&
    bytes.toString('latin1', bytes.length - 8, bytes.length - 4) === 'IEND';
  return isWhole ? { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
}

/** Markers of a frame (ITU-T T.81, table B.1): C0 to CF but the tables of Huffman and arithmetic coding. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jpegOf(bytes: Buffer): Picture | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8 || bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0) {
    return null;
  }
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    if (isFrame(marker)) {
      return { type: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
