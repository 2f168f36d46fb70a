import type { FileVerification, SignatureCheck } from '../../shared/model/index.ts';
import { checkSignatures } from '../signature/index.ts';
import { isFolioOf, type ReportFacts, readFacts, readSubject, type SubjectData } from './check-report-subject.ts';
import { check, type FileCheck, listOf, onlyOfData } from './check-report-verdict.ts';
import { ProblemError } from './reading.ts';
import { DATA_FILE, REPORT_FILE, SIGNATURES_FILE } from './report-attachments.ts';

/** What the files inside a report say, and whether they fit one another. */
export type ReportParts = Pick<
  FileVerification,
  'folio' | 'reportKind' | 'subject' | 'digest' | 'checks' | 'signatures'
>;

/**
 * Null where there are none: the file is no report of this program.
 *
 * @param pageSignatures those that the page itself bears, besides its data
 */
export async function checkParts(
  parts: ReadonlyMap<string, Uint8Array>,
  authorities: readonly Uint8Array[],
  pageSignatures: readonly SignatureCheck[],
): Promise<ReportParts | null> {
  const bytes = parts.get(DATA_FILE);
  if (bytes === undefined && !parts.has(REPORT_FILE)) return null;
  const facts = readFacts(parts.get(REPORT_FILE));
  const data = dataOf(bytes);
  const signatures = await signaturesOf(parts.get(SIGNATURES_FILE), data, authorities);
  return {
    folio: facts?.folio ?? data?.folio ?? null,
    reportKind: facts?.kind ?? null,
    subject: facts?.about ?? data?.about ?? null,
    digest: data?.digest ?? null,
    checks: [
      dataCheck(bytes, data),
      factsCheck(facts, data),
      folioCheck(facts, data),
      pageCheck(data, signatures, pageSignatures),
    ].filter((one) => one !== null),
    signatures,
  };
}

function dataOf(bytes: Uint8Array | undefined): SubjectData | null {
  if (bytes === undefined) return null;
  try {
    return readSubject(bytes);
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

function dataCheck(bytes: Uint8Array | undefined, data: SubjectData | null): FileCheck {
  if (bytes === undefined) return check('datos', false, 'El informe no trae los datos con los que se hizo.');
  if (data === null) return check('datos', false, 'Los datos que trae el informe no se pueden leer.');
  const same = Buffer.compare(bytes, data.canonical) === 0;
  return same
    ? check('datos', true, 'Los datos que trae el informe están completos.')
    : check('datos', false, 'Los datos que trae el informe no están escritos como el programa los escribe.');
}

function factsCheck(facts: ReportFacts | null, data: SubjectData | null): FileCheck {
  if (facts === null) return check('informe', false, 'El informe no dice de qué datos es.');
  if (data === null) return check('informe', null, 'No hay datos con los que comparar la huella del informe.');
  return facts.digest === data.digest
    ? check('informe', true, 'La huella que lleva el informe es la de sus datos.')
    : check('informe', false, 'La huella que lleva el informe no es la de sus datos.');
}

function folioCheck(facts: ReportFacts | null, data: SubjectData | null): FileCheck | null {
  if (facts === null || data === null) return null;
  // An open visit is told by the report's kind: its data are not of the schema of a closed one.
  const fits = facts.kind === 'visit' && data.folio === null ? null : isFolioOf(facts.folio, data);
  if (fits === null) return null;
  return fits
    ? check('folio', true, `El folio ${facts.folio} es el de estos datos.`)
    : check('folio', false, `El folio ${facts.folio} no es el de estos datos.`);
}

/**
 * Whoever changes the page on purpose can make its last line anew, or sign it in their own name, and leave the signed
 * data as they are: a person has to compare the two.
 */
function pageCheck(
  data: SubjectData | null,
  signatures: readonly SignatureCheck[],
  pageSignatures: readonly SignatureCheck[],
): FileCheck | null {
  const figures = data?.figures == null ? '' : ` Según esos datos, ${data.figures}: compárelo con la hoja.`;
  const words = (sentence: string) => check('hoja', null, `${sentence}${figures}`);
  if (pageSignatures.length === 0) {
    if (signatures.length > 0) return words('La firma es de los datos que van dentro; la hoja misma no lleva firma.');
    return words('Lo que se ve en la hoja no se comparó con los datos que lleva dentro.');
  }
  const only = onlyOfData(signatures, pageSignatures);
  return only.length === 0
    ? null
    : words(`${listOf(only)} ${only.length === 1 ? 'firmó' : 'firmaron'} los datos que van dentro, no la hoja.`);
}

async function signaturesOf(
  cms: Uint8Array | undefined,
  data: SubjectData | null,
  authorities: readonly Uint8Array[],
): Promise<readonly SignatureCheck[]> {
  if (cms === undefined) return [];
  return checkSignatures(cms, data?.canonical ?? new Uint8Array(), authorities);
}
