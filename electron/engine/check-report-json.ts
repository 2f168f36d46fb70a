import type { FileVerification, SignatureCheck } from '../../shared/model/index.ts';
import { checkSignatures, isSignatures } from '../signature/index.ts';
import { countMembers } from './check-report-names.ts';
import { readSubject, type SubjectData } from './check-report-subject.ts';
import { check, type FileCheck, unreadable, verified } from './check-report-verdict.ts';
import { ProblemError } from './reading.ts';

/** Said of a file that is none of it. */
const WHAT_IS_CHECKED = 'Se comprueban informes de Cotejo en PDF o HTML, sus datos en JSON y sus firmas en P7S.';

/**
 * Checks data and their signatures, whichever of the two was named first. Data may be anything; what is JSON is compared
 * in its canonical form too, since spaces and the order of members say nothing.
 *
 * @param other what belongs to the file; null where there is none
 */
export async function checkData(
  file: string,
  bytes: Uint8Array,
  other: Uint8Array | null,
  authorities: readonly Uint8Array[],
): Promise<FileVerification> {
  const isCms = isSignatures(bytes) || /\.p7s$/i.test(file);
  if (isCms && other === null) {
    return unreadable(file, 'Faltan los datos que se firmaron: póngalos junto a la firma o diga dónde están.');
  }
  const data = isCms ? (other ?? bytes) : bytes;
  const cms = isCms ? bytes : other;
  const subject = subjectOf(data);
  if (subject instanceof ProblemError && cms === null) return unreadable(file, `${subject.message} ${WHAT_IS_CHECKED}`);
  const known = subject instanceof ProblemError ? null : subject;
  if (cms === null && known?.kind === 'other') {
    return unreadable(file, 'El archivo no es un resultado ni una visita de Cotejo, y no tiene firmas junto a él.');
  }
  return verified({
    file,
    kind: known?.kind ?? 'other',
    folio: known?.folio ?? null,
    reportKind: null,
    subject: known?.about ?? null,
    digest: known?.digest ?? null,
    checks: writtenChecks(data, known, cms !== null),
    signatures: cms === null ? [] : await signaturesOver(cms, data, known, authorities),
    pdfSignatures: [],
  });
}

/** The canonical JSON is what this program signs; other data are signed as they stand. */
async function signaturesOver(
  cms: Uint8Array,
  data: Uint8Array,
  subject: SubjectData | null,
  authorities: readonly Uint8Array[],
): Promise<readonly SignatureCheck[]> {
  const canonical = await checkSignatures(cms, subject?.canonical ?? data, authorities);
  if (subject === null || canonical.every(({ status }) => status !== 'altered')) return canonical;
  const plain = await checkSignatures(cms, data, authorities);
  return plain.every(({ status }) => status !== 'altered') ? plain : canonical;
}

function writtenChecks(data: Uint8Array, subject: SubjectData | null, signed: boolean): readonly FileCheck[] {
  if (subject === null || Buffer.compare(data, subject.canonical) === 0) return [];
  if (countMembers(data) !== countMembers(subject.canonical)) {
    const sentence = 'El archivo dice dos veces lo mismo con distinto valor, o repite un nombre: no se sabe cuál vale.';
    return [check('nombres', false, sentence)];
  }
  if (!signed) return [];
  const sentence =
    'El archivo no está escrito en la forma que se firma (espacios, orden o signos); se comparó lo que dice.';
  return [check('escritura', null, sentence)];
}

function subjectOf(data: Uint8Array): SubjectData | ProblemError {
  try {
    return readSubject(data);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}
