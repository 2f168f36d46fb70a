/** Digits from which on a double may not hold a number: 17 are enough to tell any two doubles apart. */
export const LONG_NUMBER = 18;

export const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether the bytes between two indexes hold {@link LONG_NUMBER} digits. */
export function isLongNumber(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  for (let i = start; i < end; i++) if (bytes[i] >= 0x30 && bytes[i] <= 0x39) digits++;
  return digits >= LONG_NUMBER;
}

/**
 * Whether a number has more than 17 significant digits, and a double keeps fewer of them: 0.12345678901234567890. Zeros
 * at either end are no digits lost.
 */
export function losesDigits(text: string): boolean {
  if (text.length < LONG_NUMBER) return false;
  const digits = significant(text);
  return digits.length >= LONG_NUMBER && digits !== significant(String(Number(text)));
}

/** The digits of a number without its sign, point, exponent, and the zeros around them. */
function significant(text: string): string {
  const mantissa = text.split(/[eE]/, 1)[0].replace('-', '').replace('.', '');
  let start = 0;
  let end = mantissa.length;
  while (start < end && mantissa[start] === '0') start++;
  while (end > start && mantissa[end - 1] === '0') end--;
  return mantissa.slice(start, end);
}
