import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { PackageCounts } from '../../shared/model/index.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { sealer } from './package-cipher.ts';
import { MANIFEST, type Manifest, type ManifestEntry, manifestBytes, SIGNATURE } from './package-manifest.ts';
import { writeWholeWith } from './write-whole.ts';
import { inWords } from './write-words.ts';

/** What is written, in its order; `read` is called when its turn comes, so that one part at a time is in the memory. */
export interface PackagePart {
  readonly path: string;
  read(): Promise<Uint8Array>;
}

export interface PackagePlan {
  readonly id: string;
  readonly device: Manifest['device'];
  readonly createdAt: string;
  readonly toolVersion: string;
  readonly counts: PackageCounts;
  readonly parts: readonly PackagePart[];
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** No time of its own: equal content gives an equal ZIP. */
const MTIME = new Date(1980, 0, 1);

/**
 * Writes a package whole or not at all. @returns bytes of the file, and the SHA-256 of the manifest, by which the
 * package is known whatever its password
 * @throws ProblemError
 */
export async function writePackage(
  path: string,
  plan: PackagePlan,
  password: string | undefined,
  onPart: (done: number, total: number) => void,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const seal = password === undefined || password === '' ? null : sealer(password);
  let digest = '';
  await inWords(
    writeWholeWith(path, async (file) => {
      const { zip, manifestSha256 } = zipOf(plan, onPart);
      if (seal !== null) await file.writeFile(seal.header);
      for await (const chunk of zip) await file.writeFile(seal === null ? chunk : seal.seal(chunk));
      if (seal !== null) await file.writeFile(seal.end());
      digest = manifestSha256();
    }),
  );
  return { bytes: (await stat(path)).size, sha256: digest };
}

function zipOf(plan: PackagePlan, onPart: (done: number, total: number) => void) {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const entries: ManifestEntry[] = [];
  const total = plan.parts.length;
  let manifest: Uint8Array = new Uint8Array();
  for (const part of plan.parts) {
    add(zip, part.path, isPacked(part.path), async () => {
      const bytes = await part.read();
      entries.push({ path: part.path, bytes: bytes.length, sha256: sha256Hex(bytes) });
      onPart(entries.length, total);
      return bytes;
    });
  }
  // Written last: only then are all digests known.
  add(zip, MANIFEST, true, async () => {
    const { id, device, createdAt, toolVersion, counts } = plan;
    manifest = manifestBytes({
      id,
      device,
      createdAt,
      tool: { name: 'cotejo', version: toolVersion },
      counts,
      entries,
    });
    return manifest;
  });
  add(zip, SIGNATURE, false, () => plan.sign(manifest));
  zip.end();
  return { zip: output, manifestSha256: () => sha256Hex(manifest) };
}

/** Photos and scans do not get smaller. */
function isPacked(path: string): boolean {
  return !path.startsWith('evidence/');
}

function add(zip: ZipFile, path: string, compress: boolean, read: () => Promise<Uint8Array>): void {
  zip.addReadStreamLazy(path, { mtime: MTIME, compress, compressionLevel: compress ? 6 : 0 }, (take) => {
    read().then(
      (bytes) => take(null, Readable.from([Buffer.from(bytes)], { objectMode: false })),
      (error: unknown) => take(error, Readable.from([])),
    );
  });
}
