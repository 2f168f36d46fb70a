import type { FileVerdict, FileVerification, SignatureCheck } from '../../shared/model/index.ts';
import { sealWords } from '../../shared/report/seal-words.ts';
import { nameOf } from '../signature/index.ts';

export type FileCheck = FileVerification['checks'][number];

/** What was found out of a file, before it is summed up. */
export type Gathered = Omit<FileVerification, 'verdict' | 'sentence' | 'words'>;

/** Sums up: whatever does not hold outweighs what does. */
export function verified(found: Gathered): FileVerification {
  const verdict = verdictOf(found);
  const words = found.digest === null ? null : sealWords(found.digest);
  return { ...found, verdict, words, sentence: sentenceOf(verdict, found) };
}

/** An answer for a file of which nothing can be said. @param reason one sentence */
export function unreadable(file: string, reason: string): FileVerification {
  return {
    ...{ file, kind: 'other', verdict: 'unreadable', sentence: `No se pudo comprobar el archivo. ${reason}` },
    ...{ folio: null, reportKind: null, subject: null, digest: null, words: null },
    ...{ checks: [], signatures: [], pdfSignatures: [] },
  };
}

export function check(id: string, ok: boolean | null, sentence: string): FileCheck {
  return { id, ok, sentence };
}

function verdictOf({ checks, signatures, pdfSignatures }: Gathered): FileVerdict {
  const all = [...signatures, ...pdfSignatures];
  if (checks.some(({ ok }) => ok === false) || all.some(({ status }) => status === 'altered')) return 'altered';
  if (all.some(isUnsound)) return 'invalid';
  return all.length > 0 ? 'intact' : 'unsigned';
}

function sentenceOf(verdict: FileVerdict, { kind, checks, signatures, pdfSignatures }: Gathered): string {
  const all = [...signatures, ...pdfSignatures];
  switch (verdict) {
    case 'altered': {
      const [first] = checks.filter(({ ok }) => ok === false);
      const fault = first ?? all.find(({ status }) => status === 'altered');
      return `El archivo está alterado. ${fault?.sentence ?? ''}`;
    }
    case 'invalid':
      return `El archivo lleva una firma que no se sostiene. ${all.find(isUnsound)?.sentence ?? ''}`;
    case 'intact':
      return intactSentence(kind, signatures, pdfSignatures);
    case 'unsigned': {
      const sealed = checks.some(({ id, ok }) => id === 'sello' && ok === true);
      return `El archivo no lleva firma electrónica.${sealed ? ' No ha cambiado por accidente desde que se escribió, pero nada prueba quién lo escribió ni que lo que se ve sea lo que dicen sus datos.' : ' Nada prueba quién lo escribió: compare su huella con la del papel o la del registro que lo escribió.'}`;
    }
    case 'unreadable':
      return 'No se pudo comprobar el archivo.';
  }
}

/** Of a report it is said what each signature covers: its data, or the very file. */
function intactSentence(
  kind: FileVerification['kind'],
  signatures: readonly SignatureCheck[],
  pdfSignatures: readonly SignatureCheck[],
): string {
  const ofReport = kind === 'report-pdf' || kind === 'report-html';
  const onFile = pdfSignatures.length > 0 || !ofReport;
  const by = signedBy(pdfSignatures.length > 0 ? pdfSignatures : signatures);
  const only = pdfSignatures.length > 0 ? onlyOfData(signatures, pdfSignatures) : [];
  const sentences = [
    onFile
      ? `El archivo está íntegro: lo ${by} y no ha cambiado desde entonces.`
      : `Los datos del informe están íntegros: los ${by} y no han cambiado desde entonces.`,
    only.length === 0
      ? ''
      : `La firma de ${listOf(only)} es solo de los datos que van dentro: no responde por la hoja.`,
    pdfSignatures.length > 0 && !ofReport ? 'No es un informe de Cotejo: no trae los datos de ninguno.' : '',
    [...signatures, ...pdfSignatures].every(({ chain }) => chain.status === 'known')
      ? ''
      : 'No se sabe si todos los certificados son auténticos: falta cargar la autoridad que los emitió.',
  ];
  return sentences.filter((one) => one !== '').join(' ');
}

function signedBy(signatures: readonly SignatureCheck[]): string {
  const signers = new Set(signatures.map(({ signer }) => signer?.sha256)).size;
  return signers === 1 ? 'firmó una persona' : `firmaron ${signers} personas`;
}

/** Names of those who signed the data, and not the file that carries them. */
export function onlyOfData(
  signatures: readonly SignatureCheck[],
  pdfSignatures: readonly SignatureCheck[],
): readonly string[] {
  const onFile = new Set(pdfSignatures.map(({ signer }) => signer?.sha256));
  const only = signatures.filter(({ signer }) => signer !== null && !onFile.has(signer.sha256));
  return [...new Set(only.flatMap(({ signer }) => (signer === null ? [] : [nameOf(signer)])))];
}

/** `A`, `A y B`, `A, B y C`. */
export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat('es', { type: 'conjunction' }).format(names);
}

/** It may be over the very data, but it is nobody's word: not valid, not in its time, or of a chain that breaks. */
function isUnsound({ status, chain, inTime }: SignatureCheck): boolean {
  return status === 'invalid' || chain.status === 'broken' || inTime === false;
}
