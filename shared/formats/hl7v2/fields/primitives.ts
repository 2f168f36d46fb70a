import { endOfDigits } from './dates.ts';

/** An optional sign, digits and an optional decimal point (NM). Neither exponents nor signs of comparison. */
export function isNumber(text: string, start: number, end: number): boolean {
  const sign = text.charCodeAt(start);
  const from = start < end && (sign === 0x2b || sign === 0x2d) ? start + 1 : start;
  const whole = endOfDigits(text, from, end);
  if (whole === end) return whole > from;
  if (text.charCodeAt(whole) !== DOT) return false;
  const fraction = endOfDigits(text, whole + 1, end);
  return fraction === end && fraction - from > 1;
}

/** A number that counts: digits only (SI). */
export function isSequence(text: string, start: number, end: number): boolean {
  return end > start && endOfDigits(text, start, end) === end;
}

/** Object identifier: arcs of digits without leading zeros; the first is 0, 1 or 2, the second up to 39 under 0 and 1. */
export function isOid(text: string, start = 0, end = text.length): boolean {
  let arcs = 0;
  let first = 0;
  for (let from = start; from <= end; ) {
    const to = endOfDigits(text, from, end);
    const length = to - from;
    if (length === 0 || (length > 1 && text.charCodeAt(from) === ZERO)) return false;
    arcs++;
    if (arcs === 1) {
      first = text.charCodeAt(from) - ZERO;
      if (length > 1 || first > 2) return false;
    } else if (arcs === 2 && first < 2 && length > 1 && (length > 2 || text.charCodeAt(from) > ZERO + 3)) {
      return false;
    }
    if (to === end) return arcs > 1;
    if (text.charCodeAt(to) !== DOT) return false;
    from = to + 1;
  }
  return false;
}

const ZERO = 0x30;
const DOT = 0x2e;

/** 32 hexadecimal digits, with hyphens after the 8th, 12th, 16th and 20th (recommended by table 0301) or without any. */
export function isUuid(text: string): boolean {
  return /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$|^[0-9A-Fa-f]{32}$/.test(text);
}
