import type { Age } from '../formats/format.ts';
import type { PractitionerData } from '../model/index.ts';
import { type AgeSpan, spanWith } from './aged.ts';
import type { JudgedType } from './plan.ts';
import type { UnitTally } from './tally.ts';

/** Ways in which the checks on a record can end without a failure; a guide knows a handful. */
const MOST = 64;

/**
 * Counts records that come again: the verdicts on one of them are a pattern of counters, and there are few patterns, so
 * each record costs one count and not one for each of its checks. The counters are worked out at the end.
 */
export class VerdictPatterns {
  readonly #patterns: (readonly number[])[] = [];
  readonly #byUnit = new Map<UnitTally, Float64Array>();

  /** Number of a pattern of counters; -1 where there are too many. */
  index(counters: readonly number[]): number {
    const known = this.#patterns.findIndex(
      (pattern) => pattern.length === counters.length && pattern.every((counter, i) => counter === counters[i]),
    );
    if (known >= 0) return known;
    return this.#patterns.length < MOST ? this.#patterns.push(counters) - 1 : -1;
  }

  /** How often each pattern came in the records of a unit, to be counted up. */
  of(unit: UnitTally): Float64Array {
    let times = this.#byUnit.get(unit);
    if (times === undefined) {
      times = new Float64Array(MOST);
      this.#byUnit.set(unit, times);
    }
    return times;
  }

  /** Adds what was counted to the units' verdicts, once. */
  settle(): void {
    for (const [{ verdicts }, times] of this.#byUnit) {
      this.#patterns.forEach((counters, pattern) => {
        for (const counter of counters) verdicts[counter] += times[pattern];
      });
      times.fill(0);
    }
  }
}

/** What a record that comes again adds. */
export interface Remembered {
  /** Of its verdicts, in {@link VerdictPatterns}. */
  readonly pattern: number;
  readonly practitioner: PractitionerData | undefined;
  /** Of a record whose verdicts rest on an age: its other data, and the ages at which these are its verdicts. */
  readonly values: readonly unknown[] | undefined;
  readonly span: AgeSpan | undefined;
}

/**
 * What to remember of a record without a failure; undefined where there is no room.
 *
 * @param age told by the reader, where it tells one
 */
export function remember(
  patterns: VerdictPatterns,
  { bindings, agedFields, remembered }: JudgedType & { readonly remembered: readonly (Remembered | undefined)[] },
  verdicts: Uint8Array,
  data: Readonly<Record<string, unknown>>,
  place: number,
  age: Age | undefined,
): Remembered | undefined {
  const pattern = patterns.index(bindings.map(({ index }, i) => index * 4 + verdicts[i]));
  if (pattern < 0) return undefined;
  const { curp, staffType }: PractitionerData = data;
  const practitioner = bindings[0].type === 'practitioner' ? { curp, staffType } : undefined;
  if (age === undefined || agedFields === undefined) {
    return { pattern, practitioner, values: undefined, span: undefined };
  }
  const values = agedFields.map((field) => data[field]);
  const known = remembered[place];
  const again = known?.pattern === pattern && known.values?.every((value, i) => value === values[i]);
  return { pattern, practitioner, values, span: spanWith(age, again ? known?.span : undefined) };
}
