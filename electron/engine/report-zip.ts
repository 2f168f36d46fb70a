import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { BatchPrinted } from '../../shared/ipc/reports.ts';
import { batchIndexCsv, batchIndexPage } from './report-zip-index.ts';
import { writeWholeWith } from './write-whole.ts';
import { inWords } from './write-words.ts';

export interface ReportZip {
  /** Where the printed files lie. */
  readonly folder: string;
  readonly path: string;
  readonly printed: readonly BatchPrinted[];
  /** For the heading of the index. */
  readonly title: string;
  /** ISO 8601 with zone. */
  readonly generatedAt: string;
}

/** No time of its own: equal content gives an equal ZIP. */
const MTIME = new Date(1980, 0, 1);
/** Letters that every system takes in the name of a file. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9.-]{0,200}$/;

/**
 * Joins the printed files of a batch and an index in a ZIP, one after the other and in the order of their names, whole
 * or not at all.
 *
 * @throws ProblemError
 */
export async function zipReports(batch: ReportZip): Promise<{ readonly path: string }> {
  const { folder, path } = batch;
  const names = (await readdir(folder)).filter((name) => SAFE_NAME.test(name)).sort();
  await inWords(
    writeWholeWith(path, async (file) => {
      const zip = new ZipFile();
      const output = zip.outputStream as Readable;
      zip.on('error', (error: Error) => output.destroy(error));
      zip.addBuffer(Buffer.from(batchIndexPage(batch), 'utf8'), 'index.html', { mtime: MTIME });
      zip.addBuffer(Buffer.from(batchIndexCsv(batch), 'utf8'), 'index.csv', { mtime: MTIME });
      // What is packed inside a PDF does not pack again.
      for (const name of names)
        zip.addFile(join(folder, name), name, { mtime: MTIME, mode: 0o100644, compress: false });
      zip.end();
      for await (const chunk of output) await file.writeFile(chunk as Uint8Array);
    }),
  );
  return { path };
}
