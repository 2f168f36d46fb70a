import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MethodInput } from '../../shared/ipc/contract.ts';
import type { CredentialFiles, PrintableReport, WrittenReport } from '../../shared/ipc/reports.ts';
import type { PrintablePage } from './print.ts';
import { Sentence, sentenceOf } from './sentence.ts';
import { texts } from './texts.ts';

/** The engine's last step: it puts what belongs to the report into its printed pages. */
export type Finish = (input: MethodInput<'report.finish'>) => Promise<WrittenReport>;

/**
 * Prints a report and has the engine finish it at `path`. The pages lie meanwhile in a folder that only this user reads,
 * and that is gone afterwards whatever happens.
 *
 * @throws Sentence
 */
export async function printReport(
  report: PrintableReport,
  path: string,
  {
    print,
    finish,
    seal,
  }: {
    readonly print: (page: PrintablePage) => Promise<Uint8Array>;
    readonly finish: Finish;
    readonly seal?: CredentialFiles;
  },
): Promise<WrittenReport> {
  const pdf = await print(report).catch((error: unknown) => {
    throw new Sentence(`${texts().printFailed} ${sentenceOf(error)}`, { cause: error });
  });
  const folder = await mkdtemp(join(tmpdir(), 'cotejo-informe-'));
  try {
    const printed = join(folder, 'paginas.pdf');
    await writeFile(printed, pdf, { mode: 0o600 });
    return await finish({ ticket: report.ticket, printed, path, ...(seal === undefined ? {} : { seal }) });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
