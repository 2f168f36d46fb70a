import type {
  Device,
  PackageCounts,
  PackageImport,
  PackageInfo,
  RegistryConflict,
} from '../../../shared/model/index.ts';
import { all, query } from '../store.ts';
import type { Use } from '../use.ts';
import { listConflicts } from './conflict-rows.ts';
import type { PackageContent } from './content.ts';
import { listDevices, renameDevice, signAsDevice, trustDevice } from './device.ts';
import { joinPackage, packageInfo, type SignedPackage } from './join.ts';
import {
  type LaterPart,
  type OutgoingPackage,
  type PackageRequest,
  partBytes,
  preparePackage,
  recordExport,
} from './outgoing.ts';
import { type ConflictChoice, type Judging, resolveConflict } from './resolve.ts';

export type { AgreementContent, CampaignContent, PackageContent, UnitContent, VersionContent } from './content.ts';
export type { DeviceCard } from './device.ts';
export { isSignedBy } from './device.ts';
export type { SignedPackage } from './join.ts';
export type { LaterPart, OutgoingPackage, PackageRequest } from './outgoing.ts';

/** Signed packages between registries; the files themselves are the engine's. */
export interface PackageRegistry {
  devices(): Promise<readonly Device[]>;
  renameDevice(name: string): Promise<Device>;
  trustDevice(id: string, trusted: boolean): Promise<readonly Device[]>;
  /** Takes down in one moment what can change; {@link PackageRegistry.part} reads the rest. */
  prepare(request: PackageRequest): Promise<OutgoingPackage>;
  part(part: LaterPart): Promise<Uint8Array>;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  recordExport(id: string, sha256: string, counts: PackageCounts): Promise<void>;
  info(signed: SignedPackage): Promise<PackageInfo>;
  /** `visit/version` of each closed version that is known here, with its digest. */
  knownVersions(): Promise<ReadonlyMap<string, string>>;
  join(
    signed: SignedPackage,
    content: PackageContent,
    trust: boolean,
    onVisit?: (done: number) => void,
  ): Promise<PackageImport>;
  conflicts(): Promise<readonly RegistryConflict[]>;
  resolve(choice: ConflictChoice, judging: Judging): Promise<readonly RegistryConflict[]>;
}

export function createPackageRegistry(use: Use): PackageRegistry {
  return {
    devices: () => use(listDevices),
    renameDevice: (name) => use((store) => renameDevice(store, name)),
    trustDevice: (id, trusted) => use((store) => trustDevice(store, id, trusted)),
    prepare: (request) => use((store) => preparePackage(store, request)),
    part: (part) => use((store) => partBytes(store, part)),
    sign: (bytes) => use((store) => signAsDevice(store, bytes)),
    recordExport: (id, sha256, counts) => use((store) => recordExport(store, id, sha256, counts)),
    info: (signed) => use((store) => packageInfo(store, signed)),
    knownVersions: () =>
      use((store) => {
        const rows = all(store, query.selectFrom('visit_version').select(['visit', 'version', 'sha256']));
        return new Map(rows.map(({ visit, version, sha256 }) => [`${visit}/${version}`, sha256]));
      }),
    join: (signed, content, trust, onVisit) => use((store) => joinPackage(store, signed, content, trust, onVisit)),
    conflicts: () => use(listConflicts),
    resolve: (choice, judging) => use((store) => resolveConflict(store, choice, judging)),
  };
}
