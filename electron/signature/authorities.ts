import type { Certificate } from './certificate.ts';
import { isSelfSigned, readCertificate } from './certificate.ts';
import { readSignedData } from './cms.ts';
import { SignatureError } from './error.ts';
import { pemBlocks } from './pem.ts';

/**
 * The certificates of a file: one in DER, one or more in PEM, or those of a PKCS#7 (.p7b) in either form.
 *
 * @throws SignatureError
 */
export function certificatesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const blocks = pemBlocks(bytes)?.filter(({ label }) => !label.includes('PRIVATE KEY'));
  if (blocks !== undefined) return blocks.flatMap(({ der }) => ofDer(der));
  return ofDer(bytes);
}

/**
 * Why a certificate is no authority that others can be led back to; null where it is one.
 *
 * @param der DER
 */
export function authorityFault(der: Uint8Array): string | null {
  const certificate = readCertificate(der);
  if (!certificate.authority || certificate.uses?.issue === false) {
    return 'El certificado es de una persona o de un servidor, no de una autoridad que emita otros.';
  }
  if (certificate.publicKey === null) return 'El certificado usa un algoritmo que no se conoce aquí.';
  return null;
}

/** Whether it signed itself. @param der DER */
export function isRoot(der: Uint8Array): boolean {
  return isSelfSigned(readCertificate(der));
}

function ofDer(der: Uint8Array): readonly Uint8Array[] {
  try {
    return [readCertificate(der).der satisfies Certificate['der']];
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
  }
  let certificates: readonly Uint8Array[];
  try {
    ({ certificates } = readSignedData(der));
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    throw new SignatureError('El archivo no trae ningún certificado que se entienda.');
  }
  if (certificates.length === 0) throw new SignatureError('El archivo no trae ningún certificado.');
  return certificates;
}
