import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PackageResource } from '../../shared/formats/fhir/packages.ts';
import type { FhirProfileRef } from '../../shared/ipc/contract.ts';
import type { KeptResource } from './fhir-packages-compact.ts';
import { isPackageKey, isRecord, type PackageManifest } from './fhir-packages-manifest.ts';

/**
 * The stored form of a package: a line of JSON, an index, and the resources, each packed by itself. A list of packages
 * reads the line only, a run the line and the index, and whoever asks for a resource that one. gzip carries a checksum,
 * so that a damaged file does not pass for a package.
 */
export interface StoredHeader extends PackageManifest {
  readonly schema: 'cotejo/fhir-package@1';
  readonly sha256: string;
  /** ISO 8601. */
  readonly importedAt: string;
  /** It came without a package.json: a later import under its name takes its place. */
  readonly unnamed?: true;
  /** Some expression of FHIRPath is beyond the own compiler. */
  readonly needsLibrary?: true;
  /** Resources kept, by type. */
  readonly counts: Readonly<Record<string, number>>;
  /** Bytes of the packed index, and of the packed resources after it. */
  readonly indexBytes: number;
  readonly bodyBytes: number;
}

/** A resource in the index; the last two stand for profiles on resources. */
type IndexRow = readonly [
  type: string,
  url: string,
  version: string,
  offset: number,
  bytes: number,
  title?: string,
  about?: string,
];

/** The header of a package with 200 dependencies takes some 10 kB. */
const HEADER_BYTES = 65_536;
const LINE_FEED = 10;
/** No honest resource comes near; a damaged or forged file must not fill the memory. */
const MAX_RESOURCE = 256 * 1024 * 1024;

/** Gathers the resources of a package, packed one by one, so that a big package is never in memory unpacked. */
export class PackageWriter {
  readonly #rows: IndexRow[] = [];
  readonly #parts: Buffer[] = [];
  readonly #counts: Record<string, number> = {};
  readonly #known = new Set<string>();
  #bytes = 0;

  get size(): number {
    return this.#rows.length;
  }

  /** Of two resources with one canonical and version the first counts. */
  add({ type, url, version, json, profile }: KeptResource): void {
    const key = `${type} ${url}|${version}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    const packed = gzipSync(json);
    this.#parts.push(packed);
    const row = [type, url, version, this.#bytes, packed.length] as const;
    this.#rows.push(profile === undefined ? row : [...row, profile.title, profile.type]);
    this.#counts[type] = (this.#counts[type] ?? 0) + 1;
    this.#bytes += packed.length;
  }

  /** The whole stored file. */
  finish(facts: Omit<StoredHeader, 'schema' | 'counts' | 'indexBytes' | 'bodyBytes'>): Uint8Array {
    const index = gzipSync(JSON.stringify(this.#rows));
    const counts = Object.fromEntries(Object.entries(this.#counts).sort(([a], [b]) => (a < b ? -1 : 1)));
    const header: StoredHeader = {
      schema: 'cotejo/fhir-package@1',
      ...facts,
      counts,
      indexBytes: index.length,
      bodyBytes: this.#bytes,
    };
    return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), index, ...this.#parts]);
  }
}

/** A stored package, of which only the header was read. */
export interface StoredPackage {
  readonly header: StoredHeader;
  /** In the order of the package. @throws where the file is damaged */
  resources(): readonly PackageResource[];
  /** @throws where the file is damaged */
  profiles(): readonly FhirProfileRef[];
}

/** Opens a stored package; undefined where the file is no such one, or is cut. @throws an error of the file system */
export function openPackage(path: string): StoredPackage | undefined {
  const head = readPart(path, 0, HEADER_BYTES);
  const end = head.bytes.indexOf(LINE_FEED);
  const header = end < 0 ? undefined : readHeader(head.bytes.subarray(0, end));
  if (header === undefined) return undefined;
  const start = end + 1;
  if (head.size !== start + header.indexBytes + header.bodyBytes) return undefined;
  let rows: readonly IndexRow[] | undefined;
  const index = (): readonly IndexRow[] => {
    rows ??= JSON.parse(unpack(readPart(path, start, header.indexBytes).bytes)) as readonly IndexRow[];
    return rows;
  };
  const body = start + header.indexBytes;
  return {
    header,
    resources: () =>
      index().map(([type, url, version, offset, bytes]) =>
        resourceAt(path, { type, url, version }, body + offset, bytes),
      ),
    profiles: () =>
      index().flatMap(([, url, version, , , title, type]) =>
        title === undefined || type === undefined ? [] : [{ url, version, title, type }],
      ),
  };
}

function resourceAt(
  path: string,
  names: Pick<PackageResource, 'type' | 'url' | 'version'>,
  offset: number,
  bytes: number,
): PackageResource {
  let known: { readonly value: unknown } | undefined;
  return {
    ...names,
    read() {
      known ??= { value: readResource(path, offset, bytes) };
      return known.value;
    },
  };
}

/** A damaged resource is as if it were not there: whoever asks for it cannot tell. */
function readResource(path: string, offset: number, bytes: number): unknown {
  try {
    return JSON.parse(unpack(readPart(path, offset, bytes).bytes));
  } catch {
    return undefined;
  }
}

function unpack(bytes: Uint8Array): string {
  return gunzipSync(bytes, { maxOutputLength: MAX_RESOURCE }).toString('utf8');
}

function readPart(path: string, offset: number, length: number): { readonly bytes: Buffer; readonly size: number } {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
    const read = readSync(handle, bytes, 0, bytes.length, offset);
    return { bytes: bytes.subarray(0, read), size };
  } finally {
    closeSync(handle);
  }
}

function readHeader(line: Buffer): StoredHeader | undefined {
  try {
    const header = JSON.parse(line.toString('utf8')) as Partial<StoredHeader>;
    const usable =
      header.schema === 'cotejo/fhir-package@1' &&
      isPackageKey(String(header.name), String(header.version)) &&
      isRecord(header.counts) &&
      isRecord(header.dependencies) &&
      Number.isSafeInteger(header.indexBytes) &&
      Number.isSafeInteger(header.bodyBytes);
    return usable ? (header as StoredHeader) : undefined;
  } catch {
    return undefined;
  }
}
