import { createHash } from 'node:crypto';
import type { CertificateInfo } from '../../shared/model/index.ts';
import { escapeControls } from '../../shared/text/escape.ts';
import { maskValue } from '../../shared/text/mask.ts';
import { keyName } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import type { Name } from './name.ts';
import { OID } from './oids.ts';

/** Who a certificate names, in DER or PEM; RFC and CURP masked. @throws SignatureError */
export function certificateInfo(bytes: Uint8Array): CertificateInfo {
  return infoOf(readCertificate(bytes));
}

export function infoOf(certificate: Certificate): CertificateInfo {
  const { subject, issuer, validFrom, validTo, publicKey, der } = certificate;
  const rfc = rfcOf(subject);
  const curp = curpOf(subject);
  return {
    name: labelOf(subject),
    rfc: rfc === null ? null : maskValue(rfc, 'curp'),
    curp: curp === null ? null : maskValue(curp, 'curp'),
    serial: serialOf(certificate),
    issuer: labelOf(issuer),
    validFrom: validFrom.toISOString(),
    validTo: validTo.toISOString(),
    algorithm: (publicKey && keyName(publicKey)) ?? 'llave de un tipo que no se usa aquí',
    kind: kindOf(subject),
    sha256: createHash('sha256').update(der).digest('hex'),
  };
}

/** Common name, else organization. */
export function labelOf(name: Name): string {
  return escapeControls(name.get(OID.commonName)?.[0] ?? name.get(OID.organization)?.[0] ?? '');
}

/**
 * The SAT writes the RFC as x500UniqueIdentifier: `RFC`, or for a company `RFC / RFC of who stands for it`. Only the
 * certificates with which invoices are sealed name an organizational unit, the branch.
 */
function kindOf(subject: Name): CertificateInfo['kind'] {
  if (rfcOf(subject) === null) return 'otro';
  return (subject.get(OID.organizationalUnit)?.[0] ?? '').trim() === '' ? 'efirma' : 'sello';
}

function rfcOf(subject: Name): string | null {
  const written = subject.get(OID.uniqueIdentifier)?.[0]?.split('/')[0]?.trim() ?? '';
  return /^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/u.test(written) ? written : null;
}

/** Of the person; a company's certificate has ` / CURP` of who stands for it. */
function curpOf(subject: Name): string | null {
  const parts = subject.get(OID.serialNumber)?.flatMap((text) => text.split('/')) ?? [];
  return parts.map((part) => part.trim()).find((part) => /^[A-Z]{4}\d{6}[A-Z]{6}[A-Z0-9]\d$/.test(part)) ?? null;
}

/** The SAT's are twenty digits written as text into the bytes of the number. */
function serialOf({ serial }: Certificate): string {
  const text = Buffer.from(serial).toString('latin1');
  return /^\d{20}$/.test(text) ? text : Buffer.from(serial).toString('hex').toUpperCase();
}
