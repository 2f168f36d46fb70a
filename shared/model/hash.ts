/**
 * 64-bit non-cryptographic hash in two 32-bit lanes (multiply–xorshift rounds as in cyrb53, widened).
 *
 * It names findings and compares records without keeping their text. It is not a secret-keeping hash:
 * wherever a stranger could try candidates, mix in more than one datum.
 */
export class Hash64 {
  high = 0;
  low = 0;

  reset(seed = 0): this {
    this.high = 0xdeadbeef ^ seed;
    this.low = 0x41c6ce57 ^ seed;
    return this;
  }

  /** Mixes one 32-bit integer. */
  int(value: number): this {
    this.high = Math.imul(this.high ^ value, 2654435761);
    this.low = Math.imul(this.low ^ value, 1597334677);
    this.high ^= this.low >>> 15;
    return this;
  }

  /** Mixes a text, its length included, so that `ab|c` and `a|bc` differ. */
  text(value: string): this {
    for (let i = 0; i < value.length; i++) this.int(value.charCodeAt(i));
    return this.int(value.length);
  }

  /** Mixes bytes `start` to `end` (exclusive), their number included. */
  bytes(source: Uint8Array, start: number, end: number): this {
    for (let i = start; i < end; i++) this.int(source[i]);
    return this.int(end - start);
  }

  /** Ends the mixing; afterwards `high` and `low` are unsigned 32-bit integers. */
  finish(): this {
    let high = this.high;
    let low = this.low;
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    this.high = high >>> 0;
    this.low = low >>> 0;
    return this;
  }

  /** Sixteen hexadecimal digits. */
  hex(): string {
    return this.high.toString(16).padStart(8, '0') + this.low.toString(16).padStart(8, '0');
  }
}

/** 32 bits of {@link Hash64} over a text, for mixing a constant name into other hashes. */
export function hashText32(text: string): number {
  return new Hash64().reset().text(text).finish().low;
}
