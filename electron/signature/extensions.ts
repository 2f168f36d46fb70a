import { childrenOf, type Der, DerError, expectTag, oidOf, readDer, smallInteger, TAG } from './der.ts';
import { OID } from './oids.ts';

/** What the extensions of a certificate say of its use (RFC 5280, 4.2). */
export interface Extensions {
  /** Basic constraints; an authority says true. */
  readonly authority: boolean;
  /** How many authorities may stand between it and the signer; null without limit. */
  readonly pathLength: number | null;
  /** Null where it says nothing: any use. */
  readonly uses: { readonly sign: boolean; readonly issue: boolean } | null;
  readonly keyId: Uint8Array | null;
  readonly issuerKeyId: Uint8Array | null;
  /** One that must be understood and that this program does not look at. */
  readonly unknownCritical: boolean;
}

const NONE: Extensions = {
  authority: false,
  pathLength: null,
  uses: null,
  keyId: null,
  issuerKeyId: null,
  unknownCritical: false,
};

/** Key purposes and policies: they say what else a certificate is for, and limit nothing that is judged here. */
const NO_LIMIT = ['2.5.29.37', '2.5.29.32', '2.5.29.17', '2.5.29.31'];

/** @param wrapped `[3]` of a certificate @throws DerError */
export function extensionsOf(wrapped: Der | undefined): Extensions {
  if (wrapped === undefined) return NONE;
  let found = NONE;
  for (const extension of childrenOf(expectTag(childrenOf(wrapped)[0], TAG.sequence))) {
    found = { ...found, ...read(extension) };
  }
  return found;
}

function read(extension: Der): Partial<Extensions> {
  const [type, ...rest] = childrenOf(expectTag(extension, TAG.sequence));
  const critical = rest[0]?.tag === TAG.boolean && rest[0].value[0] !== 0;
  const value = expectTag(rest.at(-1), TAG.octets).value;
  const dotted = oidOf(type);
  switch (dotted) {
    case OID.basicConstraints:
      return constraints(readDer(value, TAG.sequence));
    case OID.keyUsage:
      return { uses: uses(readDer(value, TAG.bits)) };
    case OID.subjectKeyId:
      return { keyId: readDer(value, TAG.octets).value };
    case OID.authorityKeyId: {
      const id = childrenOf(readDer(value, TAG.sequence)).find(({ tag }) => tag === TAG.contextPrimitive(0));
      return { issuerKeyId: id?.value ?? null };
    }
    default:
      return critical && !NO_LIMIT.includes(dotted) ? { unknownCritical: true } : {};
  }
}

function constraints(node: Der): Partial<Extensions> {
  const fields = childrenOf(node);
  const authority = fields[0]?.tag === TAG.boolean && fields[0].value[0] !== 0;
  const limit = fields.find(({ tag }) => tag === TAG.integer);
  return { authority, pathLength: limit === undefined ? null : smallInteger(limit) };
}

/** Bits from the left: digitalSignature 0, nonRepudiation 1, keyCertSign 5. */
function uses({ value }: Der): NonNullable<Extensions['uses']> {
  const [unused, bits = 0] = value;
  if (unused === undefined || unused > 7) throw new DerError('no bits');
  return { sign: (bits & 0b1100_0000) !== 0, issue: (bits & 0b0000_0100) !== 0 };
}
