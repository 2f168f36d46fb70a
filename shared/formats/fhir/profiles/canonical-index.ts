import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { PackageResource } from '../packages.ts';
import { isNewer, versionOf, withoutVersion } from './canonical.ts';

/** Resources of imported packages by type and canonical, none of them read before it is asked for. */
export interface CanonicalIndex {
  /** Of the version that the canonical names, or of the newest one. */
  find(type: string, canonical: string): Json | undefined;
  all(type: string): readonly Json[];
}

export function createCanonicalIndex(packages: readonly PackageResource[]): CanonicalIndex {
  const byUrl = new Map<string, PackageResource[]>();
  for (const entry of packages) {
    const key = `${entry.type} ${entry.url}`;
    const known = byUrl.get(key);
    if (known === undefined) byUrl.set(key, [entry]);
    else known.push(entry);
  }
  return {
    find(type, canonical) {
      const all = byUrl.get(`${type} ${withoutVersion(canonical)}`);
      const found = all === undefined ? undefined : pick(all, versionOf(canonical));
      return found === undefined ? undefined : read(found);
    },
    all: (type) =>
      packages
        .filter((entry) => entry.type === type)
        .map(read)
        .filter((resource) => resource !== undefined),
  };
}

/** Parsed resources as a package would give them; what is not a canonical resource is left out. */
export function asPackage(resources: readonly unknown[]): readonly PackageResource[] {
  return resources.filter(isObject).flatMap((resource) => {
    const { resourceType: type, url, version } = resource;
    if (typeof type !== 'string' || typeof url !== 'string') return [];
    return [{ type, url, version: typeof version === 'string' ? version : '', read: () => resource }];
  });
}

function pick(all: readonly PackageResource[], version: string | undefined): PackageResource | undefined {
  if (version === undefined) return all.reduce((best, next) => (isNewer(next.version, best.version) ? next : best));
  // A canonical may leave out the last parts of a version.
  return all.find((entry) => entry.version === version) ?? all.find((entry) => entry.version.startsWith(`${version}.`));
}

function read(entry: PackageResource): Json | undefined {
  const resource = entry.read();
  return isObject(resource) ? resource : undefined;
}
