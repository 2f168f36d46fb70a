import type { FileVerification, SignatureCheck } from '../../shared/model/index.ts';
import { PdfError, type PdfSignature, type ReadPdf, readReportPdf } from '../pdf/index.ts';
import { checkSignatures, nameOf } from '../signature/index.ts';
import { checkParts } from './check-report-parts.ts';
import { check, type FileCheck, unreadable, verified } from './check-report-verdict.ts';

/** Checks a PDF: its seal or signatures, and the data that travel in it. */
export async function checkPdf(
  file: string,
  bytes: Uint8Array,
  authorities: readonly Uint8Array[],
): Promise<FileVerification> {
  let pdf: ReadPdf;
  try {
    pdf = readReportPdf(bytes);
  } catch (error) {
    if (error instanceof PdfError) return unreadable(file, error.message);
    throw error;
  }
  const pdfSignatures: SignatureCheck[] = [];
  for (const [index, signature] of pdf.signatures.entries()) {
    pdfSignatures.push(await checkOne(signature, index === pdf.signatures.length - 1, authorities));
  }
  const parts = await checkParts(pdf.attachments, authorities, pdfSignatures);
  if (parts === null && pdfSignatures.length === 0 && pdf.seal === 'none') {
    return unreadable(file, 'El PDF no es un informe de Cotejo: no trae datos ni firma que comprobar.');
  }
  const checks = [sealCheck(pdf), ...(parts?.checks ?? [])].filter((one) => one !== null);
  const none = { folio: null, reportKind: null, subject: null, digest: null, signatures: [] };
  const kind = parts === null ? 'other' : 'report-pdf';
  return verified({ ...none, ...parts, file, kind, checks, pdfSignatures });
}

/** A signature covers the bytes itself; without one the last line must tell of a changed byte. */
function sealCheck({ seal, signatures }: ReadPdf): FileCheck | null {
  if (seal === 'broken') return check('sello', false, 'El PDF cambió después de que se escribió.');
  if (seal === 'holds')
    return check('sello', true, 'La última línea concuerda con todo lo anterior: el PDF no cambió por accidente.');
  if (signatures.length > 0) return null;
  return check('sello', false, 'Al PDF le falta la última línea, que muestra si cambió.');
}

async function checkOne(
  signature: PdfSignature,
  last: boolean,
  authorities: readonly Uint8Array[],
): Promise<SignatureCheck> {
  const { cms, signedBytes, paddingIsZero, coversWholeFile, later } = signature;
  const [only] = await checkSignatures(cms, signedBytes, authorities, { at: signature.at, mostSigners: 1 });
  if (only === undefined) throw new Error('every signature has an answer');
  if (only.status !== 'intact') return only;
  const covered = last ? coversWholeFile : later === 'signatures';
  if (covered && paddingIsZero) return only;
  const sentence = `El PDF cambió después de que lo firmó ${only.signer === null ? 'alguien' : nameOf(only.signer)}.`;
  return { ...only, status: 'altered', sentence };
}
