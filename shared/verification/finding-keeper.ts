import type { FindingDetail, Origin } from '../formats/format.ts';
import { type Finding, Hash64, hashText32 } from '../model/index.ts';
import { FindingSample } from './finding-sample.ts';
import type { PlannedRule } from './plan.ts';
import { shownValue } from './shown-value.ts';
import type { Tally } from './tally.ts';

/** Counts the findings of one file and keeps those that stay, put into words and masked only then. */
export class FindingKeeper {
  /** All findings so far, kept or not. */
  count = 0;

  readonly #tally: Tally;
  readonly #path: string;
  readonly #limit: number;
  readonly #hash = new Hash64();
  readonly #fieldHashes = new Map<string, number>();

  /** @param limit findings kept per rule */
  constructor(tally: Tally, path: string, limit: number) {
    this.#tally = tally;
    this.#path = path;
    this.#limit = limit;
  }

  /**
   * A breach of `rule` at the datum `field`.
   *
   * @param describe asked only when the finding is kept
   */
  report(rule: PlannedRule, origin: Origin, field: string, describe: () => FindingDetail | undefined): void {
    const { id, severity, failureTitle } = rule.definition;
    this.count++;
    this.#tally.totals.set(id, (this.#tally.totals.get(id) ?? 0) + 1);
    const sample = this.#sampleOf(id);
    const { high, low } = this.#fingerprint(rule, origin, field);
    if (!sample.accepts(high)) return;
    const fingerprint = this.#hash.hex();
    const { message = failureTitle, expected, actual, sensitivity = 'auto' } = describe() ?? {};
    const finding: Finding = {
      rule: id,
      severity,
      message,
      place: origin.place(field),
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual: shownValue(actual, sensitivity) }),
      fingerprint,
    };
    sample.add({ high, low, path: this.#path, finding });
  }

  #sampleOf(id: string): FindingSample {
    const known = this.#tally.kept.get(id);
    if (known !== undefined) return known;
    const sample = new FindingSample(this.#limit);
    this.#tally.kept.set(id, sample);
    return sample;
  }

  /** Rule, datum (by the source's own name) and record, but no line: a row that moves keeps its findings. */
  #fingerprint(rule: PlannedRule, origin: Origin, field: string): Hash64 {
    const { high, low } = origin.identity();
    const datum = this.#fieldHash(origin.place(field).field ?? field);
    return this.#hash.reset().int(rule.hash).int(datum).int(high).int(low).finish();
  }

  #fieldHash(field: string): number {
    let hash = this.#fieldHashes.get(field);
    if (hash === undefined) {
      hash = hashText32(field);
      this.#fieldHashes.set(field, hash);
    }
    return hash;
  }
}
