import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describeReadError, openForReading } from './reading.ts';
import { isZip, listZip, printable } from './zip.ts';

/** One file of an export, wherever it lies. */
export interface InputFile {
  /** For people and for results: relative to what was handed over; `archivo.zip!/miembro` inside a ZIP. Always `/`. */
  readonly path: string;
  /** Where it lies on this machine: the file itself, or the ZIP. */
  readonly absolute: string;
  /** Index of the entry in the ZIP's directory; absent for plain files. */
  readonly zipEntry?: number;
  /** Size in bytes: of a member of a ZIP, unpacked; of a gzip, as it lies on the disk. */
  readonly bytes: number;
}

/** Something handed over that cannot be verified, and why, in one sentence. */
export interface InputProblem {
  readonly path: string;
  readonly sentence: string;
}

export interface Inputs {
  readonly files: readonly InputFile[];
  readonly problems: readonly InputProblem[];
}

const MAX_FILES = 100_000;
const MAX_DEPTH = 32;
/** Characters of a path that are shown: as many as the longest path of any system. */
const MAX_PATH = 4096;
/** Files that systems leave in folders and that nobody means to export. */
const CLUTTER = /^(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;

/** Beside files of NDJSON this one may be the list of what was fetched from a server: no part of an export. */
const MANIFEST = 'manifest.json';
const BULK_DATA = /\.ndjson(\.gz)?$/i;
const MANIFEST_HEAD = 16_384;
const BAD_NAME = 'Su nombre lleva caracteres que no son UTF-8 y no se puede abrir: cámbielo y repita la verificación.';

/** A name whose bytes are no UTF-8 is listed with substitutes, and by those it is not found again. */
function hasUnreadableName(error: unknown, path: string): boolean {
  return (error as { readonly code?: string }).code === 'ENOENT' && path.includes('\ufffd');
}

/**
 * Lists what is to be verified under the given paths: files, folders (to a depth of 32, without following links) and
 * ZIPs (their members, without unpacking them to disk). Never throws for what it finds: what cannot be used becomes
 * a problem.
 */
export async function listInputs(paths: readonly string[]): Promise<Inputs> {
  const files: InputFile[] = [];
  const problems: InputProblem[] = [];

  async function visit(absolute: string, path: string, depth: number): Promise<void> {
    if (files.length >= MAX_FILES) return;
    try {
      const stat = await lstat(absolute);
      if (stat.isDirectory()) return await visitFolder(absolute, path, depth);
      if (!stat.isFile()) {
        if (depth === 0 && stat.isSymbolicLink()) return await visit(await realpath(absolute), path, depth);
        problems.push({
          path: printable(path, MAX_PATH),
          sentence: 'No es un archivo normal (es un enlace o un dispositivo) y no se abre.',
        });
        return;
      }
      if (!(await isZip(absolute))) {
        files.push({ path: printable(path, MAX_PATH), absolute, bytes: stat.size });
        return;
      }
      const zip = await listZip(absolute, printable(path, MAX_PATH));
      files.push(...zip.files);
      problems.push(...zip.problems);
    } catch (error) {
      problems.push({
        path: printable(path, MAX_PATH),
        sentence: hasUnreadableName(error, path) ? BAD_NAME : describeReadError(error),
      });
    }
  }

  async function visitFolder(absolute: string, path: string, depth: number): Promise<void> {
    if (depth >= MAX_DEPTH) {
      problems.push({
        path,
        sentence: `Hay más de ${MAX_DEPTH} carpetas una dentro de otra; las más profundas no se abren.`,
      });
      return;
    }
    const names = (await readdir(absolute)).filter((name) => !CLUTTER.test(name)).sort();
    const fetched = names.some((name) => BULK_DATA.test(name));
    for (const name of names) {
      if (fetched && name === MANIFEST && (await isManifest(join(absolute, name)))) continue;
      await visit(join(absolute, name), `${path}/${name}`, depth + 1);
    }
  }

  for (const path of paths) await visit(path, basename(path) || path, 0);
  if (files.length >= MAX_FILES) {
    problems.push({
      path: '',
      sentence: `La exportación tiene más de ${MAX_FILES} archivos; los demás no se verifican.`,
    });
  }
  return { files: uniquePaths(files), problems };
}

/** Whether a file lists what was fetched: written by `cotejo fetch`, or the answer of a Bulk Data server. */
async function isManifest(path: string): Promise<boolean> {
  const file = await openForReading(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MANIFEST_HEAD), 0, MANIFEST_HEAD, 0);
    const head = buffer.toString('utf8', 0, bytesRead);
    return /"schema"\s*:\s*"cotejo\/fetch@1"/.test(head) || /"transactionTime"\s*:/.test(head);
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

/** Two files of one name handed over together must not be taken for one. */
function uniquePaths(files: readonly InputFile[]): readonly InputFile[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const count = (seen.get(file.path) ?? 0) + 1;
    seen.set(file.path, count);
    return count === 1 ? file : { ...file, path: `${file.path} (${count})` };
  });
}
