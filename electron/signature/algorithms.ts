import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { childrenOf, type Der, DerError, expectTag, oidOf, smallInteger, TAG } from './der.ts';
import { OID } from './oids.ts';

export type Hash = 'sha256' | 'sha384' | 'sha512' | 'sha1' | 'md5';

const HASHES: Readonly<Record<string, Hash>> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.3.14.3.2.26': 'sha1',
  '1.2.840.113549.2.5': 'md5',
};

/** Two texts with the same digest can be made. */
const WEAK: readonly Hash[] = ['sha1', 'md5'];

type Scheme = 'rsa' | 'ec' | 'pss';

/** How a signature is made; `hash` null where it is said elsewhere. */
export interface SignatureAlgorithm {
  readonly scheme: Scheme;
  readonly hash: Hash | null;
  /** In bytes; only of RSASSA-PSS. */
  readonly salt?: number;
}

const SIGNATURES: Readonly<Record<string, SignatureAlgorithm>> = {
  [OID.rsa]: { scheme: 'rsa', hash: null },
  '1.2.840.113549.1.1.4': { scheme: 'rsa', hash: 'md5' },
  '1.2.840.113549.1.1.5': { scheme: 'rsa', hash: 'sha1' },
  '1.2.840.113549.1.1.11': { scheme: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { scheme: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { scheme: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.1': { scheme: 'ec', hash: 'sha1' },
  [OID.ecdsaWithSha256]: { scheme: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { scheme: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { scheme: 'ec', hash: 'sha512' },
};

const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };
/** Shorter ones have been broken; longer ones only keep a computer busy. */
const RSA_BITS = { least: 1024, most: 8192 };
/** An exponent as long as the modulus makes one verification last a hundred times longer; everybody's is 65537. */
const MOST_EXPONENT = 2n ** 64n;

export function isWeak(hash: Hash): boolean {
  return WEAK.includes(hash);
}

/** `SHA-256`. */
export function hashName(hash: Hash): string {
  return hash === 'md5' ? 'MD5' : hash.replace('sha', 'SHA-');
}

/** `SHA-256 con RSA`. */
export function signatureName({ scheme, hash }: SignatureAlgorithm): string {
  const named = { rsa: 'RSA', ec: 'ECDSA', pss: 'RSA-PSS' }[scheme];
  return hash === null ? named : `${hashName(hash)} con ${named}`;
}

/** The hash that an AlgorithmIdentifier names; null for one that is not known. @throws DerError */
export function hashOf(identifier: Der | undefined): Hash | null {
  const [algorithm, ...parameters] = childrenOf(expectTag(identifier, TAG.sequence));
  expectNoParameters(parameters);
  return HASHES[oidOf(algorithm)] ?? null;
}

/** The same of a signature's algorithm. @throws DerError */
export function signatureAlgorithmOf(identifier: Der | undefined): SignatureAlgorithm | null {
  const [algorithm, ...parameters] = childrenOf(expectTag(identifier, TAG.sequence));
  const dotted = oidOf(algorithm);
  if (dotted === OID.rsaPss) return pssOf(parameters);
  expectNoParameters(parameters);
  return SIGNATURES[dotted] ?? null;
}

/** A key that this program verifies with: RSA from 1024 bits, or elliptic curves of NIST; else null. */
export function publicKeyOf(spki: Uint8Array): KeyObject | null {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
  return keyName(key) === null ? null : key;
}

/** `RSA de 2048 bits`, `ECDSA con la curva P-256`; null for a key of a kind that is not used. */
export function keyName(key: KeyObject): string | null {
  const { modulusLength = 0, namedCurve = '', publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (publicExponent > MOST_EXPONENT) return null;
  if (key.asymmetricKeyType === 'rsa' && modulusLength >= RSA_BITS.least && modulusLength <= RSA_BITS.most) {
    return `RSA de ${modulusLength} bits`;
  }
  const curve = CURVES[namedCurve];
  return key.asymmetricKeyType === 'ec' && curve !== undefined ? `ECDSA con la curva ${curve}` : null;
}

/** Whether a signature is that key's over those bytes. False too where algorithm and key do not go together. */
export function holds(
  { scheme, salt }: SignatureAlgorithm,
  hash: Hash,
  key: KeyObject,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (key.asymmetricKeyType !== (scheme === 'ec' ? 'ec' : 'rsa')) return false;
  const padding = scheme === 'pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  try {
    if (scheme === 'ec') return verify(hash, bytes, key, signature);
    return verify(hash, bytes, scheme === 'pss' ? { key, padding, saltLength: salt } : { key, padding }, signature);
  } catch {
    return false;
  }
}

/** RFC 4055, only with one hash for the message and for its mask. */
function pssOf(parameters: readonly Der[]): SignatureAlgorithm | null {
  const [fields] = parameters;
  if (fields === undefined || parameters.length > 1) return null;
  const [hash, mask, salt, ...rest] = childrenOf(expectTag(fields, TAG.sequence));
  if (rest.length > 0 || salt === undefined) return null;
  const named = hashOf(childrenOf(expectTag(hash, TAG.context(0)))[0]);
  const [generator, inner] = childrenOf(expectTag(childrenOf(expectTag(mask, TAG.context(1)))[0], TAG.sequence));
  if (named === null || oidOf(generator) !== OID.mgf1 || hashOf(inner) !== named) return null;
  return { scheme: 'pss', hash: named, salt: smallInteger(childrenOf(expectTag(salt, TAG.context(2)))[0]) };
}

/** Absent, or NULL: RFC 5754 has both accepted. */
function expectNoParameters(parameters: readonly Der[]): void {
  const [only] = parameters;
  if (only === undefined) return;
  if (parameters.length > 1 || only.tag !== TAG.null || only.value.length > 0) throw new DerError('parameters');
}
