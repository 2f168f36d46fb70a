/**
 * Order of the bytes of `a` from `start` to before `end`, and of `b`; of UTF-8 texts that is the order of their
 * characters' numbers. Copies nothing: a search compares some sixteen times.
 */
export function compareBytes(a: Uint8Array, b: Uint8Array, start = 0, end = a.length): number {
  const shared = Math.min(end - start, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = a[start + i] - b[i];
    if (difference !== 0) return difference;
  }
  return end - start - b.length;
}

/**
 * Sixteen hexadecimal digits over all bytes, by words of 32 bits: against damage, not against forgers. A cryptographic
 * hash would take longer than all the rest of opening a catalogue.
 */
export function checksum(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 4);
  let a = 0x811c9dc5 ^ bytes.length;
  let b = 0x41c6ce57;
  // The multipliers are those of FNV-1a and of cyrb53: odd, and far from each other.
  for (let at = 0; at < whole; at += 4) {
    const word = view.getInt32(at, true);
    a = Math.imul(a ^ word, 0x01000193);
    a ^= a >>> 15;
    b = Math.imul(b ^ word, 0x5f356495) + a;
  }
  for (let at = whole; at < bytes.length; at++) {
    a = Math.imul(a ^ bytes[at], 0x01000193);
    b = Math.imul(b ^ bytes[at], 0x5f356495) + a;
  }
  return hex(a) + hex(b);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
