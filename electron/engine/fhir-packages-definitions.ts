import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { lazyDefinitions } from '../../shared/formats/fhir/definitions/lazy.ts';
import { createXmlReader } from '../../shared/formats/fhir/xml/reader.ts';
import type { Sink } from '../../shared/formats/format.ts';
import { isRecord, type PackageManifest, readManifest } from './fhir-packages-manifest.ts';
import { MAX_MEMBER_BYTES } from './fhir-packages-tgz.ts';
import { type InputFile, listInputs } from './inputs.ts';
import { describeReadError, ProblemError } from './reading.ts';
import { loadResources } from './resources.ts';
import { readInput } from './verify-file.ts';

/** What was found in a folder, a ZIP, or a file of definitions that is no package. */
export interface LooseDefinitions {
  /** Of the package.json, where there is one. */
  readonly manifest?: PackageManifest;
  /** Name for want of one: that of the folder or file, in the form of a package's. */
  readonly name: string;
  /** Over names and bytes, in the order of the names. */
  readonly sha256: string;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

const MAX_TOTAL_BYTES = 1024 * 1024 ** 2;
const MANIFEST = /(^|\/)package\.json$/;

/**
 * Reads the JSON and XML files under `path` one after the other.
 *
 * @param visit takes each parsed resource; those of a Bundle one by one
 * @throws ProblemError with one sentence where nothing can be read or it is too big
 */
export async function readDefinitions(
  path: string,
  resourcesFolder: string,
  visit: (value: unknown) => void,
): Promise<LooseDefinitions> {
  const { files, problems } = await listInputs([path]);
  const wanted = files.filter((file) => /\.(json|xml)$/i.test(file.path));
  const skipped = problems.map(({ path: shown, sentence }) => ({ path: shown, reason: sentence }));
  if (wanted.length === 0) throw new ProblemError(skipped[0]?.reason ?? 'No tiene archivos JSON ni XML.');
  const digest = createHash('sha256');
  const readXml = xmlReader(resourcesFolder);
  let manifest: PackageManifest | undefined;
  let depth = Number.POSITIVE_INFINITY;
  let total = 0;
  for (const file of wanted) {
    const refusal = file.bytes > MAX_MEMBER_BYTES ? 'El archivo pasa de 64 MiB; ninguna definición es tan grande.' : '';
    if (refusal !== '') {
      skipped.push({ path: file.path, reason: refusal });
      continue;
    }
    const bytes = await readWhole(file);
    total += bytes.length;
    if (total > MAX_TOTAL_BYTES) throw new ProblemError('Sus archivos pasan de 1 GB; no se importa.');
    digest.update(`${file.path.slice(file.path.indexOf('/') + 1)}\n${bytes.length}\n`).update(bytes);
    try {
      const values = /\.xml$/i.test(file.path) ? readXml(bytes) : [JSON.parse(bytes.toString('utf8'))];
      const level = file.path.split('/').length;
      if (MANIFEST.test(file.path)) {
        // The one nearest to the top: below there may be packages of npm.
        if (level < depth && isPackageJson(values[0])) [manifest, depth] = [readManifest(values[0]), level];
      } else for (const value of values) visitAll(value, visit);
    } catch (error) {
      if (MANIFEST.test(file.path) && error instanceof ProblemError) throw error;
      skipped.push({ path: file.path, reason: 'No es JSON o XML que se pueda leer.' });
    }
  }
  return { ...(manifest && { manifest }), name: nameOf(path), sha256: digest.digest('hex'), skipped };
}

/** Of FHIR, not of any other program. */
function isPackageJson(value: unknown): boolean {
  return isRecord(value) && (value.fhirVersions ?? value['fhir-version-list'] ?? value.canonical) !== undefined;
}

/** Definitions often come in a Bundle. */
export function visitAll(value: unknown, visit: (value: unknown) => void): void {
  const entries = isRecord(value) && value.resourceType === 'Bundle' ? value.entry : undefined;
  if (!Array.isArray(entries)) visit(value);
  else for (const entry of entries) if (isRecord(entry)) visit(entry.resource);
}

async function readWhole(file: InputFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of readInput(file)) {
      size += chunk.length;
      if (size > MAX_MEMBER_BYTES)
        throw new ProblemError('El archivo pasa de 64 MiB; ninguna definición es tan grande.');
      parts.push(Buffer.from(chunk));
    }
  } catch (error) {
    throw new ProblemError(describeReadError(error));
  }
  return Buffer.concat(parts);
}

/** `Mi guía (2)` → `mi-guia-2`. */
function nameOf(path: string): string {
  const plain = basename(path)
    .replace(/\.(zip|json|xml)$/i, '')
    .normalize('NFD')
    .toLowerCase();
  const name = plain
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return name.slice(0, 80).replace(/[-.]+$/, '') || 'definiciones';
}

/** Resources of FHIR in XML: the reader of exports, with a judge that only takes what it reads. */
export function xmlReader(resourcesFolder: string): (bytes: Uint8Array) => readonly unknown[] {
  let definitions: ReturnType<typeof lazyDefinitions> | undefined;
  return (bytes) => {
    definitions ??= lazyDefinitions(loadResources(resourcesFolder).formats.fhir.generated);
    const values: unknown[] = [];
    const take = (value: unknown) => {
      values.push(value);
      return 0;
    };
    const judge = {
      resource: (_slice: unknown, value: unknown) => take(value),
      entry: (_slice: unknown, value: unknown) => take(isRecord(value) ? value.resource : undefined),
      envelope: () => 0,
      property: () => undefined,
      end: () => undefined,
    };
    const reader = createXmlReader(NOBODY, judge, definitions());
    reader.write(bytes);
    reader.end();
    return values;
  };
}

/** What is wrong with a definition shows in what is missing; the import only wants those that can be read. */
const NOBODY: Sink = {
  unit: () => undefined,
  record: () => undefined,
  finding: () => undefined,
  layer: () => undefined,
  key: () => undefined,
  row: () => undefined,
  encoding: () => undefined,
  problem: () => undefined,
};
