import { basename } from 'node:path';
import type { FileVerification } from '../../shared/model/index.ts';
import { checkHtml } from './check-report-html.ts';
import { checkData } from './check-report-json.ts';
import { checkPdf } from './check-report-pdf.ts';
import { unreadable } from './check-report-verdict.ts';
import { readBounded } from './read-bounded.ts';
import { describeReadError, ProblemError } from './reading.ts';

export { checkPaper } from './check-report-paper.ts';

export interface CheckOptions {
  /** The data that a file of signatures is of, where they do not stand beside it; or the signatures of the data. */
  readonly data?: string;
  /** Certificates of the authorities that the office trusts, DER. */
  readonly authorities: readonly Uint8Array[];
}

/** A report is some megabytes, the result of a national export some hundreds. */
const MOST_BYTES = 300_000_000;
/** What tells one kind of file from another stands this near its beginning. */
const HEAD = 1024;

/**
 * Says of a file that somebody handed over whether it is as it was written, who signed it and when, without a network:
 * a report (PDF or HTML), a result or closed visit (JSON) with the signatures beside it (`.p7s`), or signatures with
 * their data. Whatever the file is there is an answer.
 */
export async function checkReport(path: string, { data, authorities }: CheckOptions): Promise<FileVerification> {
  try {
    const bytes = await readWhole(path);
    const file = basename(path);
    if (bytes.length === 0) return unreadable(file, 'El archivo está vacío.');
    const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
    if (head.startsWith('%PDF-')) return await checkPdf(file, bytes, authorities);
    if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html)\b/i.test(head))
      return await checkHtml(file, bytes, authorities);
    const other = await otherPart(path, data);
    return await checkData(file, bytes, other, authorities);
  } catch (error) {
    if (error instanceof ProblemError || (error instanceof Error && 'code' in error)) {
      return unreadable(basename(path), describeReadError(error));
    }
    throw error;
  }
}

/** The signatures of data, or the data of signatures: named, or beside under the same name. */
async function otherPart(path: string, named: string | undefined): Promise<Uint8Array | null> {
  if (named !== undefined) return readWhole(named);
  const beside = /\.p7s$/i.test(path) ? path.slice(0, -'.p7s'.length) : `${path}.p7s`;
  try {
    return await readBounded(beside, MOST_BYTES);
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

function readWhole(path: string): Promise<Uint8Array> {
  return readBounded(path, MOST_BYTES);
}
