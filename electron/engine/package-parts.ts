import type { z } from 'zod';
import { sha256Hex } from '../registry/sha256.ts';
import type { Manifest, ManifestEntry } from './package-manifest.ts';
import { ALTERED, type PackageZip } from './package-zip.ts';
import { ProblemError } from './reading.ts';

/** The entries of a package as values, each digest compared and each form judged. */
export interface PackageParts {
  readonly entries: readonly ManifestEntry[];
  has(path: string): boolean;
  /** Its digest compared. @throws ProblemError */
  bytes(path: string): Uint8Array;
  digest(path: string): string | undefined;
  /** With the bytes that it stands in. Judged once: afterwards its digest says that it is the same. */
  json<T>(path: string, schema: z.ZodType): { readonly value: T; readonly bytes: Uint8Array };
  lines<T>(path: string, schema: z.ZodType): readonly T[];
}

export function partsOf({ entries }: Manifest, zip: PackageZip): PackageParts {
  const sound = new Set<string>();
  const digests = new Map(entries.map(({ path, sha256: digest }) => [path, digest]));
  const bytes = (path: string) => {
    const read = zip.read(path);
    if (sha256Hex(read) !== digests.get(path)) throw new ProblemError(ALTERED);
    return read;
  };
  return {
    entries,
    has: (path) => digests.has(path),
    bytes,
    digest: (path) => digests.get(path),
    json<T>(path: string, schema: z.ZodType) {
      const read = bytes(path);
      const value = sound.has(path) ? (parsed(read, path) as T) : judged<T>(read, schema, path);
      sound.add(path);
      return { value, bytes: read };
    },
    lines<T>(path: string, schema: z.ZodType) {
      if (!digests.has(path)) return [];
      const rows: T[] = [];
      // Line by line: a table of units is longer than a text should be.
      const whole = Buffer.from(bytes(path));
      for (let from = 0; from < whole.length; ) {
        const end = whole.indexOf(0x0a, from);
        const line = whole.subarray(from, end < 0 ? whole.length : end);
        rows.push(judged<T>(line, schema, path));
        from += line.length + 1;
      }
      return rows;
    },
  };
}

function parsed(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ProblemError(MALFORMED(path));
  }
}

function judged<T>(bytes: Uint8Array, schema: z.ZodType, path: string): T {
  const json = parsed(bytes, path);
  const found = schema.safeParse(json);
  if (!found.success) {
    const where = found.error.issues[0]?.path.join('.') ?? '';
    throw new ProblemError(MALFORMED(where === '' ? path : `${path}, ${where}`));
  }
  return json as T;
}

const MALFORMED = (where: string) =>
  `El contenido del paquete no tiene la forma que debe (${where.slice(0, 200)}); no se cambió nada.`;
