import type { FileVerification } from '../../shared/model/index.ts';
import { checkParts } from './check-report-parts.ts';
import { check, type FileCheck, unreadable, verified } from './check-report-verdict.ts';
import { type ReadHtml, readReportHtml } from './finish-html.ts';
import { ProblemError } from './reading.ts';

/** Checks a page of this program: the seal of its last line, and the data that travel in it. */
export async function checkHtml(
  file: string,
  bytes: Uint8Array,
  authorities: readonly Uint8Array[],
): Promise<FileVerification> {
  const kind = 'report-html';
  let page: ReadHtml;
  try {
    page = readReportHtml(bytes);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // Only a page that carries data has any that cannot be read.
    return verified({ ...NOTHING, file, kind, checks: [check('datos', false, error.message)] });
  }
  const parts = await checkParts(page.attachments, authorities, []);
  if (parts === null) return unreadable(file, 'La página no es un informe de Cotejo: no trae sus datos.');
  return verified({ ...NOTHING, ...parts, file, kind, checks: [sealCheck(page), ...parts.checks] });
}

const NOTHING = { folio: null, reportKind: null, subject: null, digest: null, signatures: [], pdfSignatures: [] };

function sealCheck({ seal }: ReadHtml): FileCheck {
  switch (seal) {
    case 'holds':
      return check('sello', true, 'La última línea concuerda con todo lo anterior: la página no cambió por accidente.');
    case 'broken':
      return check('sello', false, 'La página cambió después de que se escribió.');
    case 'none':
      return check('sello', false, 'A la página le falta la última línea, que muestra si cambió.');
  }
}
