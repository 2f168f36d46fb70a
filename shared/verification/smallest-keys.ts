/**
 * Counters under 64-bit keys, bounded: only those with the `limit` smallest keys are kept, each counted in full. A key
 * that stays was below every ceiling there ever was, so which ones stay, and what they counted, depends neither on the
 * order nor on how the work was shared out.
 */
export class SmallestKeys<T> {
  readonly limit: number;
  readonly #kept = new Map<string, T>();
  /** Keys above this cannot stay; set once there were too many. */
  #ceiling = '\uffff';

  constructor(limit: number) {
    this.limit = limit;
  }

  /** What is kept under a key (sixteen hexadecimal digits), made where it is new; undefined where it cannot stay. */
  at(key: string, make: () => T): T | undefined {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    if (key > this.#ceiling) return undefined;
    const made = make();
    this.#kept.set(key, made);
    if (this.#kept.size > 2 * this.limit) this.#cut();
    return this.#ceiling < key ? undefined : made;
  }

  /** Keys and what is under them, smallest key first. */
  entries(): readonly (readonly [key: string, value: T])[] {
    this.#cut();
    return [...this.#kept].sort(byKey);
  }

  #cut(): void {
    if (this.#kept.size <= this.limit) return;
    const sorted = [...this.#kept.keys()].sort();
    this.#ceiling = sorted[this.limit - 1];
    for (const key of sorted.slice(this.limit)) this.#kept.delete(key);
  }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
