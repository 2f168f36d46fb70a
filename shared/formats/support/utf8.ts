const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Whether bytes `start` to `end` (exclusive) are well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no
 * surrogates). Plain ASCII is well-formed too: ask only about bytes that hold something above 0x7F.
 */
export function isUtf8(source: Uint8Array, start: number, end: number): boolean {
  let i = start;
  while (i < end) {
    const lead = source[i];
    if (lead < 0x80) {
      i++;
      continue;
    }
    const more =
      lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    if (more === 0 || i + more >= end) return false;
    const second = source[i + 1];
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return false;
    for (let k = 2; k <= more; k++) if ((source[i + k] & 0xc0) !== 0x80) return false;
    i += more + 1;
  }
  return true;
}

/** Text of bytes `start` to `end` (exclusive); what is not well-formed becomes U+FFFD. */
export function decodeUtf8(source: Uint8Array, start: number, end: number): string {
  return decoder.decode(source.subarray(start, end));
}
