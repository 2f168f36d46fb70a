import type { FindingDetail, Origin } from '../formats/format.ts';
import { type Finding, Hash64, hashText32, type RuleDefinition } from '../model/index.ts';
import { FindingSample } from './finding-sample.ts';
import type { PlannedRule } from './plan.ts';
import { PractitionerWatch } from './practitioner-watch.ts';
import { shownValue } from './shown-value.ts';
import type { Tally } from './tally.ts';

/** Hears what is said of a file, as it is said; nothing passed in outlives the call. */
export interface SessionObserver {
  /** A finding, kept or not; `field` is the source's own name of the datum. */
  finding(rule: RuleDefinition, origin: Origin, field: string, detail: FindingDetail | undefined): void;
  /** A neutral record was handed over. */
  record(origin: Origin): void;
}

/** Counts the findings of one file and keeps those that stay, put into words and masked only then. */
export class FindingKeeper {
  /** All findings so far, kept or not. */
  count = 0;
  /** Format of the file, once it is recognised. */
  format = '';
  readonly practitioners: PractitionerWatch;

  readonly #tally: Tally;
  readonly #path: string;
  readonly #limit: number;
  readonly #hash = new Hash64();
  readonly #data = new Map<string, Datum>();
  readonly #observer: SessionObserver | undefined;

  /** @param limit findings kept per rule */
  constructor(tally: Tally, path: string, limit: number, observer?: SessionObserver) {
    this.#tally = tally;
    this.#path = path;
    this.#limit = limit;
    this.#observer = observer;
    this.practitioners = new PractitionerWatch(tally.gathering);
  }

  /**
   * A breach of `rule` at the datum `field`.
   *
   * @param describe asked only when the finding is kept, or somebody observes
   */
  report(rule: PlannedRule, origin: Origin, field: string, describe: () => FindingDetail | undefined): void {
    const { id, severity, failureTitle } = rule.definition;
    // Most findings of a frequent rule are only counted: they need no place.
    const at = origin.name === undefined ? origin.place(field) : undefined;
    const name = origin.name?.(field) ?? at?.field ?? field;
    const datum = this.#datum(name);
    this.count++;
    this.#countRule(id);
    datum.rules?.set(id, (datum.rules.get(id) ?? 0) + 1);
    this.practitioners.finding(origin.record, severity !== 'info');
    this.#observer?.finding(rule.definition, origin, name, describe());
    const sample = this.#sampleOf(id);
    const { high, low } = this.#fingerprint(rule, origin, datum);
    if (!sample.accepts(high)) return;
    const fingerprint = this.#hash.hex();
    const { message = failureTitle, expected, actual, sensitivity = 'auto' } = describe() ?? {};
    const finding: Finding = {
      rule: id,
      severity,
      message,
      place: at ?? origin.place(field),
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

  #countRule(id: string): void {
    let byFormat = this.#tally.totals.get(id);
    if (byFormat === undefined) {
      byFormat = new Map();
      this.#tally.totals.set(id, byFormat);
    }
    byFormat.set(this.format, (byFormat.get(this.format) ?? 0) + 1);
  }

  /** Rule, datum (by the source's own name) and record, but no line: a row that moves keeps its findings. */
  #fingerprint(rule: PlannedRule, origin: Origin, { hash }: Datum): Hash64 {
    const { high, low } = origin.identity();
    return this.#hash.reset().int(rule.hash).int(hash).int(high).int(low).finish();
  }

  #datum(name: string): Datum {
    const known = this.#data.get(name);
    if (known !== undefined) return known;
    const datum = { hash: hashText32(name), rules: this.#tally.gathering.field(this.format, name)?.rules };
    if (this.#data.size >= REMEMBERED) this.#data.clear();
    this.#data.set(name, datum);
    return datum;
  }
}

/** Names of data whose counts are at hand; more are looked up each time. */
const REMEMBERED = 4096;

/** What is known of a datum by the source's own name. */
interface Datum {
  readonly hash: number;
  /** Findings at it, by rule; absent where there is no room for it. */
  readonly rules: Map<string, number> | undefined;
}
