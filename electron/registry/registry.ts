import type {
  RunStatus,
  RunSummary,
  ServerConnection,
  Unit,
  UnitSummary,
  VerificationResult,
} from '../../shared/model/index.ts';
import { type AcceptanceRegistry, createAcceptanceRegistry } from './acceptances/index.ts';
import { type AgreementRegistry, createAgreementRegistry } from './agreements/index.ts';
import { type AliasRow, importAliases } from './alias-import.ts';
import {
  type AuditAction,
  type AuditDetail,
  type AuditEntry,
  appendAudit,
  type ChainReport,
  listAudit,
} from './audit.ts';
import { auditEverything } from './audit-results.ts';
import { backUp } from './backup.ts';
import { type CampaignRegistry, createCampaignRegistry } from './campaigns/index.ts';
import { type ChecklistRegistry, createChecklistRegistry } from './checklists/index.ts';
import * as connections from './connections.ts';
import { registryError, translate, translated } from './errors.ts';
import { toRecoveryKey } from './key.ts';
import { withGate } from './lock.ts';
import { closeStore, type OpenOptions, type OpenStore, openStore } from './open.ts';
import { type RegistryOverview, readOverview } from './overview.ts';
import { createPackageRegistry, type PackageRegistry } from './packages/index.ts';
import { replaceRegistry } from './replace.ts';
import type { NewRun } from './run-rows.ts';
import { type RunSource, runInputs, runSource, type SourceFile } from './run-sources.ts';
import * as runs from './runs.ts';
import { readSettings, writeSettings } from './settings.ts';
import { createSignatureRegistry, type SignatureRegistry } from './signatures/index.ts';
import { type Store, write } from './store.ts';
import { importUnits, type UnitRow } from './unit-import.ts';
import { unitNames } from './unit-names.ts';
import { searchUnits, type UnitSearch } from './unit-search.ts';
import { createUnitRegistry, type UnitRegistry } from './units/index.ts';
import * as unitRows from './units.ts';
import { createVisitRegistry, type VisitRegistry } from './visits/index.ts';

/**
 * The registry, open. Every method may throw a {@link RegistryError}, whose message is one sentence for people.
 *
 * Methods give promises so that callers need not change when an office keeps its registry on a server; here each one
 * runs to its end before it returns, but `auditChain`.
 */
export interface Registry {
  /** Runs that a crash had left open, marked `interrumpida` at this start. */
  readonly interruptedRuns: number;

  startRun(run: NewRun): Promise<void>;
  /** Keeps a result, complete or partial, in one transaction. `sources` say where its files lie on this computer. */
  finishRun(result: VerificationResult, sources?: readonly RunSource[]): Promise<void>;
  markCancelled(id: string): Promise<void>;
  /** For a run that the tool itself could not end. */
  markInterrupted(id: string): Promise<void>;
  /** Newest first; of one unit under all its keys, or of all. */
  listRuns(filter?: { readonly unit?: string; readonly limit?: number }): Promise<readonly RunSummary[]>;
  /** The result as it was handed in: its JSON is the same to the byte. */
  getRun(id: string): Promise<VerificationResult>;
  deleteRun(id: string): Promise<boolean>;
  runInputs(id: string): Promise<readonly string[]>;
  runSource(id: string, path: string): Promise<SourceFile | null>;

  importUnits(rows: readonly UnitRow[], source: string): Promise<{ readonly taken: number }>;
  importAliases(rows: readonly AliasRow[], source: string): Promise<{ readonly joined: number; readonly left: number }>;
  saveUnit(change: Pick<Unit, 'clues' | 'name' | 'aliases'>): Promise<Unit>;
  getUnit(clues: string): Promise<{ readonly unit: UnitSummary; readonly runs: readonly RunSummary[] } | null>;
  /** By CLUES, today's or an older one, for units that have a name. */
  unitNames(clues: readonly string[]): Promise<Readonly<Record<string, string>>>;
  searchUnits(search: UnitSearch): Promise<{ readonly total: number; readonly units: readonly UnitSummary[] }>;

  /** FHIR servers by name, without what opens them. */
  listConnections(): Promise<readonly ServerConnection[]>;
  /** With its secret, for the request that is about to leave. */
  openConnection(nameOrId: string): Promise<{ readonly connection: ServerConnection; readonly secret: string | null }>;
  saveConnection(change: connections.ConnectionChange): Promise<ServerConnection>;
  removeConnection(nameOrId: string): Promise<boolean>;

  settings(): Promise<Readonly<Record<string, unknown>>>;
  setSettings(changes: Readonly<Record<string, unknown>>): Promise<void>;
  overview(): Promise<RegistryOverview>;

