import { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import yauzl, { type Entry } from 'yauzl';
import { LIMITS, MANIFEST, SIGNATURE } from './package-manifest.ts';
import { NOT_A_PACKAGE, type PackageSource } from './package-source.ts';
import { ProblemError } from './reading.ts';
import { MAX_RATIO, MAX_TOTAL_BYTES, RATIO_APPLIES_FROM } from './zip.ts';

/** The entries of a package's ZIP, unpacked one at a time and never beyond the size that the directory says. */
export interface PackageZip {
  readonly names: ReadonlySet<string>;
  sizeOf(name: string): number;
  /** @throws ProblemError where it was altered */
  read(name: string): Uint8Array;
}

/** Reads only the directory. @throws ProblemError where it is none of a package */
export async function openPackageZip(source: PackageSource): Promise<PackageZip> {
  const entries = await directoryOf(source);
  const found = (name: string): Entry => {
    const entry = entries.get(name);
    if (entry === undefined) throw new ProblemError(NOT_A_PACKAGE);
    return entry;
  };
  return {
    names: new Set(entries.keys()),
    sizeOf: (name) => found(name).uncompressedSize,
    read: (name) => unpacked(source, found(name)),
  };
}

async function directoryOf(source: PackageSource): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      autoClose: false,
      strictFileNames: true,
    });
    if (zip.entryCount > LIMITS.entries + 2) throw new ProblemError('El paquete tiene demasiadas partes; no se abre.');
    for await (const entry of zip.eachEntry()) {
      refuse(entry);
      total += entry.uncompressedSize;
      if (total > MAX_TOTAL_BYTES) throw new ProblemError('El paquete ocuparía demasiado desempacado; no se abre.');
      if (entries.has(entry.fileName)) throw new ProblemError(ALTERED);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof ProblemError ? error : new ProblemError(NOT_A_PACKAGE);
  }
  if (!entries.has(MANIFEST) || !entries.has(SIGNATURE)) throw new ProblemError(NOT_A_PACKAGE);
  return entries;
}

export const ALTERED = 'El contenido del paquete no es el que firmó quien lo exportó; no se cambió nada.';

function refuse(entry: Entry): void {
  const { uncompressedSize, compressedSize, compressionMethod } = entry;
  const most = entry.fileName === MANIFEST ? LIMITS.manifestBytes : LIMITS.entryBytes;
  const isBomb = uncompressedSize > RATIO_APPLIES_FROM && uncompressedSize > compressedSize * MAX_RATIO;
  if (isBomb || uncompressedSize > most || compressedSize > most + 1024) {
    throw new ProblemError('El paquete tiene una parte más grande de lo que hace Cotejo; no se abre.');
  }
  if (entry.isEncrypted() || (compressionMethod !== 0 && compressionMethod !== 8)) throw new ProblemError(ALTERED);
}

const LOCAL_HEADER = { bytes: 30, signature: 0x04034b50, nameBytes: 26, extraBytes: 28 } as const;

/** Read at once and not as a stream: what is joined is joined in one transaction, which waits for nobody. */
function unpacked(source: PackageSource, entry: Entry): Uint8Array {
  const at = entry.relativeOffsetOfLocalHeader;
  const head = Buffer.from(source.read(at, LOCAL_HEADER.bytes));
  if (head.readUInt32LE(0) !== LOCAL_HEADER.signature) throw new ProblemError(ALTERED);
  const named = head.readUInt16LE(LOCAL_HEADER.nameBytes) + head.readUInt16LE(LOCAL_HEADER.extraBytes);
  const packed = source.read(at + LOCAL_HEADER.bytes + named, entry.compressedSize);
  const bytes = entry.compressionMethod === 0 ? packed : inflated(packed, entry.uncompressedSize);
  if (bytes.length !== entry.uncompressedSize) throw new ProblemError(ALTERED);
  return bytes;
}

function inflated(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new ProblemError(ALTERED);
  }
}

/** What yauzl reads the directory through. */
class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: PackageSource;

  constructor(source: PackageSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const source = this.#source;
    return Readable.from(
      (function* () {
        yield source.read(start, end - start);
      })(),
      { objectMode: false },
    );
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}
