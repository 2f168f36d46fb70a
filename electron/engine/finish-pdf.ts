import { basename, dirname, extname, join } from 'node:path';
import type { WrittenReport } from '../../shared/ipc/reports.ts';
import { finishPdf, PdfError, pageCountOf, signPdf } from '../pdf/index.ts';
import { type Credential, certificateInfo, SignatureError, signDetached } from '../signature/index.ts';
import { writeAnnex } from './export-run-annex.ts';
import { ProblemError } from './reading.ts';
import type { PreparedReport } from './report-prepare.ts';
import { writeWhole } from './write-whole.ts';
import { inWords } from './write-words.ts';

/** Who seals the PDF itself, besides whoever signed its data. */
export interface PdfSeal {
  readonly credential: Credential;
  /** ISO 8601 with zone. */
  readonly at: string;
}

type Finishing = Pick<PreparedReport, 'attachments' | 'digest' | 'generatedAt' | 'kind'> & {
  readonly page: Pick<PreparedReport['page'], 'title' | 'about' | 'folio'>;
};

/** What is needed to finish a report when its page is printed already. */
export type FinishableReport = Finishing & Pick<PreparedReport, 'annex'>;

/**
 * Puts data, signatures and facts into a printed PDF, signs it where asked, and writes it whole; the workbook beside it
 * where the report has one.
 *
 * @throws ProblemError
 */
export async function finishPdfReport(
  report: FinishableReport,
  printed: Uint8Array,
  path: string,
  seal?: PdfSeal,
): Promise<WrittenReport> {
  const pdf = await finishedPdf(report, printed, seal);
  await inWords(writeWhole(path, pdf));
  return { path, pages: pageCountOf(pdf), folio: report.page.folio, annex: await writeAnnexBeside(report, path) };
}

/** The finished bytes. @throws ProblemError */
export async function finishedPdf(
  { page, attachments, digest, generatedAt }: Finishing,
  printed: Uint8Array,
  seal?: PdfSeal,
): Promise<Uint8Array> {
  try {
    const pdf = finishPdf(printed, {
      title: page.title,
      subject: page.about,
      keywords: `${page.folio} SHA256 ${digest}`,
      language: 'es-MX',
      createdAt: generatedAt,
      attachments,
    });
    return seal === undefined ? pdf : await sealedPdf(pdf, seal, page.folio);
  } catch (error) {
    if (error instanceof PdfError || error instanceof SignatureError) {
      throw new ProblemError(error.message, { cause: error });
    }
    throw error;
  }
}

function sealedPdf(pdf: Uint8Array, { credential, at }: PdfSeal, folio: string): Promise<Uint8Array> {
  return signPdf(pdf, {
    sign: (bytes) => signDetached(credential, bytes, { at: null, pades: true }),
    name: certificateInfo(credential.certificate.der).name,
    at,
    reason: `Informe ${folio}`,
  });
}

/** The workbook beside a report that asked for everything; null where there is none. @throws ProblemError */
export async function writeAnnexBeside({ annex }: Pick<PreparedReport, 'annex'>, path: string): Promise<string | null> {
  if (annex === null) return null;
  const beside = join(dirname(path), `${basename(path, extname(path))}-anexo.xlsx`);
  return (await writeAnnex(annex, beside)) ? beside : null;
}