  /** Its parts, each with its own methods. */
  readonly visits: VisitRegistry;
  readonly units: UnitRegistry;
  readonly campaigns: CampaignRegistry;
  readonly agreements: AgreementRegistry;
  readonly packages: PackageRegistry;
  readonly checklists: ChecklistRegistry;
  readonly signatures: SignatureRegistry;
  readonly acceptances: AcceptanceRegistry;

  /** Adds to the audit chain what happened outside the registry: a catalogue imported, a report written. */
  record(action: AuditAction, detail: AuditDetail): Promise<void>;
  auditChain(): Promise<ChainReport>;
  auditEntries(limit: number): Promise<readonly AuditEntry[]>;

  /** Writes an encrypted, verified copy, opened by the same recovery key. */
  backup(target: string): Promise<{ readonly path: string; readonly bytes: number }>;
  /** Puts a backup in the place of the registry, which is kept beside with a dated name. */
  restore(backup: string, recoveryKey?: string): Promise<{ readonly runs: number; readonly previousCopy: string }>;
  recoveryKey(): Promise<string>;
  close(): Promise<void>;
}

/** How long another process may take to open, migrate or replace the registry, in milliseconds. */
const GATE_WAIT = 15_000;

/** @throws RegistryError with the reason why the registry cannot be opened; nothing was changed then */
export function openRegistry(options: OpenOptions): Registry {
  const gated = <T>(work: () => T): T => translated(() => withGate(options.file, GATE_WAIT, work));
  let current: OpenStore | null = null;
  const openCurrent = (): OpenStore => {
    current = openStore(options);
    return current;
  };
  const closeCurrent = (): void => {
    if (current !== null) closeStore(current);
    current = null;
  };
  const { interruptedRuns } = gated(openCurrent);
  const use = async <T>(work: (store: Store) => T | Promise<T>): Promise<T> => {
    try {
      if (current === null) throw registryError('closed');
      return await work(current.store);
    } catch (error) {
      throw translate(error);
    }
  };
  const end = (id: string, status: Exclude<RunStatus, 'completa'>) => use((store) => runs.endRun(store, id, status));

  return {
    visits: createVisitRegistry(use),
    units: createUnitRegistry(use),
    campaigns: createCampaignRegistry(use),
    agreements: createAgreementRegistry(use),
    packages: createPackageRegistry(use),
    checklists: createChecklistRegistry(use),
    signatures: createSignatureRegistry(use),
    acceptances: createAcceptanceRegistry(use),
    interruptedRuns,
    startRun: (run) => use((store) => runs.startRun(store, run)),
    finishRun: (result, sources = []) => use((store) => runs.finishRun(store, result, sources)),
    markCancelled: (id) => end(id, 'cancelada'),
    markInterrupted: (id) => end(id, 'interrumpida'),
    listRuns: ({ unit, limit = 1000 } = {}) =>
      use((store) => (unit === undefined ? runs.listRuns(store, limit) : unitRows.listUnitRuns(store, unit, limit))),
    getRun: (id) => use((store) => runs.getRun(store, id)),
    deleteRun: (id) => use((store) => runs.deleteRun(store, id)),
    runInputs: (id) => use((store) => runInputs(store, id)),
    runSource: (id, file) => use((store) => runSource(store, id, file)),
    importUnits: (rows, source) => use((store) => importUnits(store, rows, source)),
    importAliases: (rows, source) => use((store) => importAliases(store, rows, source)),
    saveUnit: (change) => use((store) => unitRows.saveUnit(store, change)),
    getUnit: (clues) => use((store) => unitRows.getUnit(store, clues)),
    unitNames: (clues) => use((store) => unitNames(store, clues)),
    searchUnits: (search) => use((store) => searchUnits(store, search)),
    listConnections: () => use(connections.listConnections),
    openConnection: (nameOrId) => use((store) => connections.openConnectionRow(store, nameOrId)),
    saveConnection: (change) => use((store) => connections.saveConnection(store, change)),
    removeConnection: (nameOrId) => use((store) => connections.removeConnection(store, nameOrId)),
    settings: () => use(readSettings),
    setSettings: (changes) => use((store) => writeSettings(store, changes)),
    overview: () => use(readOverview),
    record: (action, detail) => use((store) => write(store, () => appendAudit(store, action, detail))),
    auditChain: () => use(auditEverything),
    auditEntries: (limit) => use((store) => listAudit(store, limit)),
    backup: (target) => use((store) => backUp(store, options.key, target)),
    restore: (source, recoveryKey) =>
      use((store) => {
        const session = { options, store, close: () => closeCurrent(), open: () => openCurrent() };
        return gated(() => replaceRegistry(session, source, recoveryKey));
      }),
    recoveryKey: () =>
      use((store) => {
        write(store, () => appendAudit(store, 'clave-de-recuperacion-mostrada', {}));
        return toRecoveryKey(options.key);
      }),
    close: async () => closeCurrent(),
  };
}
