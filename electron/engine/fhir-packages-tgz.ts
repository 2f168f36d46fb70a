import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { ProblemError } from './reading.ts';

const MIB = 1024 ** 2;
/** The terminology of HL7, the largest package in wide use, takes some 150 MB unpacked. */
const MAX_TOTAL_BYTES = 1024 * MIB;
/** As one resource of an export may take. */
export const MAX_MEMBER_BYTES = 64 * MIB;
/** HL7's biggest has some 6,000; each that is kept costs memory until all are. */
const MAX_MEMBERS = 20_000;
/** DEFLATE cannot do better than about 1:1030, which is what bombs use; JSON of guides packs to a tenth. */
const MAX_RATIO = 200;
const RATIO_APPLIES_FROM = 64 * MIB;
const CHUNK_BYTES = 256 * 1024;

/** Only what lies straight in `package/` is part of the package proper; folders below hold examples and pages. */
const MEMBER = /^(?:\.\/)?package\/([^/]+\.(?:json|xml))$/;
const FILES: ReadonlySet<string> = new Set(['File', 'OldFile', 'ContiguousFile']);
const LINKS: ReadonlySet<string> = new Set(['Link', 'SymbolicLink', 'CharacterDevice', 'BlockDevice', 'FIFO']);

/** Whether a file starts as gzip does. @throws an error of the file system */
export async function isGzip(path: string): Promise<boolean> {
  if (!(await stat(path)).isFile()) return false;
  const handle = await open(path);
  try {
    const head = new Uint8Array(2);
    await handle.read(head, 0, 2, 0);
    return head[0] === 0x1f && head[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

/**
 * Reads the JSON and XML files of a package as a stream: nothing is written to disk, and nothing but one file is held.
 *
 * @param visit takes the name inside `package/` and the bytes; undefined for one that is too big
 * @returns SHA-256 of the package's file, in hexadecimal
 * @throws ProblemError with one sentence where it is damaged, has paths or links that lead elsewhere, or is too big; an
 *   error of the file system
 */
export async function readTgz(path: string, visit: (name: string, bytes: Buffer | undefined) => void): Promise<string> {
  const digest = createHash('sha256');
  let packed = 0;
  let unpacked = 0;
  let members = 0;
  let ended = false;
  const parser = new Parser({
    strict: true,
    filter(name, entry) {
      if (++members > MAX_MEMBERS) throw new ProblemError(`El paquete tiene más de ${MAX_MEMBERS} archivos.`);
      return isWanted(name, entry as ReadEntry);
    },
    onReadEntry: (entry) => collect(entry, visit),
  });
  // Two empty blocks end an archive; what may follow is padding.
  parser.on('eof', () => {
    ended = true;
  });
  try {
    await pipeline(
      createReadStream(path),
      async function* measure(source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          digest.update(chunk);
          packed += chunk.length;
          yield chunk;
        }
      },
      createGunzip({ chunkSize: CHUNK_BYTES }),
      async (source: AsyncIterable<Buffer>) => {
        for await (const chunk of source) {
          // The parser would unpack what is packed twice, past the limits here.
          if (unpacked === 0 && isPacked(chunk)) throw new ProblemError(DAMAGED);
          unpacked += chunk.length;
          refuseSize(packed, unpacked);
          if (!ended) parser.write(chunk);
        }
        parser.end();
      },
    );
  } catch (error) {
    throw damaged(error);
  }
  return digest.digest('hex');
}

const DAMAGED = 'El paquete está dañado o incompleto, o no es un .tgz: vuelva a descargarlo o a copiarlo.';

/** @throws ProblemError: no honest program writes such a member, so nothing of the package is taken */
function isWanted(name: string, entry: ReadEntry): boolean {
  const parts = name.split(/[/\\]/);
  if (parts.includes('..') || /^([/\\]|[A-Za-z]:)/.test(name) || name.includes('\0')) {
    throw new ProblemError('El paquete trae rutas que apuntan fuera de su carpeta; por seguridad no se importa.');
  }
  if (LINKS.has(entry.type)) {
    throw new ProblemError('El paquete trae enlaces o dispositivos; por seguridad no se importa.');
  }
  return FILES.has(entry.type) && MEMBER.test(name);
}

function collect(entry: ReadEntry, visit: (name: string, bytes: Buffer | undefined) => void): void {
  const parts: Buffer[] = [];
  const name = MEMBER.exec(entry.path)?.[1] ?? '';
  if (entry.size > MAX_MEMBER_BYTES) {
    visit(name, undefined);
    entry.resume();
    return;
  }
  entry.on('data', (chunk: Buffer) => parts.push(chunk));
  entry.on('end', () => visit(name, Buffer.concat(parts)));
}

function isPacked(head: Buffer): boolean {
  const start = head.subarray(0, 4).toString('hex');
  return start.startsWith('1f8b') || start === '28b52ffd';
}

function refuseSize(packed: number, unpacked: number): void {
  if (unpacked > MAX_TOTAL_BYTES) {
    throw new ProblemError('El paquete ocuparía más de 1 GB desempacado; no se importa.');
  }
  if (unpacked > RATIO_APPLIES_FROM && unpacked > packed * MAX_RATIO) {
    throw new ProblemError('El paquete se expande más de lo que hace uno real (posible bomba); no se importa.');
  }
}

function damaged(error: unknown): unknown {
  if (error instanceof ProblemError) return error;
  const code = (error as { readonly code?: string }).code ?? '';
  // Z_… comes of the unpacking, TAR_… of the archive; what is left are errors of the file system.
  return /^E[A-Z]+$/.test(code) ? error : new ProblemError(DAMAGED);
}
