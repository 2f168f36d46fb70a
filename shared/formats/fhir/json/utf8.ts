/** Length in bytes of the well-formed UTF-8 character that starts at `index` (Unicode 15, table 3-7); 0 if it is not. */
export function validUtf8Length(bytes: Uint8Array, index: number): number {
  const lead = bytes[index];
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[index + 1];
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (!(second >= low && second <= high)) return 0;
  for (let i = 2; i < length; i++) {
    const byte = bytes[index + i];
    if (!(byte >= 0x80 && byte <= 0xbf)) return 0;
  }
  return length;
}

/** Whether the bytes from `index` on are the beginning of a character whose rest is missing. */
export function isCutCharacter(bytes: Uint8Array, index: number): boolean {
  const lead = bytes[index];
  const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (bytes.length - index >= length) return false;
  for (let i = index + 1; i < bytes.length; i++) if (bytes[i] < 0x80 || bytes[i] > 0xbf) return false;
  return true;
}
