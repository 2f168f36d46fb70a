import { TAG } from './der.ts';

/** Encodings in DER, from the innermost out. */

/** One DER element: tag, length and the parts one after the other. */
export function encode(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return concat([Uint8Array.of(tag, ...lengthOf(length)), ...parts]);
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return encode(TAG.sequence, ...parts);
}

/** Each once and in the order that DER asks for, that of their bytes. */
export function setOf(parts: readonly Uint8Array[], tag: number = TAG.set): Uint8Array {
  const sorted = [...parts].sort(Buffer.compare);
  return encode(tag, ...sorted.filter((part, index) => index === 0 || Buffer.compare(part, sorted[index - 1]) !== 0));
}

/** @param dotted `1.2.840.113549.1.7.2` */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encode(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** @param value from 0 to 127 */
export function integer(value: number): Uint8Array {
  return encode(TAG.integer, Uint8Array.of(value));
}

export function octets(bytes: Uint8Array): Uint8Array {
  return encode(TAG.octets, bytes);
}

export const NULL = encode(TAG.null);

/** UTCTime up to 2049, GeneralizedTime after it, as RFC 5652 wants the time of a signature. */
export function time(at: Date): Uint8Array {
  const digits = `${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  const short = at.getUTCFullYear() >= 1950 && at.getUTCFullYear() < 2050;
  const text = Buffer.from(short ? digits.slice(2) : digits, 'latin1');
  return encode(short ? TAG.utcTime : TAG.generalizedTime, text);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}

function base128(arc: number): readonly number[] {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(0x80 + (rest % 128));
  return bytes;
}
