import { z } from 'zod';
import type {
  CatalogRef,
  PackageRef,
  Paper,
  RunSummary,
  Signatory,
  Unit,
  UnitSummary,
  VerificationResult,
} from '../model/index.ts';
import { acceptanceMethods } from './acceptances.ts';
import { agreementMethods } from './agreements.ts';
import { campaignMainMethods, campaignMethods } from './campaigns.ts';
import { checklistMainMethods, checklistMethods } from './checklists.ts';
import { type ConnectionEvents, connectionMainMethods, connectionMethods } from './connections.ts';
import { type LiveEvents, liveMethods } from './live.ts';
import { packageMainMethods, packageMethods } from './packages.ts';
import { runId } from './parts.ts';
import { internalMethods, type ReportEvents, reportMainMethods, reportMethods } from './reports.ts';
import { signatureMainMethods, signatureMethods } from './signatures.ts';
import { unitMainMethods, unitMethods } from './units.ts';
import { visitMainMethods, visitMethods } from './visits.ts';

/**
 * The contract between the window, the main process and the engine: one typed map of methods and one of events.
 * Arguments are checked at run time on the receiving side; a refusal throws.
 */

const clues = z.string().regex(/^[A-Z]{5}\d{6}$/);
const paths = z.array(z.string().min(1).max(4096)).min(1).max(1000);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const catalogKey = z.object({ id: z.string().max(100), edition: z.string().max(100) });
const language = z.enum(['es-MX', 'en']);
const theme = z.enum(['system', 'light', 'dark']);

export interface InspectedFile {
  /** Relative to what was handed over. */
  readonly path: string;
  readonly bytes: number;
  /** Format id, or null with a `problem`. */
  readonly format: string | null;
  readonly formatTitle: string | null;
  readonly problem: string | null;
}

export interface Inspection {
  readonly files: readonly InspectedFile[];
  /** CLUES seen in the first part of the files, most frequent first. */
  readonly units: readonly { readonly clues: string; readonly rows: number; readonly name: string | null }[];
  readonly totalBytes: number;
}

export interface ChecklistRef {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  readonly description: string;
  readonly items: number;
}

/** A guide of the GIIS family in one version. */
export interface GuideRef {
  /** `b015@4.11` */
  readonly id: string;
  readonly title: string;
}

/** What was written of an annotated copy: one for each file of text. */
export interface AnnotatedCopies {
  readonly copies: readonly {
    /** Path of the file in the result. */
    readonly source: string;
    /** Where its copy was written. */
    readonly path: string;
    readonly rows: number;
    readonly rowsWithFindings: number;
    /** Errors and warnings that belong to no row. */
    readonly fileFindings: number;
    /** False where catalogues or program found something else than the run did. */
    readonly sameAsRun: boolean;
  }[];
  readonly cancelled: boolean;
}

export interface SourceExcerpt {
  /** `ok`: the file is the one that was verified. Else why it cannot be shown. */
  readonly status: 'ok' | 'changed' | 'missing' | 'unreadable';
  readonly firstLine: number;
  /** Lines around the place, decoded; long lines are cut around the place to a few hundred characters. */
  readonly lines: readonly string[];
  /** The spot to mark: index in `lines`, and start and end in that text. */
  readonly mark: { readonly line: number; readonly start: number; readonly end: number } | null;
}

export interface AppInfo {
  readonly version: string;
  readonly dataFolder: string;
  /** How the registry's key is kept: by the system's key store, or in a file that only this user can read. */
  readonly keyProtection: 'system' | 'file';
  readonly runtime: string;
  /** Runs that were cut short by a crash, found at this start. */
  readonly interruptedRuns: number;
}

export interface Settings {
  readonly language: 'es-MX' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  /** Printed at the head of reports; empty when not set. */
  readonly institution: string;
  /** PNG or JPEG as a `data:` address; empty when not set. */
  readonly logo: string;
  /** Under the lines at the end of reports. */
  readonly signatories: readonly Signatory[];
  readonly paper: Paper;
  /** Months that the verification of a unit counts after the visit is closed. */
  readonly validityMonths: number;
}

