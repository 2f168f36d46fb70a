export type { AliasRow } from './alias-import.ts';
export type { AuditAction, AuditDetail, AuditEntry, ChainReport } from './audit.ts';
export type { ConnectionChange } from './connections.ts';
export { RegistryError, type RegistryErrorKind } from './errors.ts';
export { fromRecoveryKey, newKey, toRecoveryKey } from './key.ts';
export {
  KEY_FILE,
  type KeyOptions,
  type KeyProtection,
  type KeyProtector,
  loadOrCreateKey,
  type RegistryKey,
  writeKeyFile,
} from './key-file.ts';
export { isLocked, type Lock, takeLock } from './lock.ts';
export { SCHEMA_VERSION } from './migrate.ts';
export type { OpenOptions } from './open.ts';
export type { RegistryOverview } from './overview.ts';
export { plaintextDump } from './plaintext.ts';
export { openRegistry, type Registry } from './registry.ts';
export type { NewRun } from './run-rows.ts';
export type { RunSource } from './run-sources.ts';
export type { UnitRow } from './unit-import.ts';
export type { UnitSearch } from './unit-search.ts';
