import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoRuntimeError, printMany, printPdf } from '../../electron/cli/print-pdf.ts';
import { finishPdfReport } from '../../electron/engine/finish-pdf.ts';
import { localTimestamp } from '../../electron/engine/local-time.ts';
import { type PreparedReport, preparedReport } from '../../electron/engine/report-prepare.ts';
import { DEFAULT_SETTINGS } from '../../electron/engine/settings-of.ts';
import type { ReportDetail } from '../../shared/model/index.ts';
import { makeResult, type ResultFixtureOptions } from '../support/result-fixture.ts';

/**
 * Reports from the result to the PDF on the disk: one with 10,000 findings in each detail, and a batch of 500, with the
 * resident memory of this process and of Electron's on the way. Needs the built program: `npm run build` before.
 */
const FINDINGS = 10_000;
const BATCH = 500;
const LOOKS = [50, 250, 500];
const MIB = 1024 ** 2;

const folder = mkdtempSync(join(tmpdir(), 'cotejo-bench-informes-'));
try {
  for (const detail of ['summary', 'findings'] as const) await measureOne(detail);
  await measureBatch();
} catch (error) {
  if (!(error instanceof NoRuntimeError)) throw error;
  console.log(`not measured: ${error.message}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function reportOf(options: ResultFixtureOptions, detail: ReportDetail): PreparedReport {
  const content = { kind: 'run', subject: makeResult(options), acceptances: null, unitNames: {} } as const;
  return preparedReport(content, {
    settings: DEFAULT_SETTINGS,
    style: { detail },
    signatures: [],
    toolVersion: '0.0.0',
    generatedAt: localTimestamp(),
  });
}

async function measureOne(detail: ReportDetail): Promise<void> {
  const path = join(folder, `${detail}.pdf`);
  const start = performance.now();
  const report = reportOf({ findings: FINDINGS, files: 20, units: 3 }, detail);
  const laidOut = performance.now();
  const printed = await printPdf(report.page);
  const atPrinter = performance.now();
  const { pages } = await finishPdfReport(report, printed, path);
  const end = performance.now();
  const part = (from: number, to: number) => `${((to - from) / 1000).toFixed(2)} s`;
  console.log(
    `report of ${FINDINGS} findings, ${detail.padEnd(8)} ${part(start, end)}   (laid out ${part(start, laidOut)}, printed ${part(laidOut, atPrinter)}, finished ${part(atPrinter, end)})   ${pages} pages   ${(statSync(path).size / MIB).toFixed(2)} MiB`,
  );
}

async function measureBatch(): Promise<void> {
  const start = performance.now();
  let done = 0;
  let electron = 0;
  const timer = setInterval(() => {
    electron = Math.max(electron, electronMemory());
  }, 100);
  async function* pages() {
    for (let n = 0; n < BATCH; n++) {
      const report = reportOf({ findings: 60, seed: n }, 'summary');
      // The page itself is let go: only what goes into the file waits for it.
      const { attachments, digest, generatedAt, kind, annex } = report;
      const { title, about, folio } = report.page;
      yield {
        key: { attachments, digest, generatedAt, kind, annex, page: { title, about, folio } },
        page: report.page,
      };
    }
  }
  // In one start, as the window prints them.
  await printMany(pages(), {
    perStart: BATCH,
    async onPrinted(report, pdf) {
      await finishPdfReport(report, pdf, join(folder, 'lote.pdf'));
      done++;
      if (!LOOKS.includes(done)) return;
      globalThis.gc?.();
      const own = process.memoryUsage.rss() / MIB;
      console.log(
        `batch of ${BATCH}, after ${String(done).padStart(3)}: ${own.toFixed(0)} MiB here, at most ${(electron / MIB).toFixed(0)} MiB in Electron since the last line, ${((performance.now() - start) / 1000).toFixed(0)} s`,
      );
      electron = 0;
    },
    onFailed(_report, sentence) {
      throw new Error(sentence);
    },
  });
  clearInterval(timer);
}

/** Resident bytes of all processes that were started from this one; 0 where the system does not tell. */
function electronMemory(): number {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    }
  } catch {
    // A process that ended meanwhile, or a system without such a folder.
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && parent !== 0 && (parent === process.pid || isOurs(parent));
  };
  let total = 0;
  for (const pid of parents.keys()) if (isOurs(pid)) total += residentOf(pid);
  return total;
}

function residentOf(pid: number): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1];
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
}
