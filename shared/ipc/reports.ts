import { z } from 'zod';
import {
  EXPORT_FORMS,
  type FileVerification,
  type Paper,
  type PaperVerification,
  type ReportKind,
} from '../model/index.ts';
import { aggregateQuery } from './campaigns.ts';
import { clues, kebab, method, path, runId, unitFilter, uuid, words } from './parts.ts';

/** The part of the contract that is about reports, exports, and checking what was handed over. */

const style = {
  /** The office's own where left out. */
  paper: z.enum(['carta', 'oficio']).optional(),
  detail: z.enum(['summary', 'findings', 'full']).optional(),
};

/** Which report is meant. */
export const reportRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), run: runId, ...style }),
  z.object({ kind: z.literal('unit'), clues, ...style }),
  /** The last closed version where left out, or the draft while it is open. */
  z.object({ kind: z.literal('visit'), visit: uuid, version: z.number().int().min(1).optional(), ...style }),
  z.object({ kind: z.literal('comparison'), before: runId, after: runId, ...style }),
  z.object({ kind: z.literal('comparative'), query: aggregateQuery, ...style }),
  z.object({ kind: z.literal('campaign'), campaign: uuid, ...style }),
  /** The edition in use where left out. */
  z.object({ kind: z.literal('checklist'), checklist: kebab, edition: words(40).optional(), ...style }),
]);
export type ReportRequest = z.infer<typeof reportRequest>;

/** Key and certificate with which a person signs; the password is used once and kept nowhere. */
export const credential = z.object({ cer: path, key: path, password: z.string().max(500) });
export type CredentialFiles = z.infer<typeof credential>;

/** A report ready for the printer; the templates are Chromium's head and foot of each page. */
export interface PrintableReport {
  readonly html: string;
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  readonly folio: string;
  readonly title: string;
  readonly kind: ReportKind;
  /** File name for the PDF. */
  readonly suggestedName: string;
  readonly paper: Paper;
  /** Under which the engine keeps what goes into the PDF beside the pages, until it is finished or ten others came. */
  readonly ticket: string;
}

export interface WrittenReport {
  readonly path: string;
  readonly pages: number | null;
  readonly folio: string;
  /** The workbook beside it, where one was asked for. */
  readonly annex: string | null;
}

/** Which reports a batch prints. */
export const batchRequest = z.object({
  units: z.union([z.array(clues).min(1).max(20_000), unitFilter]),
  /** The unit's page, or the report of its last run, or the acta of its last closed visit. */
  what: z.enum(['unit', 'last-run', 'last-visit']),
  ...style,
});
export type BatchRequest = z.infer<typeof batchRequest>;

/** One report of a batch: what to print, or why there is nothing. */
export interface BatchEntry {
  readonly clues: string;
  readonly name: string | null;
  readonly request: ReportRequest | null;
  readonly reason: string | null;
}

/** A report of a batch as it was printed, for the index. */
export interface BatchPrinted {
  readonly clues: string;
  readonly name: string | null;
  readonly file: string | null;
  readonly folio: string | null;
  readonly pages: number | null;
  readonly reason: string | null;
}
const batchPrinted = z.object({
  clues,
  name: words(1000).nullable(),
  file: words(255).nullable(),
  folio: words(40).nullable(),
  pages: z.number().int().nullable(),
  reason: words(2000).nullable(),
});

export interface BatchResult {
  readonly path: string;
  readonly printed: number;
  readonly skipped: number;
  readonly failed: number;
  readonly cancelled: boolean;
  /** The first 200 units without a report, in the order of the batch. */
  readonly without?: readonly {
    readonly clues: string;
    /** Nothing to print, or the printing failed. */
    readonly kind: 'skipped' | 'failed';
    readonly reason: string;
  }[];
}

export const reportMethods = {
  'report.page': method<PrintableReport>()(reportRequest),
  /** The page as a file of its own; only to where the person said so in the dialog. */
  'report.writeHtml': method<WrittenReport>()(z.object({ request: reportRequest, path })),
  /** Only to where the person said so in the dialog. */
  'report.export': method<{ readonly path: string; readonly files: number }>()(
    z.object({ run: runId, form: z.enum(EXPORT_FORMS), path }),
  ),
  'report.verify': method<FileVerification>()(z.object({ path, data: path.optional() })),
  /** What the QR says, or a folio and digits of the digest as read off a paper. */
  'report.verifyPaper': method<PaperVerification>()(z.object({ text: words(2000).min(1) })),
  'report.batchEntries': method<readonly BatchEntry[]>()(batchRequest),
  'settings.setLogo': method<{ readonly logo: string }>()(z.object({ path: path.nullable() })),
} as const;

/** Methods that only the main process asks for: a window is refused. */
export const internalMethods = {
  /** Whether somebody can seal with it: told before anything is printed. */
  'report.checkSeal': method<{ readonly ready: true }>()(credential),
  /** Puts data, signatures and facts into a printed PDF, signs it where asked, and writes it whole. */
  'report.finish': method<WrittenReport>()(
    z.object({ ticket: uuid, printed: path, path, seal: credential.optional() }),
  ),
  /** Joins the printed files of a folder and an index in a ZIP. */
  'report.zip': method<{ readonly path: string }>()(
    z.object({ folder: path, path, request: batchRequest, printed: z.array(batchPrinted).max(20_000) }),
  ),
} as const;

export const reportMainMethods = {
  /** Asks where, writes the PDF (or HTML) there; null when the dialog was closed. */
  'report.save': method<WrittenReport | null>()(
    z.object({ request: reportRequest, form: z.enum(['pdf', 'html']).default('pdf'), seal: credential.optional() }),
  ),
  /** Asks where, writes the result there; null when the dialog was closed. */
  'report.saveExport': method<{ readonly path: string; readonly files: number } | null>()(
    z.object({ run: runId, form: z.enum(EXPORT_FORMS) }),
  ),
  /** Asks where, prints them all into a ZIP; tells `report.batch` meanwhile. Null when the dialog was closed. */
  'report.batch': method<BatchResult | null>()(batchRequest),
  'report.cancelBatch': method<{ readonly cancelled: boolean }>()(z.undefined()),
  'dialog.openReport': method<{ readonly path: string | null }>()(z.undefined()),
  'dialog.openLogo': method<{ readonly path: string | null }>()(z.undefined()),
} as const;

export interface ReportEvents {
  'report.batch': { readonly done: number; readonly total: number; readonly clues: string };
}
