const decoder = new TextDecoder('utf-8');

/** What may follow a backslash, apart from `u`. */
export const SIMPLE_ESCAPES: ReadonlySet<number> = new Set([...'"\\/bfnrt'].map((c) => c.charCodeAt(0)));

/** The text of a JSON string between two byte indexes, quotes included; the raw text when an escape is broken. */
export function readString(bytes: Uint8Array, start: number, end: number): string {
  const raw = decoder.decode(bytes.subarray(start + 1, end - 1));
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The number that four hexadecimal digits write; -1 where they are none. */
export function hex4(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let i = start; i < start + 4; i++) {
    const byte = bytes[i];
    const lower = byte | 0x20;
    const digit = byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}
