import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageResource } from '../../shared/formats/fhir/packages.ts';
import { isNewer } from '../../shared/formats/fhir/profiles/canonical.ts';
import type { FhirPackage, FhirPackages } from '../../shared/ipc/contract.ts';
import type { PackageRef } from '../../shared/model/index.ts';
import { openPackage, type StoredHeader, type StoredPackage } from './fhir-packages-file.ts';
import { isPackageKey } from './fhir-packages-manifest.ts';

/** Ending of stored packages. */
export const STORED = '.guia';

/** The FHIR packages of a run. */
export interface LoadedPackages {
  /** By name, and of one name from the latest version to the earliest. */
  readonly refs: readonly PackageRef[];
  /** Of all packages: those of this run first, then by name, the latest version first. Indexes are read at the first use. */
  resources(): readonly PackageResource[];
  /** One sentence for each file that could not be used. */
  problems(): readonly string[];
}

/** Packages that R4 itself is made of, which the program carries. */
const CARRIED = /^hl7\.fhir\.r4\./;

/**
 * Opens the imported packages.
 *
 * @param ownFolder packages for this run only, in the form of the store; they hide the same version of the store
 */
export function loadPackages(storeFolder?: string, ownFolder?: string): LoadedPackages {
  const problems: string[] = [];
  const own = storedIn(ownFolder, problems);
  const keys = new Set(own.map(keyOf));
  const kept = storedIn(storeFolder, problems).filter((one) => !keys.has(keyOf(one)));
  let resources: readonly PackageResource[] | undefined;
  return {
    refs: [
      ...own.map(({ header }) => refOf(header, 'de-esta-vez')),
      ...kept.map(({ header }) => refOf(header, 'importado')),
    ].sort((a, b) => compare(a, b)),
    resources() {
      resources ??= [...own, ...kept].flatMap((stored) => readable(stored, problems));
      return resources;
    },
    problems: () => problems,
  };
}

/** Whether a package in the folders has an expression that wants the library of FHIRPath. Reads headers only. */
export function needsLibrary(...folders: readonly (string | undefined)[]): boolean {
  return folders.some((folder) => storedIn(folder, []).some(({ header }) => header.needsLibrary === true));
}

/** What is imported, for people. */
export function listPackages(storeFolder: string): FhirPackages {
  const problems: string[] = [];
  const stored = storedIn(storeFolder, problems);
  return { packages: stored.flatMap((one) => describe(one, stored, problems)), problems };
}

/** One stored file of `storeFolder`, for people; undefined where it cannot be read. */
export function describeStored(storeFolder: string, file: string): FhirPackage | undefined {
  const stored = openOrReport(join(storeFolder, file), file, []);
  return stored && describe(stored, storedIn(storeFolder, []), [])[0];
}

/** False where there is none of that name and version. */
export function removePackage(storeFolder: string, name: string, version: string): boolean {
  // Both become part of a path.
  if (!isPackageKey(name, version)) return false;
  try {
    rmSync(join(storeFolder, `${name}#${version}${STORED}`));
    return true;
  } catch {
    return false;
  }
}

function namesIn(folder: string | undefined): readonly string[] {
  try {
    return folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith(STORED));
  } catch {
    // Before the first import there is no store.
    return [];
  }
}

/** In their order. */
function storedIn(folder: string | undefined, problems: string[]): readonly StoredPackage[] {
  if (folder === undefined) return [];
  return namesIn(folder)
    .flatMap((name) => openOrReport(join(folder, name), name, problems) ?? [])
    .sort((a, b) => compare(a.header, b.header));
}

function openOrReport(path: string, name: string, problems: string[]): StoredPackage | undefined {
  try {
    const stored = openPackage(path);
    if (stored === undefined) problems.push(damaged(name));
    return stored;
  } catch {
    problems.push(damaged(name));
    return undefined;
  }
}

function readable(stored: StoredPackage, problems: string[]): readonly PackageResource[] {
  try {
    return stored.resources();
  } catch {
    problems.push(damaged(keyOf(stored)));
    return [];
  }
}

function describe(stored: StoredPackage, all: readonly StoredPackage[], problems: string[]): readonly FhirPackage[] {
  const { header } = stored;
  try {
    return [
      {
        ...refOf(header, 'importado'),
        importedAt: header.importedAt,
        counts: header.counts,
        profiles: stored.profiles(),
        missing: missingOf(header, all),
      },
    ];
  } catch {
    problems.push(damaged(keyOf(stored)));
    return [];
  }
}

function missingOf({ dependencies }: StoredHeader, all: readonly StoredPackage[]): readonly string[] {
  return Object.entries(dependencies)
    .filter(([name]) => !CARRIED.test(name) && !all.some(({ header }) => header.name === name))
    .map(([name, version]) => `${name}#${version}`)
    .sort();
}

function refOf({ name, version, title, sha256 }: StoredHeader, source: PackageRef['source']): PackageRef {
  return { name, version, ...(title === undefined ? {} : { title }), sha256, source };
}

function keyOf({ header }: StoredPackage): string {
  return `${header.name}#${header.version}`;
}

function compare(a: Pick<PackageRef, 'name' | 'version'>, b: Pick<PackageRef, 'name' | 'version'>): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  if (a.version === b.version) return 0;
  return isNewer(a.version, b.version) ? -1 : 1;
}

function damaged(name: string): string {
  return `La guía FHIR ${name} está dañada y no se usa; impórtela de nuevo.`;
}
