import { z } from 'zod';
import type { Device, PackageImport, PackageInfo, RegistryConflict } from '../model/index.ts';
import { method, none, path, uuid, words } from './parts.ts';

/** The part of the contract that is about joining the registries of several computers. */

const password = words(200).optional();

export const packageMethods = {
  'devices.list': method<readonly Device[]>()(none),
  'devices.rename': method<Device>()(z.object({ name: words(100).min(1) })),
  /** From now on packages of that registry are taken in without asking. */
  'devices.trust': method<readonly Device[]>()(z.object({ id: uuid, trusted: z.boolean() })),
  /** All that the registry has, or only those visits (open ones too, for a second evaluator). Signed; encrypted with a password where one is given. */
  'packages.export': method<{ readonly path: string; readonly bytes: number; readonly info: PackageInfo }>()(
    z.object({ path, visits: z.array(uuid).max(20_000).optional(), evidence: z.boolean().default(true), password }),
  ),
  /** Checks signature and digests; changes nothing. */
  'packages.inspect': method<PackageInfo>()(z.object({ path, password })),
  /** Refused for a registry that is not trusted, unless `trust` says that the person compared its fingerprint. */
  'packages.import': method<PackageImport>()(z.object({ path, password, trust: z.boolean().default(false) })),
  'conflicts.list': method<readonly RegistryConflict[]>()(none),
  /** `theirs` puts what came in the place of ours, which stays in the history. */
  'conflicts.resolve': method<readonly RegistryConflict[]>()(
    z.object({ id: uuid, keep: z.enum(['ours', 'theirs']), note: words(1000) }),
  ),
} as const;

export const packageMainMethods = {
  'dialog.openPackage': method<{ readonly path: string | null }>()(none),
  'dialog.savePackage': method<{ readonly path: string | null }>()(none),
} as const;
