import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EngineEvent, EngineMethods, MethodInput, MethodOutput } from '../../shared/ipc/contract.ts';
import type { BatchEntry, BatchPrinted, BatchRequest, BatchResult } from '../../shared/ipc/reports.ts';
import { openPrinter, type Printer } from './print.ts';
import { printReport } from './print-report.ts';
import { Sentence, sentenceOf } from './sentence.ts';
import { texts } from './texts.ts';

export interface BatchServices {
  readonly engine: <M extends keyof EngineMethods>(method: M, input: MethodInput<M>) => Promise<MethodOutput<M>>;
  /** Asks where the ZIP goes; null when the dialog was closed. */
  readonly askWhere: () => Promise<string | null>;
}

/** The one batch that may be going on. */
export interface Batch {
  active(): boolean;
  /** @throws Sentence while another goes on, or where there is nothing to print */
  run(request: BatchRequest, services: BatchServices): Promise<BatchResult | null>;
  /** Resolves when nothing of it is left; false where none went on. */
  cancel(): Promise<boolean>;
}

/** @param open gives a printer; left out: Chromium's */
export function createBatch(tell: (event: EngineEvent) => void, open: () => Printer = openPrinter): Batch {
  let current: { readonly stop: () => void; readonly ended: Promise<unknown> } | null = null;

  return {
    active: () => current !== null,
    async run(request, services) {
      if (current !== null) throw new Sentence(texts().batchBusy);
      const cancelling = new AbortController();
      const work = printBatch(request, services, { tell, open, signal: cancelling.signal });
      current = { stop: () => cancelling.abort(), ended: work.catch(() => undefined) };
      try {
        return await work;
      } finally {
        current = null;
      }
    },
    async cancel() {
      const going = current;
      if (going === null) return false;
      going.stop();
      await going.ended;
      return true;
    },
  };
}

/** Units without a report that are named one by one. */
const MOST_NAMED = 200;

interface Printing {
  readonly tell: (event: EngineEvent) => void;
  readonly open: () => Printer;
  readonly signal: AbortSignal;
}

async function printBatch(
  request: BatchRequest,
  { engine, askWhere }: BatchServices,
  printing: Printing,
): Promise<BatchResult | null> {
  const entries = await engine('report.batchEntries', request);
  if (entries.every((entry) => entry.request === null)) throw new Sentence(texts().batchEmpty);
  const path = await askWhere();
  if (path === null) return null;
  await assertCanWrite(path);
  const folder = await mkdtemp(join(tmpdir(), 'cotejo-lote-'));
  try {
    const printed = await printEntries(entries, folder, engine, printing);
    const done = printed.filter(({ file }) => file !== null).length;
    const skipped = entries.filter((entry) => entry.request === null).length;
    const counts = { path, printed: done, skipped, failed: printed.length - done - skipped };
    if (printing.signal.aborted) return { ...counts, failed: 0, cancelled: true };
    if (done === 0) throw new Sentence(`${texts().batchNone} ${firstReason(entries, printed)}`);
    await engine('report.zip', { folder, path, request, printed: [...printed] });
    return { ...counts, cancelled: false, without: withoutReport(entries, printed) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** Before hundreds of pages are printed in vain. @throws Sentence */
async function assertCanWrite(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Sentence(code === 'ENOENT' ? texts().noFolder(path) : texts().noPermission(path));
  });
}

/** Why the first report that could have been printed was not. */
function firstReason(entries: readonly BatchEntry[], printed: readonly BatchPrinted[]): string {
  return printed.find((_, i) => entries[i]?.request !== null)?.reason ?? '';
}

/** Units that have no report in the ZIP, with the reason: enough of them to be read on the screen. */
function withoutReport(
  entries: readonly BatchEntry[],
  printed: readonly BatchPrinted[],
): NonNullable<BatchResult['without']> {
  return printed
    .flatMap(({ clues, file, reason }, i) => {
      const kind = entries[i]?.request === null ? ('skipped' as const) : ('failed' as const);
      return file === null ? [{ clues, kind, reason: reason ?? '' }] : [];
    })
    .slice(0, MOST_NAMED);
}

/** One after the other. What fails is an entry with its sentence, and the others are printed. */
async function printEntries(
  entries: readonly BatchEntry[],
  folder: string,
  engine: BatchServices['engine'],
  { tell, open, signal }: Printing,
): Promise<readonly BatchPrinted[]> {
  const printed: BatchPrinted[] = [];
  const printer = open();
  const stop = () => printer.close();
  signal.addEventListener('abort', stop);
  try {
    for (const [done, entry] of entries.entries()) {
      if (signal.aborted) break;
      const { clues, name } = entry;
      tell({ event: 'report.batch', payload: { done, total: entries.length, clues } });
      const result = await printEntry(entry, folder, engine, printer);
      printed.push({ clues, name, file: null, folio: null, pages: null, reason: null, ...result });
    }
  } finally {
    signal.removeEventListener('abort', stop);
    printer.close();
  }
  return printed;
}

async function printEntry(
  { clues, request, reason }: BatchEntry,
  folder: string,
  engine: BatchServices['engine'],
  { print }: Printer,
): Promise<Partial<BatchPrinted>> {
  if (request === null) return { reason };
  try {
    const file = `${clues}.pdf`;
    const report = await engine('report.page', request);
    const finish = (input: MethodInput<'report.finish'>) => engine('report.finish', input);
    const { pages, folio } = await printReport(report, join(folder, file), { print, finish });
    return { file, pages, folio };
  } catch (error) {
    return { reason: sentenceOf(error) };
  }
}
