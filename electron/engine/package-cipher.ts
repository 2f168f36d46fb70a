import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { SHORTEST_PASSWORD } from '../../shared/model/index.ts';
import { ProblemError } from './reading.ts';

/**
 * A package under a password: its ZIP cut into pieces, each encrypted with AES-256-GCM under a key that scrypt
 * (RFC 7914) makes from the password. The number of the piece and whether it is the last one are part of its nonce
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): pieces that are cut off, changed,
 * exchanged or repeated do not open.
 *
 * Header, 52 bytes: `COTEJOP1`, log2 of N, three zeros, 16 bytes of salt, 7 of nonce, one zero, and 16 that tell a
 * wrong password from a damaged file. The whole of it is authenticated with every piece.
 */
const MAGIC = Buffer.from('COTEJOP1', 'latin1');
const LOG_N = 16;
/** What a file may ask of this computer: 256 MB. */
const MAX_LOG_N = 18;
const BLOCK = 8;
const SALT = { at: 12, bytes: 16 };
const NONCE = { at: 28, bytes: 7 };
const CHECK = { at: 36, bytes: 16 };
const HEADER_BYTES = 52;
const PIECE_BYTES = 1024 ** 2;
const TAG_BYTES = 16;

export function isSealed(head: Uint8Array): boolean {
  return MAGIC.equals(head.subarray(0, MAGIC.length));
}

/** Encrypts what is written, piece by piece. @throws ProblemError for a password that is too short */
export function sealer(password: string): {
  readonly header: Uint8Array;
  seal(bytes: Uint8Array): Uint8Array;
  end(): Uint8Array;
} {
  if (password.length < SHORTEST_PASSWORD) {
    throw new ProblemError(`La contraseña del paquete debe tener ${SHORTEST_PASSWORD} caracteres o más.`);
  }
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header[MAGIC.length] = LOG_N;
  randomBytes(SALT.bytes).copy(header, SALT.at);
  randomBytes(NONCE.bytes).copy(header, NONCE.at);
  const keys = keysOf(password, header);
  checkOf(keys.check, header).copy(header, CHECK.at);
  let pending = Buffer.alloc(0);
  let index = 0;
  const sealPiece = (piece: Uint8Array, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', keys.piece, nonceOf(header, index++, isLast));
    cipher.setAAD(header);
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  };
  return {
    header,
    seal(bytes) {
      pending = Buffer.concat([pending, bytes]);
      const out: Buffer[] = [];
      // The last piece is only known at the end: one is always kept back.
      while (pending.length > PIECE_BYTES) {
        out.push(sealPiece(pending.subarray(0, PIECE_BYTES), false));
        pending = pending.subarray(PIECE_BYTES);
      }
      return Buffer.concat(out);
    },
    end: () => sealPiece(pending, true),
  };
}

export interface Unsealer {
  readonly headerBytes: number;
  readonly pieceBytes: number;
  readonly sealedPieceBytes: number;
  /** Of what is inside. */
  readonly size: number;
  readonly pieces: number;
  /** @throws ProblemError where the piece was altered */
  open(index: number, sealed: Uint8Array): Uint8Array;
}

/** @throws ProblemError for a wrong password, a header that is damaged, a file that ends too soon */
export function unsealer(head: Uint8Array, fileBytes: number, password: string): Unsealer {
  const header = Buffer.from(head.subarray(0, HEADER_BYTES));
  const sealedPieceBytes = PIECE_BYTES + TAG_BYTES;
  const body = fileBytes - HEADER_BYTES;
  const pieces = Math.ceil(body / sealedPieceBytes);
  const lastBytes = body - (pieces - 1) * sealedPieceBytes;
  if (header.length < HEADER_BYTES || body < TAG_BYTES || lastBytes < TAG_BYTES) throw new ProblemError(CUT);
  const logN = header[MAGIC.length];
  if (logN > MAX_LOG_N || logN < 14) throw new ProblemError(NEWER);
  const keys = keysOf(password, header);
  if (!timingSafeEqual(checkOf(keys.check, header), header.subarray(CHECK.at, CHECK.at + CHECK.bytes))) {
    throw new ProblemError('La contraseña no es la del paquete, o su encabezado está dañado; no se cambió nada.');
  }
  return {
    headerBytes: HEADER_BYTES,
    pieceBytes: PIECE_BYTES,
    sealedPieceBytes,
    size: body - pieces * TAG_BYTES,
    pieces,
    open(index, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', keys.piece, nonceOf(header, index, index === pieces - 1));
      decipher.setAAD(header);
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
      } catch {
        throw new ProblemError(CUT);
      }
    },
  };
}

const CUT = 'El paquete cifrado está incompleto o fue alterado: vuelva a copiarlo; no se cambió nada.';
const NEWER = 'El paquete se cifró de un modo que esta versión de Cotejo no conoce; no se cambió nada.';

function keysOf(password: string, header: Buffer): { readonly piece: Buffer; readonly check: Buffer } {
  const N = 2 ** header[MAGIC.length];
  const salt = header.subarray(SALT.at, SALT.at + SALT.bytes);
  // The same password typed on two systems can come as different code points.
  const both = scryptSync(password.normalize('NFKC'), salt, 64, { N, r: BLOCK, p: 1, maxmem: 256 * N * BLOCK });
  return { piece: both.subarray(0, 32), check: both.subarray(32) };
}

function checkOf(key: Buffer, header: Buffer): Buffer {
  return createHmac('sha256', key).update(header.subarray(0, CHECK.at)).digest().subarray(0, CHECK.bytes);
}

function nonceOf(header: Buffer, index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, NONCE.at, NONCE.at + NONCE.bytes);
  nonce.writeUInt32BE(index, NONCE.bytes);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
