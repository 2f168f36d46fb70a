import { childrenOf, type Der, DerError, expectTag, oidOf, readDer, sameBytes, smallInteger, TAG } from './der.ts';
import { SignatureError } from './error.ts';
import { OID } from './oids.ts';
import { derOf } from './pem.ts';

/** A CMS SignedData (RFC 5652), taken apart. */
export interface SignedData {
  /** Null where the signature is detached. */
  readonly content: Uint8Array | null;
  readonly contentType: string;
  /** X.509, DER, as they stand. */
  readonly certificates: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
  /** Whether version and list of algorithms are those that its signers ask for. */
  readonly consistent: boolean;
}

export interface SignerInfo {
  readonly raw: Uint8Array;
  readonly signer: SignerId;
  /** AlgorithmIdentifier. */
  readonly digest: Der;
  readonly algorithm: Der;
  readonly signature: Uint8Array;
  /** The signed attributes as a SET, which is what the signature is over; null where there are none. */
  readonly signed: Uint8Array | null;
  /** Their values by type; each type once. */
  readonly attributes: ReadonlyMap<string, readonly Der[]>;
}

export type SignerId =
  | { readonly kind: 'serial'; readonly issuer: Uint8Array; readonly serial: Uint8Array }
  | { readonly kind: 'key'; readonly id: Uint8Array };

/** More than any document has; each costs a verification. */
const MOST_SIGNERS = 100;
const MOST_CERTIFICATES = 300;

/** @param bytes DER or PEM @throws SignatureError */
export function readSignedData(bytes: Uint8Array): SignedData {
  try {
    return parsed(derOf(bytes));
  } catch (error) {
    if (error instanceof DerError)
      throw new SignatureError('El archivo de firmas no es un CMS (.p7s) que se entienda.');
    throw error;
  }
}

/** Whether bytes are signatures, whatever they are worth. @param bytes DER or PEM */
export function isSignatures(bytes: Uint8Array): boolean {
  try {
    return readSignedData(bytes).signers.length > 0;
  } catch {
    return false;
  }
}

function parsed(bytes: Uint8Array): SignedData {
  const [type, wrapped, ...after] = childrenOf(readDer(bytes, TAG.sequence));
  if (oidOf(type) !== OID.signedData || after.length > 0) throw new DerError('no signed data');
  const [inner, ...others] = childrenOf(expectTag(wrapped, TAG.context(0)));
  if (others.length > 0) throw new DerError('two contents');
  const fields = [...childrenOf(expectTag(inner, TAG.sequence))];
  const version = smallInteger(fields.shift());
  const digests = childrenOf(expectTag(fields.shift(), TAG.set));
  const { content, contentType } = encapsulated(expectTag(fields.shift(), TAG.sequence));
  const certificates = fields[0]?.tag === TAG.context(0) ? childrenOf(expectTag(fields.shift(), undefined)) : [];
  // Lists of revoked certificates: nothing here asks for them.
  if (fields[0]?.tag === TAG.context(1)) fields.shift();
  const infos = childrenOf(expectTag(fields.shift(), TAG.set));
  if (fields.length > 0) throw new DerError('values after the signers');
  if (infos.length > MOST_SIGNERS || certificates.length > MOST_CERTIFICATES) {
    throw new SignatureError('El archivo de firmas trae más firmas o certificados de los que se admiten.');
  }
  const signers = infos.map(signerOf);
  return {
    content,
    contentType,
    certificates: certificates.filter(({ tag }) => tag === TAG.sequence).map(({ raw }) => raw),
    signers,
    consistent: isConsistent(version, digests, contentType, signers),
  };
}

function encapsulated(node: Der): Pick<SignedData, 'content' | 'contentType'> {
  const [type, wrapped, ...rest] = childrenOf(node);
  if (rest.length > 0) throw new DerError('values after the content');
  const contentType = oidOf(type);
  if (wrapped === undefined) return { content: null, contentType };
  const [content] = childrenOf(expectTag(wrapped, TAG.context(0)));
  return { content: expectTag(content, TAG.octets).value, contentType };
}

function signerOf(node: Der): SignerInfo {
  const fields = [...childrenOf(expectTag(node, TAG.sequence))];
  const version = smallInteger(fields.shift());
  const signer = signerId(fields.shift());
  if (version !== (signer.kind === 'serial' ? 1 : 3)) throw new DerError('another version');
  const digest = expectTag(fields.shift(), TAG.sequence);
  const set = fields[0]?.tag === TAG.context(0) ? (fields.shift() ?? null) : null;
  const algorithm = expectTag(fields.shift(), TAG.sequence);
  const signature = expectTag(fields.shift(), TAG.octets).value;
  // Unsigned attributes: whoever handed the file on may have put them there.
  if (fields[0]?.tag === TAG.context(1)) fields.shift();
  if (fields.length > 0) throw new DerError('values after the signature');
  return {
    raw: node.raw,
    signer,
    digest,
    algorithm,
    signature,
    signed: set === null ? null : asSet(set.raw),
    attributes: set === null ? new Map() : attributesOf(set),
  };
}

function signerId(node: Der | undefined): SignerId {
  if (node?.tag === TAG.contextPrimitive(0)) return { kind: 'key', id: node.value };
  const [issuer, serial, ...rest] = childrenOf(expectTag(node, TAG.sequence));
  if (rest.length > 0) throw new DerError('values after the number');
  return {
    kind: 'serial',
    issuer: expectTag(issuer, TAG.sequence).raw,
    serial: expectTag(serial, TAG.integer).value,
  };
}

function attributesOf(set: Der): SignerInfo['attributes'] {
  const attributes = new Map<string, readonly Der[]>();
  for (const attribute of childrenOf(set)) {
    const [type, values, ...rest] = childrenOf(expectTag(attribute, TAG.sequence));
    const dotted = oidOf(type);
    if (attributes.has(dotted) || rest.length > 0) throw new DerError('an attribute twice');
    attributes.set(dotted, childrenOf(expectTag(values, TAG.set)));
  }
  return attributes;
}

/** `[0] IMPLICIT` stands in the file, but the signature is over the same with the tag of a SET (RFC 5652, 5.4). */
function asSet(raw: Uint8Array): Uint8Array {
  const set = Uint8Array.from(raw);
  set[0] = TAG.set;
  return set;
}

/** None of it is signed: what differs from what RFC 5652 (5.1) derives was changed by somebody. */
function isConsistent(
  version: number,
  digests: readonly Der[],
  contentType: string,
  signers: readonly SignerInfo[],
): boolean {
  const third = contentType !== OID.data || signers.some(({ signer }) => signer.kind === 'key');
  if (version !== (third ? 3 : 1)) return false;
  return (
    signers.every(({ digest }) => digests.some(({ raw }) => sameBytes(raw, digest.raw))) &&
    digests.every(({ raw }) => signers.some(({ digest }) => sameBytes(raw, digest.raw)))
  );
}
