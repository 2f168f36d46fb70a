/** A set of whole numbers from 0 to 2^53 − 1 with open addressing: 8 bytes a slot, no object per member. */
export interface HashSet {
  readonly size: number;
  /** Returns false when the number was there already. */
  add(value: number): boolean;
}

/** @param capacity members it must hold at most; more are refused as if they were new. */
export function createHashSet(capacity: number): HashSet {
  let slots = new Float64Array(1024);
  let size = 0;

  /** Slots hold value + 1, so that 0 is free. */
  const insert = (table: Float64Array, value: number): boolean => {
    const mask = table.length - 1;
    let slot = (value ^ Math.floor(value / 0x100000000)) & mask;
    while (table[slot] !== 0) {
      if (table[slot] === value + 1) return false;
      slot = (slot + 1) & mask;
    }
    table[slot] = value + 1;
    return true;
  };

  return {
    get size() {
      return size;
    },
    add(value) {
      if (size >= capacity) return true;
      if (size * 2 >= slots.length) {
        const larger = new Float64Array(slots.length * 2);
        for (const member of slots) if (member !== 0) insert(larger, member - 1);
        slots = larger;
      }
      if (!insert(slots, value)) return false;
      size++;
      return true;
    },
  };
}
