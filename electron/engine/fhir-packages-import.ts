import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FhirPackageImport } from '../../shared/ipc/contract.ts';
import { fileProblem } from './catalog-files.ts';
import { describeStored, STORED } from './fhir-packages.ts';
import { compactResource } from './fhir-packages-compact.ts';
import { readDefinitions, xmlReader } from './fhir-packages-definitions.ts';
import { createExpressionCheck } from './fhir-packages-expressions.ts';
import { openPackage, PackageWriter } from './fhir-packages-file.ts';
import { type PackageManifest, readManifest } from './fhir-packages-manifest.ts';
import { isGzip, readTgz } from './fhir-packages-tgz.ts';
import { ProblemError } from './reading.ts';
import { writeWhole } from './write-whole.ts';
import { inWords } from './write-words.ts';

export interface PackageImportOptions {
  /** `resources/`; definitions in XML are read by FHIR's own tables. */
  readonly resourcesFolder: string;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly file: string }) => void;
}

/** Takes a parsed resource. */
type Take = (value: unknown) => void;
type Skipped = FhirPackageImport['skipped'][number];

/** What was read of one package, before it is stored. */
interface ReadPackage {
  readonly manifest: PackageManifest;
  readonly unnamed?: true;
  readonly sha256: string;
  readonly skipped: readonly Skipped[];
}

const TGZ = /\.(tgz|tar\.gz)$/i;
/** Files that could not be used are listed one by one up to here. */
const MOST_SKIPPED = 20;

/**
 * Imports FHIR packages (`.tgz`, folders of them, and folders, ZIPs or files of definitions in JSON or XML, which become
 * a package of their own) into `storeFolder`, each atomically. What cannot be used is listed with its reason; nothing
 * throws.
 */
export async function importPackages(
  paths: readonly string[],
  storeFolder: string,
  options: PackageImportOptions,
): Promise<FhirPackageImport> {
  const stored = new Set<string>();
  const skipped: Skipped[] = [];
  const sources = paths.flatMap((path) => {
    try {
      return sourcesOf(path);
    } catch (error) {
      skipped.push({ path, reason: fileProblem(error) });
      return [];
    }
  });
  for (const [done, path] of sources.entries()) {
    options.onProgress?.({ done, total: sources.length, file: basename(path) });
    try {
      const file = await importOne(path, storeFolder, options, skipped);
      stored.add(file);
    } catch (error) {
      skipped.push({ path, reason: fileProblem(error) });
    }
  }
  const imported = [...stored].flatMap((file) => describeStored(storeFolder, file) ?? []);
  return { imported, skipped };
}

const UNREADABLE = 'No es JSON o XML que se pueda leer.';
const TOO_BIG = 'Pasa de 64 MiB; ninguna definición es tan grande.';

/** A folder of `.tgz` is as many packages; any other folder is one. */
function sourcesOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const packages = readdirSync(path).filter((name) => TGZ.test(name));
  return packages.length === 0 ? [path] : packages.sort().map((name) => join(path, name));
}

/** Gives the name of the stored file. */
async function importOne(
  path: string,
  storeFolder: string,
  options: PackageImportOptions,
  skipped: Skipped[],
): Promise<string> {
  const writer = new PackageWriter();
  const isForeign = createExpressionCheck();
  const seen = { foreign: false };
  const take = (value: unknown): void => {
    const kept = compactResource(value);
    if (kept === undefined) return;
    writer.add(kept);
    seen.foreign ||= isForeign(value);
  };
  const read = (await isGzip(path)) ? await readPackage(path, take, options) : await readLoose(path, take, options);
  skipped.push(...read.skipped.slice(0, MOST_SKIPPED));
  if (read.skipped.length > MOST_SKIPPED) {
    skipped.push({ path, reason: `Otros ${read.skipped.length - MOST_SKIPPED} archivos no se pudieron leer.` });
  }
  if (writer.size === 0) throw new ProblemError('No trae definiciones de FHIR R4 (perfiles, extensiones ni listas).');
  const { manifest, sha256, unnamed } = read;
  const file = `${manifest.name}#${manifest.version}${STORED}`;
  await mkdir(storeFolder, { recursive: true, mode: 0o700 });
  const content = writer.finish({
    ...manifest,
    sha256,
    importedAt: new Date().toISOString(),
    ...(unnamed && { unnamed }),
    ...(seen.foreign && { needsLibrary: true }),
  });
  await inWords(writeWhole(join(storeFolder, file), content));
  if (unnamed) removeEarlier(storeFolder, manifest.name, file);
  return file;
}

async function readPackage(path: string, take: Take, options: PackageImportOptions): Promise<ReadPackage> {
  const skipped: Skipped[] = [];
  const readXml = xmlReader(options.resourcesFolder);
  let manifest: PackageManifest | undefined;
  const sha256 = await readTgz(path, (name, bytes) => {
    // `.index.json` repeats what the resources say.
    if (name.startsWith('.')) return;
    const values = bytes && (/\.xml$/i.test(name) ? readXml(bytes) : parse(bytes));
    if (name === 'package.json') manifest = readManifest(values?.[0]);
    else if (values === undefined) skipped.push({ path: `${path}!/${name}`, reason: bytes ? UNREADABLE : TOO_BIG });
    else for (const value of values) take(value);
  });
  if (manifest === undefined) throw new ProblemError('No es un paquete FHIR: le falta package/package.json.');
  return { manifest, sha256, skipped };
}

async function readLoose(path: string, take: Take, options: PackageImportOptions): Promise<ReadPackage> {
  const read = await readDefinitions(path, options.resourcesFolder, take);
  const { manifest, name, sha256, skipped } = read;
  if (manifest !== undefined) return { manifest, sha256, skipped };
  const version = `sha-${sha256.slice(0, 8)}`;
  return { manifest: { name, version, dependencies: {} }, unnamed: true, sha256, skipped };
}

function parse(bytes: Buffer): readonly unknown[] | undefined {
  try {
    return [JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))];
  } catch {
    return undefined;
  }
}

/** Of definitions without a package.json only the last import of a name stays: nothing tells which one is newer. */
function removeEarlier(storeFolder: string, name: string, kept: string): void {
  for (const file of readdirSync(storeFolder)) {
    if (file === kept || !file.startsWith(`${name}#`) || !file.endsWith(STORED)) continue;
    const path = join(storeFolder, file);
    if (openPackage(path)?.header.unnamed) rmSync(path, { force: true });
  }
}
