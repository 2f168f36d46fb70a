export interface KeyTableState {
  readonly slots: Uint32Array;
  readonly size: number;
}

/** Numbers of one slot: upper half of the key, lower half, value, and one that keeps slots aligned. */
const STRIDE = 4;

/**
 * Open-addressing table from 64-bit keys to one 32-bit value: 16 bytes a slot in one typed array, where a `Map` of
 * texts would take ten times as much, and one cache line a look-up. Made for questions over a whole export («is this
 * key always with the same value?»). Keys are hashes; the all-zero key is stored as 1.
 */
export class KeyTable {
  #slots: Uint32Array;
  /** One less than the number of slots, which is a power of two. */
  #mask: number;
  #size: number;

  /** @param capacity slots to begin with, a power of two */
  constructor(capacity = 1024, state?: KeyTableState) {
    this.#slots = state?.slots ?? new Uint32Array(capacity * STRIDE);
    this.#mask = this.#slots.length / STRIDE - 1;
    this.#size = state?.size ?? 0;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Slot of a known key, or `~slot` (a negative number) of a new one, which is added with `value`.
   * Slots move when the table grows: use one before the next call.
   */
  slot(high: number, low: number, value: number): number {
    if (this.#size * 3 > this.#mask * 2) this.#grow();
    const key = low === 0 && high === 0 ? 1 : low;
    const slots = this.#slots;
    let at = ((key ^ high) & this.#mask) * STRIDE;
    while (slots[at] !== 0 || slots[at + 1] !== 0) {
      if (slots[at + 1] === key && slots[at] === high) return at;
      at = (at + STRIDE) % slots.length;
    }
    slots[at] = high;
    slots[at + 1] = key;
    slots[at + 2] = value;
    this.#size++;
    return ~at;
  }

  /** Slot of a known key, or -1; adds nothing. */
  find(high: number, low: number): number {
    const key = low === 0 && high === 0 ? 1 : low;
    const slots = this.#slots;
    let at = ((key ^ high) & this.#mask) * STRIDE;
    while (slots[at] !== 0 || slots[at + 1] !== 0) {
      if (slots[at + 1] === key && slots[at] === high) return at;
      at = (at + STRIDE) % slots.length;
    }
    return -1;
  }

  value(slot: number): number {
    return this.#slots[slot + 2];
  }

  setValue(slot: number, value: number): void {
    this.#slots[slot + 2] = value;
  }

  /** Calls back for every key, in no stated order. */
  forEach(visit: (high: number, low: number, value: number) => void): void {
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at += STRIDE) {
      if (slots[at] !== 0 || slots[at + 1] !== 0) visit(slots[at], slots[at + 1], slots[at + 2]);
    }
  }

  /** Plain data that can be sent between threads; `new KeyTable(0, state)` takes it up. */
  toState(): KeyTableState {
    return { slots: this.#slots, size: this.#size };
  }

  #grow(): void {
    const larger = new KeyTable((this.#mask + 1) * 2);
    this.forEach((high, low, value) => {
      larger.slot(high, low, value);
    });
    this.#slots = larger.#slots;
    this.#mask = larger.#mask;
  }
}
