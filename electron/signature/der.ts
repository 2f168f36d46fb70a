/**
 * ASN.1 in DER (ITU-T X.690), read strictly: definite lengths in their shortest form, nothing before, between or
 * after. Each value has one encoding then, so that a changed byte cannot hide in how something is written. Only what
 * the grammar asks for is descended into, so that hostile nesting costs nothing.
 */
export interface Der {
  /** First byte: class, form and number. */
  readonly tag: number;
  /** With tag and length. */
  readonly raw: Uint8Array;
  readonly value: Uint8Array;
}

/** Bytes that are not DER, or not of the shape that is asked for. For programs: whoever reads puts it into words. */
export class DerError extends Error {}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
  /** `[n]`, constructed. */
  context: (number: number) => 0xa0 + number,
  /** `[n] IMPLICIT` of a primitive type. */
  contextPrimitive: (number: number) => 0x80 + number,
} as const;

/** More values beside one another than any certificate or signature has. */
const MOST_CHILDREN = 20_000;
/** A number of this field with more bytes is none. */
const MOST_OID_BYTES = 64;

/** The one value that `bytes` is. @throws DerError */
export function readDer(bytes: Uint8Array, tag?: number): Der {
  const { node, end } = readAt(bytes, 0);
  if (end !== bytes.length) throw new DerError('bytes after the value');
  return expectTag(node, tag);
}

/** The values inside a constructed one. @throws DerError */
export function childrenOf(node: Der): readonly Der[] {
  if ((node.tag & 0x20) === 0) throw new DerError('not constructed');
  const children: Der[] = [];
  for (let at = 0; at < node.value.length; ) {
    const { node: child, end } = readAt(node.value, at);
    children.push(child);
    if (children.length > MOST_CHILDREN) throw new DerError('too many values');
    at = end;
  }
  return children;
}

/** @throws DerError where it is missing or of another tag */
export function expectTag(node: Der | undefined, tag: number | undefined): Der {
  if (node === undefined) throw new DerError('a value is missing');
  if (tag !== undefined && node.tag !== tag) throw new DerError('a value of another type');
  return node;
}

/** `1.2.840.113549.1.7.2`. @throws DerError */
export function oidOf(node: Der | undefined): string {
  const { value } = expectTag(node, TAG.oid);
  if (value.length === 0 || value.length > MOST_OID_BYTES) throw new DerError('no object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const [index, byte] of value.entries()) {
    if (arc === 0 && byte === 0x80) throw new DerError('an arc that begins with zero');
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 256) throw new DerError('an arc too long');
    if ((byte & 0x80) !== 0) {
      if (index === value.length - 1) throw new DerError('an arc without end');
      continue;
    }
    arcs.push(arc);
    arc = 0;
  }
  const [joined = 0, ...rest] = arcs;
  const first = Math.min(2, Math.floor(joined / 40));
  return [first, joined - first * 40, ...rest].join('.');
}

/** A whole number that is not negative and fits a JavaScript one. @throws DerError */
export function smallInteger(node: Der | undefined): number {
  const { value } = expectTag(node, TAG.integer);
  const [first = 0, second = 0] = value;
  const padded = value.length > 1 && first === 0 && second < 0x80;
  if (value.length === 0 || value.length > 6 || first >= 0x80 || padded) throw new DerError('no small number');
  return value.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** Whole bytes of a BIT STRING. @throws DerError where it ends within one */
export function bitBytes(node: Der | undefined): Uint8Array {
  const { value } = expectTag(node, TAG.bits);
  if (value[0] !== 0) throw new DerError('bits that are no whole bytes');
  return value.subarray(1);
}

/** UTCTime or GeneralizedTime with seconds and Z, as DER wants them. @throws DerError */
export function timeOf(node: Der | undefined): Date {
  const { tag, value } = expectTag(node, undefined);
  const text = Buffer.from(value).toString('latin1');
  const short = tag === TAG.utcTime ? /^(\d{2})(\d{10})Z$/.exec(text) : null;
  const long = tag === TAG.generalizedTime ? /^(\d{4})(\d{10})Z$/.exec(text) : null;
  const found = short ?? long;
  if (found === null) throw new DerError('no time');
  const [, written = '', rest = ''] = found;
  // RFC 5280: two digits from 50 on are of the twentieth century.
  const year = short === null ? written : `${Number(written) < 50 ? '20' : '19'}${written}`;
  const iso = `${year}-${rest.replace(/^(..)(..)(..)(..)(..)$/, '$1-$2T$3:$4:$5')}Z`;
  const time = new Date(iso);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 19) !== iso.slice(0, 19)) {
    throw new DerError('no such moment');
  }
  return time;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function readAt(bytes: Uint8Array, at: number): { readonly node: Der; readonly end: number } {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw new DerError('cut off');
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag of several bytes');
  let start = at + 2;
  let length = first;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new DerError('no definite length');
    length = 0;
    for (let n = 0; n < count; n++) length = length * 256 + (bytes[start + n] ?? 0);
    start += count;
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('a length that is longer than it need be');
  }
  const end = start + length;
  if (end > bytes.length) throw new DerError('cut off');
  return { node: { tag, raw: bytes.subarray(at, end), value: bytes.subarray(start, end) }, end };
}
