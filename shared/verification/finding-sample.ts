import type { Finding } from '../model/index.ts';

/** A finding that was kept, with the file it stands in. */
export interface KeptFinding {
  readonly high: number;
  readonly low: number;
  readonly path: string;
  readonly finding: Finding;
}

/**
 * The findings of one rule that are kept with their places: the `limit` with the smallest fingerprints. Which ones
 * stay depends only on what was found, never on the order or on how the work was shared out; merging two samples is
 * the sample of both.
 */
export class FindingSample {
  #kept: KeptFinding[] = [];
  /** Fingerprints above this cannot stay; set once the sample is full. */
  #ceiling = 0xffffffff;
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Cheap test before the finding is put into words. */
  accepts(high: number): boolean {
    return high <= this.#ceiling && this.limit > 0;
  }

  add(kept: KeptFinding): void {
    this.#kept.push(kept);
    if (this.#kept.length >= 2 * this.limit + 64) this.#cut();
  }

  merge(other: FindingSample): void {
    for (const kept of other.#kept) this.add(kept);
  }

  /** The kept findings, smallest fingerprint first. */
  list(): readonly KeptFinding[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept.sort(compareKept);
    if (this.#kept.length <= this.limit) return;
    this.#kept.length = this.limit;
    this.#ceiling = this.#kept[this.limit - 1].high;
  }
}

/** Equal fingerprints (the same record repeated) are told apart by file and place. */
function compareKept(a: KeptFinding, b: KeptFinding): number {
  return a.high - b.high || a.low - b.low || compareText(a.path, b.path) || comparePlace(a.finding, b.finding);
}

/** Order of findings within a file: line, column, record, field, rule. */
export function comparePlace(a: Finding, b: Finding): number {
  return (
    (a.place.line ?? 0) - (b.place.line ?? 0) ||
    (a.place.column ?? 0) - (b.place.column ?? 0) ||
    (a.place.record ?? 0) - (b.place.record ?? 0) ||
    compareText(a.place.field ?? '', b.place.field ?? '') ||
    compareText(a.rule, b.rule) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/** By code unit: the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
