/**
 * Birth day (aaaammdd) that the bytes of a CURP say; 0 where they cannot say one. The century stands in position 17:
 * a digit before 2000, a letter from then on (Instructivo Normativo, DOF 18-06-2018).
 */
export function curpBirthDay(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 18) return 0;
  const year = pair(bytes, start + 4);
  const month = pair(bytes, start + 6);
  const day = pair(bytes, start + 8);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return 0;
  const mark = bytes[start + 16];
  const digit = mark >= 0x30 && mark <= 0x39;
  if (!digit && (mark < 0x41 || mark > 0x4a)) return 0;
  return ((digit ? 1900 : 2000) + year) * 10000 + month * 100 + day;
}

/** Two digits as a number; -1 where one of them is none. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = bytes[at] - 0x30;
  const ones = bytes[at + 1] - 0x30;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -1 : tens * 10 + ones;
}
