import type { KeyObject } from 'node:crypto';
import { holds, publicKeyOf, type SignatureAlgorithm, signatureAlgorithmOf } from './algorithms.ts';
import { bitBytes, childrenOf, type Der, DerError, expectTag, readDer, sameBytes, TAG, timeOf } from './der.ts';
import { SignatureError } from './error.ts';
import { type Extensions, extensionsOf } from './extensions.ts';
import { type Name, nameOf } from './name.ts';
import { derOf } from './pem.ts';

/** What this program reads of an X.509 certificate (RFC 5280). */
export interface Certificate extends Extensions {
  readonly der: Uint8Array;
  /** What its issuer signed. */
  readonly signed: Uint8Array;
  /** Null for one that is not known. */
  readonly algorithm: SignatureAlgorithm | null;
  readonly signature: Uint8Array;
  /** Bytes of the number. */
  readonly serial: Uint8Array;
  readonly issuer: Name;
  readonly subject: Name;
  /** The same as they stand, to be compared. */
  readonly issuerBytes: Uint8Array;
  readonly subjectBytes: Uint8Array;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Null for a key of a kind that is not used. */
  readonly publicKey: KeyObject | null;
}

/** @param bytes DER or PEM @throws SignatureError */
export function readCertificate(bytes: Uint8Array): Certificate {
  const found = tryCertificate(derOf(bytes));
  if (found === null) throw new SignatureError('El archivo no es un certificado.');
  return found;
}

/** Null where the bytes are no certificate in DER. */
export function tryCertificate(der: Uint8Array): Certificate | null {
  try {
    return parsed(der);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

/**
 * Whether its own key signed it. A new key that the old one of the same authority vouches for bears one name twice, too,
 * and is no root.
 */
export function isSelfSigned(certificate: Certificate): boolean {
  const { issuerBytes, subjectBytes, keyId, issuerKeyId, algorithm, publicKey, signed, signature } = certificate;
  if (!sameBytes(issuerBytes, subjectBytes)) return false;
  if (keyId !== null && issuerKeyId !== null && !sameBytes(keyId, issuerKeyId)) return false;
  // Of an algorithm that is not known the names must do: such a root can lead to nothing here anyway.
  if (algorithm?.hash == null || publicKey === null) return true;
  return holds(algorithm, algorithm.hash, publicKey, signed, signature);
}

function parsed(bytes: Uint8Array): Certificate {
  const [signed, algorithm, signature, ...rest] = childrenOf(readDer(bytes, TAG.sequence));
  if (rest.length > 0) throw new DerError('values after the signature');
  const fields = childrenOf(expectTag(signed, TAG.sequence));
  // The version, left out in certificates of the first.
  const [serial, inner, issuer, validity, subject, key, ...optional] =
    fields[0]?.tag === TAG.context(0) ? fields.slice(1) : fields;
  if (!sameBytes(expectTag(inner, TAG.sequence).raw, expectTag(algorithm, TAG.sequence).raw)) {
    throw new DerError('two algorithms');
  }
  const [from, to] = childrenOf(expectTag(validity, TAG.sequence));
  return {
    der: bytes,
    signed: expectTag(signed, undefined).raw,
    algorithm: signatureAlgorithmOf(algorithm),
    signature: bitBytes(signature),
    serial: expectTag(serial, TAG.integer).value,
    issuer: nameOf(issuer),
    subject: nameOf(subject),
    issuerBytes: rawOf(issuer),
    subjectBytes: rawOf(subject),
    validFrom: timeOf(from),
    validTo: timeOf(to),
    publicKey: publicKeyOf(rawOf(expectTag(key, TAG.sequence))),
    ...extensionsOf(optional.find(({ tag }) => tag === TAG.context(3))),
  };
}

function rawOf(node: Der | undefined): Uint8Array {
  return expectTag(node, undefined).raw;
}