export interface CatalogImport {
  readonly imported: readonly CatalogRef[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** Older keys of units that were joined to them in the registry, and those that contradict what a person said. */
  readonly aliases?: { readonly joined: number; readonly left: number };
}

/** One edition of a catalogue, and when it counts. */
export interface CatalogEdition extends CatalogRef {
  /** ISO 8601; null for what comes with the program. */
  readonly importedAt: string | null;
  /** Days (ISO 8601) from which and before which it counts, null where open; null where a later import hides it. */
  readonly serves: { readonly from: string | null; readonly to: string | null } | null;
  /** Whether it is the one that counts today. */
  readonly inUse: boolean;
}

/** A catalogue that the program knows and does not have, with what cannot be told without it. */
export interface MissingCatalog {
  readonly id: string;
  readonly title: string;
  /** Titles of checks. */
  readonly checks: readonly string[];
  readonly guides: readonly { readonly guide: string; readonly variables: readonly string[] }[];
}

export interface CatalogInventory {
  /** By id, and then from the earliest to the latest. */
  readonly editions: readonly CatalogEdition[];
  readonly missing: readonly MissingCatalog[];
  /** One sentence for each file of the store that cannot be used. */
  readonly problems: readonly string[];
}

/** An imported FHIR package, with what it brings. */
export interface FhirPackage extends PackageRef {
  /** ISO 8601. */
  readonly importedAt: string;
  /** Resources kept, by type. */
  readonly counts: Readonly<Record<string, number>>;
  /** Profiles on resources that may be chosen for a run. */
  readonly profiles: readonly FhirProfileRef[];
  /** Packages that it builds on and that are not imported: `hl7.terminology.r4#5.3.0`. */
  readonly missing: readonly string[];
}

export interface FhirProfileRef {
  readonly url: string;
  readonly version: string;
  readonly title: string;
  /** R4 type that it is about. */
  readonly type: string;
}

export interface FhirPackages {
  /** By name, and of one name from the latest version to the earliest. */
  readonly packages: readonly FhirPackage[];
  /** One sentence for each file of the store that cannot be used. */
  readonly problems: readonly string[];
}

export interface FhirPackageImport {
  readonly imported: readonly FhirPackage[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/** A conformance layer that may be left out of a run. */
export interface LayerRef {
  readonly id: string;
  readonly title: string;
}

export interface AuditReport {
  readonly entries: number;
  readonly intact: boolean;
  /** Number of the first entry that does not fit the chain. */
  readonly brokenAt: number | null;
}

export interface Overview {
  readonly units: number;
  readonly verifiedUnits: number;
  readonly runs: number;
  readonly recentRuns: readonly RunSummary[];
  /** Last complete score of each verified unit, for the distribution. */
  readonly lastScores: readonly number[];
}

const method = <I extends z.ZodType, O>(input: I) => ({ input, output: undefined as unknown as O });
const none = z.undefined();

/** Methods that the engine answers. */
export const engineMethods = {
  'overview.get': method<typeof none, Overview>(none),
  'export.inspect': method<z.ZodObject<{ paths: typeof paths }>, Inspection>(z.object({ paths })),
  'export.sample': method<typeof none, { readonly paths: readonly string[] }>(none),
  'checklists.list': method<typeof none, readonly ChecklistRef[]>(none),
  'guides.list': method<typeof none, readonly GuideRef[]>(none),
  'verification.start': {
    input: z.object({
      paths,
      checklist: z.string().max(100),
      unit: clues.optional(),
      /** Guide that text files are of, whatever they look like. */
      guide: z.string().max(40).optional(),
      /** Canonicals of FHIR profiles that resources of their types are held against. */
      profiles: z.array(z.string().min(1).max(2000)).max(100).optional(),
      /** Local profiles of HL7 v2 for this run: files, folders or ZIPs. */
      hl7Profiles: paths.max(100).optional(),
      /** Ids of `layers.list`. */
      withoutLayers: z.array(z.string().max(60)).max(50).optional(),
    }),
    output: undefined as unknown as { readonly runId: string },
  },
  'layers.list': method<typeof none, readonly LayerRef[]>(none),
  'verification.cancel': method<z.ZodObject<{ runId: typeof runId }>, { readonly cancelled: boolean }>(
    z.object({ runId }),
  ),
  'runs.list': {
    input: z.object({ unit: clues.optional(), limit: z.number().int().min(1).max(1000).optional() }),
    output: undefined as unknown as readonly RunSummary[],
  },
  'runs.get': method<z.ZodObject<{ runId: typeof runId }>, VerificationResult>(z.object({ runId })),
  'runs.delete': method<z.ZodObject<{ runId: typeof runId }>, { readonly deleted: boolean }>(z.object({ runId })),
  'source.excerpt': {
    input: z.object({
      runId,
      path: z.string().max(4096),
      line: z.number().int().positive().optional(),
      column: z.number().int().positive().optional(),
      offset: z.number().int().nonnegative().optional(),
    }),
    output: undefined as unknown as SourceExcerpt,
  },
  'units.search': {
    input: z.object({
      text: z.string().max(200),
      states: z.array(z.string().max(2)).max(40).optional(),
      onlyVerified: z.boolean().optional(),
      limit: z.number().int().min(1).max(1000),
    }),
    output: undefined as unknown as { readonly total: number; readonly units: readonly UnitSummary[] },
  },
  'units.get': method<
    z.ZodObject<{ clues: typeof clues }>,
    { readonly unit: UnitSummary; readonly runs: readonly RunSummary[] }
  >(z.object({ clues })),
  'units.save': {
    input: z.object({ clues, name: z.string().max(300).nullable(), aliases: z.array(clues).max(20) }),
    output: undefined as unknown as Unit,
  },
  'catalogs.list': method<typeof none, CatalogInventory>(none),
  /** `replaces`: only that catalogue is taken, and the edition goes once another stands in its place. */
  'catalogs.import': {
    input: z.object({
      paths,
      edition: z.string().max(60).optional(),
      validFrom: day.optional(),
      replaces: catalogKey.optional(),
    }),
    output: undefined as unknown as CatalogImport,
  },
  'catalogs.remove': {
    input: catalogKey,
    output: undefined as unknown as { readonly removed: boolean },
  },
  'fhirPackages.list': method<typeof none, FhirPackages>(none),
  /** `.tgz` packages, folders and ZIPs of definitions. Tells `fhirPackages.progress` meanwhile. */
  'fhirPackages.import': {
    input: z.object({ paths }),
    output: undefined as unknown as FhirPackageImport,
  },
  'fhirPackages.remove': {
    input: z.object({ name: z.string().max(120), version: z.string().max(120) }),
    output: undefined as unknown as { readonly removed: boolean },
  },
  'registry.backup': {
    input: z.object({ path: z.string().min(1).max(4096) }),
    output: undefined as unknown as { readonly path: string; readonly bytes: number },
  },
  'registry.restore': {
    input: z.object({ path: z.string().min(1).max(4096), recoveryKey: z.string().max(200).optional() }),
    output: undefined as unknown as { readonly runs: number; readonly previousCopy: string },
  },
  'registry.recoveryKey': method<typeof none, { readonly key: string }>(none),
  'registry.audit': method<typeof none, AuditReport>(none),
  /** Writes the copies; only to where the person said so in the dialog. Tells `annotated.progress` meanwhile. */
  'annotated.write': {
    input: z.object({ runId, path: z.string().min(1).max(4096) }),
    output: undefined as unknown as AnnotatedCopies,
  },
  'annotated.cancel': method<z.ZodObject<{ runId: typeof runId }>, { readonly cancelled: boolean }>(
    z.object({ runId }),
  ),
  'settings.get': method<typeof none, Settings>(none),
  'settings.set': {
    input: z.object({
      language: language.optional(),
      theme: theme.optional(),
      institution: z.string().max(200).optional(),
      validityMonths: z.number().int().min(1).max(120).optional(),
      paper: z.enum(['carta', 'oficio']).optional(),
      signatories: z
        .array(z.object({ name: z.string().max(200), position: z.string().max(200) }))
        .max(8)
        .optional(),
    }),
    output: undefined as unknown as Settings,
  },
  ...connectionMethods,
  ...liveMethods,
  ...visitMethods,
  ...checklistMethods,
  ...unitMethods,
  ...campaignMethods,
  ...agreementMethods,
  ...packageMethods,
  ...reportMethods,
  ...internalMethods,
  ...signatureMethods,
  ...acceptanceMethods,
} as const;

/** Methods that the main process answers itself, because they need a window, a dialog or a printer. */
export const mainMethods = {
  'app.info': method<typeof none, AppInfo>(none),
  /** Native dialog; an empty list when it was closed. */
  'dialog.openExport': {
    input: z.object({ kind: z.enum(['files', 'folder']) }),
    output: undefined as unknown as { readonly paths: readonly string[] },
  },
  'dialog.openCatalogs': {
    input: z.object({ kind: z.enum(['files', 'folder']) }),
    output: undefined as unknown as { readonly paths: readonly string[] },
  },
  'dialog.openFhirPackages': {
    input: z.object({ kind: z.enum(['files', 'folder']) }),
    output: undefined as unknown as { readonly paths: readonly string[] },
  },
  'dialog.openHl7Profiles': {
    input: z.object({ kind: z.enum(['files', 'folder']) }),
    output: undefined as unknown as { readonly paths: readonly string[] },
  },
  'dialog.openBackup': method<typeof none, { readonly path: string | null }>(none),
  'dialog.saveBackup': method<typeof none, { readonly path: string | null }>(none),
  /** Asks where, writes the annotated copies there; null when the dialog was closed. */
  'annotated.save': {
    input: z.object({ runId, form: z.enum(['csv', 'xlsx']) }),
    output: undefined as unknown as AnnotatedCopies | null,
  },
  /** Shows a file that this program wrote in the system's file manager. */
  'shell.reveal': {
    input: z.object({ path: z.string().min(1).max(4096) }),
    output: undefined as unknown as { readonly shown: boolean },
  },
  ...connectionMainMethods,
  ...visitMainMethods,
  ...checklistMainMethods,
  ...unitMainMethods,
  ...campaignMainMethods,
  ...packageMainMethods,
  ...reportMainMethods,
  ...signatureMainMethods,
} as const;

export type EngineMethods = typeof engineMethods;
export type MainMethods = typeof mainMethods;
export type Methods = EngineMethods & MainMethods;
export type MethodName = keyof Methods;
export type MethodInput<M extends MethodName> = z.infer<Methods[M]['input']>;
export type MethodOutput<M extends MethodName> = Methods[M]['output'];

/** What the engine tells unasked. */
export interface Events extends ConnectionEvents, LiveEvents, ReportEvents {
  'verification.progress': {
    readonly runId: string;
    readonly bytes: number;
    readonly totalBytes: number;
    readonly rows: number;
    readonly findings: number;
    readonly file: string;
  };
  'verification.ended': {
    readonly runId: string;
    readonly status: 'completa' | 'cancelada' | 'error';
    /** One sentence, when it did not end well. */
    readonly message: string | null;
  };
  'catalogs.progress': { readonly done: number; readonly total: number; readonly file: string };
  'fhirPackages.progress': { readonly done: number; readonly total: number; readonly file: string };
  'annotated.progress': {
    readonly runId: string;
    readonly bytes: number;
    readonly totalBytes: number;
    readonly rows: number;
    readonly findings: number;
    readonly file: string;
  };
  'packages.progress': { readonly done: number; readonly total: number; readonly what: string };
  'engine.failed': { readonly message: string };
}
export type EventName = keyof Events;

/** What the preload puts on `window.cotejo`. */
export interface Bridge {
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  /** Path of a file that was dropped on the window. */
  pathOf(file: unknown): string;
}

/** Messages on the port between main and engine. */
export type EngineRequest = { readonly id: number; readonly method: keyof EngineMethods; readonly input: unknown };
export type EngineResponse =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };
export type EngineEvent = { [E in EventName]: { readonly event: E; readonly payload: Events[E] } }[EventName];
export type EngineMessage =
  | EngineResponse
  | EngineEvent
  | { readonly ready: true; readonly interruptedRuns: number; readonly keyProtection: 'system' | 'file' }
  /** The engine could not start; one sentence. */
  | { readonly ready: false; readonly message: string };
