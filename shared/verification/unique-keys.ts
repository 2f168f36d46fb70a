import { KeyTable, type KeyTableState } from '../model/index.ts';

const SLOTS = 16;

export interface UniqueKeysState {
  readonly seen: number;
  readonly keys: KeyTableState;
}

/**
 * Keys that may occur once. How many repeat is what was seen less what is distinct, so that merging is associative and
 * commutative whatever the order.
 */
export class UniqueKeys {
  seen = 0;
  // Small to begin with: an export may speak of thousands of units.
  #keys = new KeyTable(SLOTS);

  get distinct(): number {
    return this.#keys.size;
  }

  /** Counts one key of 64 bits; true when it was there already. */
  add(high: number, low: number): boolean {
    this.seen++;
    return this.#keys.slot(high, low, 0) >= 0;
  }

  merge(other: UniqueKeys): void {
    this.seen += other.seen;
    other.#keys.forEach((high, low) => {
      this.#keys.slot(high, low, 0);
    });
  }

  /** A copy as plain data, which can be sent between threads. */
  toState(): UniqueKeysState {
    const { slots, size } = this.#keys.toState();
    return { seen: this.seen, keys: { slots: slots.slice(), size } };
  }

  static fromState(state: UniqueKeysState): UniqueKeys {
    const measures = new UniqueKeys();
    measures.seen = state.seen;
    measures.#keys = new KeyTable(0, state.keys);
    return measures;
  }
}
