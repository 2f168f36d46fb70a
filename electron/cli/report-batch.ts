import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type BatchEntry, type BatchPrinted, type BatchRequest, batchRequest } from '../../shared/ipc/reports.ts';
import { plural } from '../../shared/text/format.ts';
import { finishPdfReport } from '../engine/finish-pdf.ts';
import { ProblemError } from '../engine/reading.ts';
import { recordReport } from '../engine/report-record.ts';
import { createReportWork, type ReportWork } from '../engine/report-work.ts';
import { RegistryError } from '../registry/errors.ts';
import type { Registry } from '../registry/registry.ts';
import { parse, UsageError, withExtension } from './arguments.ts';
import { VERIFIED } from './exit-codes.ts';
import { printMany } from './print-pdf.ts';
import { type CountPrinter, countPrinter } from './progress.ts';
import { workOver } from './report-sources.ts';
import { oneOf, STYLE_OPTIONS, styleOf } from './report-style.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { UNIT_FILTER_OPTIONS, unitFilterOf } from './units-command.ts';
import { withUserRegistry } from './user-registry.ts';

const KINDS: readonly BatchRequest['what'][] = ['unit', 'last-run', 'last-visit'];

/**
 * `cotejo report batch --out FILE.zip`: one report of each unit of a filter, and an index, in a ZIP. Interrupted, it
 * leaves nothing behind. Resolves to the exit code.
 *
 * @throws UsageError, ProblemError, RegistryError
 */
export async function batchCommand(args: readonly string[]): Promise<number> {
  const { target, request } = batchArguments(args);
  await refuseMissingFolder(target);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  // Not once: while it listens, nobody else ends the program before the work has tidied up.
  process.on('SIGINT', onInterrupt);
  const { signal } = stop;
  try {
    return await withTemporaryFolder('cotejo-lote-', (folder) =>
      withUserRegistry((registry) => printBatch(registry, { target, request, folder, signal })),
    );
  } finally {
    process.removeListener('SIGINT', onInterrupt);
  }
}

/** Reads the arguments. @throws UsageError */
export function batchArguments(args: readonly string[]): { readonly target: string; readonly request: BatchRequest } {
  const { values, positionals } = parse(args, {
    ...UNIT_FILTER_OPTIONS,
    ...STYLE_OPTIONS,
    out: { type: 'string' },
    what: { type: 'string' },
  });
  const out = withExtension(values.out, '--out', ['.zip']);
  if (out === undefined) throw new UsageError('Falta decir en qué ZIP se escriben los informes: --out ARCHIVO.zip.');
  if (positionals.length > 0) throw new UsageError(`No se sabe qué hacer con «${positionals[0]}».`);
  const what = oneOf(values.what, KINDS, '--what') ?? 'unit';
  const read = batchRequest.safeParse({ units: unitFilterOf(values), what, ...styleOf(values) });
  if (!read.success) throw new UsageError('Los filtros de las unidades no llevan el valor que esperan.');
  return { target: resolve(out), request: read.data };
}

interface Batch {
  readonly target: string;
  readonly request: BatchRequest;
  readonly folder: string;
  readonly signal: AbortSignal;
}

async function printBatch(registry: Registry, { target, request, folder, signal }: Batch): Promise<number> {
  const work = createReportWork(workOver(registry));
  const entries = await work.handlers['report.batchEntries'](request);
  const progress = countPrinter(process.stderr, entries.length, 'informe', 'informes');
  const printed = await printEntries(registry, work, entries, { folder, signal, progress }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
    return [];
  });
  // What is asked after the last page was printed counts too: nothing stands in the ZIP yet.
  if (signal.aborted) throw new ProblemError('El lote se canceló; no se escribió nada.');
  const written = printed.filter(({ file }) => file !== null).length;
  if (written === 0) throw new ProblemError(`No se imprimió nada. ${printed[0]?.reason ?? ''}`.trim());
  await work.handlers['report.zip']({ folder, path: target, request, printed: [...printed] });
  process.stdout.write(`Lote: ${target} (${plural(written, 'informe', 'informes')} y su índice)\n`);
  const without = printed.length - written;
  if (without > 0)
    process.stderr.write(`${plural(without, 'unidad', 'unidades')} sin informe; el índice dice por qué.\n`);
  return VERIFIED;
}

interface Printing {
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly progress: CountPrinter;
}

/** Prints what there is to print; of a report that fails, its sentence stands in the index and the others go on. */
async function printEntries(
  registry: Registry,
  { prepare }: ReportWork,
  entries: readonly BatchEntry[],
  { folder, signal, progress }: Printing,
): Promise<readonly BatchPrinted[]> {
  const results = new Map<string, BatchPrinted>();
  const settle = (entry: BatchEntry, result: Partial<BatchPrinted>) => {
    const { clues, name } = entry;
    results.set(clues, { ...{ clues, name, file: null, folio: null, pages: null, reason: null }, ...result });
    progress.show(results.size, clues);
  };
  async function* pages() {
    for (const entry of entries) {
      if (signal.aborted) return;
      if (entry.request === null) {
        settle(entry, { reason: entry.reason });
        continue;
      }
      try {
        // Each is laid out only when its turn comes: memory does not grow with the batch.
        const report = await prepare(entry.request);
        yield { page: report.page, key: { entry, report } };
      } catch (error) {
        settle(entry, { reason: sentenceOf(error) });
      }
    }
  }
  try {
    await printMany(pages(), {
      signal,
      onPrinted: async ({ entry, report }, pdf) => {
        try {
          const file = `${entry.clues}.pdf`;
          const { pages: count, folio } = await finishPdfReport(report, pdf, join(folder, file));
          await recordReport(registry, report);
          settle(entry, { file, folio, pages: count });
        } catch (error) {
          settle(entry, { reason: sentenceOf(error) });
        }
      },
      onFailed: async ({ entry }, sentence) => settle(entry, { reason: sentence }),
    });
  } finally {
    progress.end();
  }
  return entries.flatMap(({ clues }) => results.get(clues) ?? []);
}

/** What is foreseen has a sentence; of anything else no word is printed, which could quote data. */
function sentenceOf(error: unknown): string {
  if (error instanceof ProblemError || error instanceof RegistryError) return error.message;
  return 'El informe no se pudo hacer: el programa falló de una manera no prevista.';
}

/** Said before hours of printing, not after them. */
async function refuseMissingFolder(target: string): Promise<void> {
  const folder = dirname(target);
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory()) throw new ProblemError(`No existe la carpeta ${folder}.`);
}
