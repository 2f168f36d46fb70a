import { readFile } from 'node:fs/promises';
import type { BatchRequest, internalMethods, ReportRequest, reportMethods } from '../../shared/ipc/reports.ts';
import type { Registry } from '../registry/registry.ts';
import { checkPaper, checkReport } from './check-report.ts';
import { exportRun } from './export-run.ts';
import { finishHtmlReport } from './finish-html.ts';
import { type FinishableReport, finishPdfReport } from './finish-pdf.ts';
import { localTimestamp } from './local-time.ts';
import { readLogo } from './logo.ts';
import { createReportContent } from './report-content.ts';
import { batchEntries } from './report-entries.ts';
import { type PreparedReport, preparedReport } from './report-prepare.ts';
import { recordReport } from './report-record.ts';
import { signaturesOn } from './report-signatures.ts';
import { createTickets } from './report-tickets.ts';
import { zipReports } from './report-zip.ts';
import type { EngineHandlers } from './service.ts';
import { settingsOf } from './settings-of.ts';
import { readCredential } from './signatures-work.ts';
import type { WorkOptions } from './work-options.ts';

export interface ReportWork {
  /** Lays a report out, with the office's settings and the signatures that there are. @throws ProblemError */
  prepare(request: ReportRequest): Promise<PreparedReport>;
  readonly handlers: Pick<EngineHandlers, keyof typeof reportMethods | keyof typeof internalMethods>;
}

/** What is kept of a report between its page and its printed file: all but the page. */
type Waiting = FinishableReport & Pick<PreparedReport, 'subjectId'>;

const BATCH_TITLES: Readonly<Record<BatchRequest['what'], string>> = {
  unit: 'Informes de unidades',
  'last-run': 'Informes de la última verificación de cada unidad',
  'last-visit': 'Actas de la última visita de cada unidad',
};

/** @param now the present moment, ISO 8601 with zone */
export function createReportWork(options: WorkOptions, now: () => string = localTimestamp): ReportWork {
  const { registry } = options;
  const contentOf = createReportContent(options, now);
  const tickets = createTickets<Waiting>();

  async function prepare(request: ReportRequest): Promise<PreparedReport> {
    const content = await contentOf(request);
    const { paper, detail } = request;
    return preparedReport(content, {
      settings: await settingsOf(registry),
      style: { paper, detail },
      signatures: await signaturesOn(registry, content),
      toolVersion: options.toolVersion,
      generatedAt: now(),
    });
  }

  return {
    prepare,
    handlers: {
      'report.page': async (request) => {
        const report = await prepare(request);
        const { page, kind, digest, generatedAt, subjectId, attachments, annex } = report;
        const { title, about, folio, html, headerTemplate, footerTemplate, suggestedName, paper } = page;
        const ticket = tickets.keep({
          ...{ kind, digest, generatedAt, subjectId, attachments, annex },
          page: { title, about, folio },
        });
        return { html, headerTemplate, footerTemplate, folio, title, kind, suggestedName, paper, ticket };
      },
      'report.checkSeal': async (seal) => {
        await readCredential(seal, new Date(now()));
        return { ready: true };
      },
      'report.finish': async ({ ticket, printed, path, seal }) => {
        const report = tickets.take(ticket);
        const at = now();
        const sealing = seal === undefined ? undefined : { credential: await readCredential(seal, new Date(at)), at };
        const written = await finishPdfReport(report, await readFile(printed), path, sealing);
        await recordReport(registry, report);
        return written;
      },
      'report.writeHtml': async ({ request, path }) => {
        const report = await prepare(request);
        const written = await finishHtmlReport(report, path);
        await recordReport(registry, report);
        return written;
      },
      'report.export': async ({ run, form, path }) => {
        const content = await contentOf({ kind: 'run', run });
        if (content.kind !== 'run') throw new Error('a run has the content of a run');
        const { subject: result, acceptances, unitNames } = content;
        const written = await exportRun({ result, acceptances, unitNames, form, path });
        await registry.record('resultado-exportado', { run, form });
        return written;
      },
      'report.verify': async ({ path, data }) =>
        checkReport(path, { data, authorities: await authoritiesOf(registry) }),
      'report.verifyPaper': ({ text }) => checkPaper(registry, text),
      'report.batchEntries': (request) => batchEntries(registry, request),
      'report.zip': async ({ folder, path, request, printed }) => {
        const title = BATCH_TITLES[request.what];
        const zipped = await zipReports({ folder, path, printed, title, generatedAt: now() });
        const done = printed.filter(({ file }) => file !== null).length;
        await registry.record('lote-impreso', { what: request.what, printed: done, units: printed.length });
        return zipped;
      },
      'settings.setLogo': async ({ path }) => {
        const logo = path === null ? '' : await readLogo(path);
        await registry.setSettings({ logo });
        return { logo };
      },
    },
  };
}

async function authoritiesOf(registry: Pick<Registry, 'signatures'>): Promise<readonly Uint8Array[]> {
  return (await registry.signatures.authorities()).map(({ der }) => der);
}
