import { createHash, sign } from 'node:crypto';
import { readSignedData } from './cms.ts';
import type { Credential } from './credential.ts';
import { TAG } from './der.ts';
import { concat, encode, integer, NULL, octets, oid, sequence, setOf, time } from './der-write.ts';
import { SignatureError } from './error.ts';
import { OID } from './oids.ts';

export interface SignOptions {
  /** Moment to write into the signature; null for none. */
  readonly at: Date | null;
  /** For a PDF: PAdES keeps the moment in the document, not in the signature. */
  readonly pades?: boolean;
}

/**
 * CMS SignedData, DER, detached from `content`: SHA-256, with the attributes that CAdES and PAdES ask for at their
 * basic level (content type, digest, moment, and which certificate signed: ETSI EN 319 122-1).
 */
export async function signDetached(
  { certificate, key }: Credential,
  content: Uint8Array,
  { at, pades = false }: SignOptions,
): Promise<Uint8Array> {
  const attributes = [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(sha256(content))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(sha256(certificate.der)))))),
    ...(at === null || pades ? [] : [attribute(OID.signingTime, time(at))]),
  ];
  const signed = setOf(attributes);
  const signature = new Uint8Array(sign('sha256', signed, key));
  const serial = encode(TAG.integer, certificate.serial);
  const info = sequence(
    integer(1),
    sequence(certificate.issuerBytes, serial),
    DIGEST,
    setOf(attributes, TAG.context(0)),
    key.asymmetricKeyType === 'ec' ? sequence(oid(OID.ecdsaWithSha256)) : sequence(oid(OID.rsa), NULL),
    octets(signature),
  );
  return signedData([DIGEST], [certificate.der], [info]);
}

/** One CMS with everybody who signed the same content. @throws SignatureError */
export function mergeSignatures(list: readonly Uint8Array[]): Uint8Array {
  const all = list.map(readSignedData);
  if (all.some(({ contentType, content }) => contentType !== OID.data || content !== null)) {
    throw new SignatureError('Solo se reúnen firmas que están aparte de los datos.');
  }
  const signers = all.flatMap((one) => one.signers);
  if (signers.some(({ signer }) => signer.kind === 'key')) {
    throw new SignatureError('Una de las firmas nombra su certificado de una manera que no se puede reunir con otras.');
  }
  return signedData(
    signers.map(({ digest }) => digest.raw),
    all.flatMap((one) => one.certificates),
    signers.map(({ raw }) => raw),
  );
}

const DIGEST = sequence(oid(OID.sha256));

function signedData(
  digests: readonly Uint8Array[],
  certificates: readonly Uint8Array[],
  infos: readonly Uint8Array[],
): Uint8Array {
  const data = sequence(
    integer(1),
    setOf(digests),
    sequence(oid(OID.data)),
    setOf(certificates, TAG.context(0)),
    setOf(infos),
  );
  return concat([sequence(oid(OID.signedData), encode(TAG.context(0), data))]);
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(oid(type), setOf([value]));
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
