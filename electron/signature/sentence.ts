import type { CertificateInfo, SignatureCheck } from '../../shared/model/index.ts';
import { formatDateTime } from '../../shared/text/format-date.ts';
import type { Chain } from './chain.ts';

/** What a checked signature says to people, in one sentence or two. @param fault why the signature does not hold */
export function sentenceOf(
  { status, signer, signedAt, inTime }: Pick<SignatureCheck, 'status' | 'signer' | 'signedAt' | 'inTime'>,
  chain: Chain,
  fault: string | null,
  now: Date,
): string {
  const who = signer === null ? 'La firma' : `La firma de ${nameOf(signer)}`;
  if (status === 'invalid') return `${who} no es válida: ${fault}.`;
  if (status === 'altered') return `${who} es de otros datos: lo firmado cambió después de la firma.`;
  const when = signedAt === null ? '' : ` el ${formatDateTime(signedAt)}`;
  const seal = signer?.kind === 'sello' ? ', con un sello digital y no con la e.firma de una persona,' : '';
  return [
    `${signer === null ? 'Alguien' : nameOf(signer)} firmó estos datos${seal}${when} y no han cambiado.`,
    chainSentence(chain),
    inTime === false ? 'El certificado no estaba vigente en ese momento.' : '',
    isAhead(signedAt, now) ? 'Esa hora todavía no llega: uno de los dos equipos tiene mal el reloj.' : '',
  ]
    .filter((one) => one !== '')
    .join(' ');
}

/** In quotes that the name itself cannot close: a certificate may say anything of whom it names, whole sentences too. */
export function nameOf({ name }: Pick<CertificateInfo, 'name'>): string {
  return name === '' ? 'alguien sin nombre' : `«${name.replace(/[«»]/g, '"')}»`;
}

/** Clocks of two computers may differ by some minutes. */
const MOST_AHEAD_MS = 60 * 60 * 1000;

function isAhead(signedAt: string | null, now: Date): boolean {
  return signedAt !== null && Date.parse(signedAt) - now.getTime() > MOST_AHEAD_MS;
}

function chainSentence({ status, path, fault }: Chain): string {
  switch (status) {
    case 'known':
      return `Su certificado lleva a una autoridad que esta oficina cargó: ${path.at(-1)}.`;
    case 'unknown':
      return `No se sabe si su certificado es auténtico: ${fault ?? 'no lleva a una autoridad que esta oficina haya cargado'}.`;
    case 'broken':
      return `La cadena de su certificado no se sostiene: ${fault}.`;
  }
}
