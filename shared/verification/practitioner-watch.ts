import type { PractitionerData } from '../model/index.ts';
import { type Gathering, mergeStaffType, type PractitionerCounts, practitionerKey } from './gathering.ts';
import { shownValue } from './shown-value.ts';

/** Persons looked up by their CURP as it stands before it is hashed again: more than work in one unit in a month. */
const REMEMBERED = 4096;

/**
 * Ties the findings of each source record to the person who gave the care. A reader may report findings of a record
 * before or after it hands over the practitioner, so both are held until another record is spoken of.
 */
export class PractitionerWatch {
  readonly #gathering: Gathering;
  readonly #known = new Map<string, PractitionerCounts | null>();
  #record = 0;
  /** Who was found last. */
  #curp: string | undefined;
  #found: PractitionerCounts | null = null;
  #counts: PractitionerCounts | null = null;
  #findings = 0;
  #severe = false;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  /** The practitioner of a source record; only the first one of a record counts. */
  practitioner(record: number, { curp, staffType }: PractitionerData): void {
    if (record !== this.#record) this.#turn(record);
    if (curp === undefined || this.#counts !== null) return;
    const counts = this.#find(curp);
    if (counts === null) return;
    this.#counts = counts;
    counts.records++;
    if (staffType !== undefined && counts.staffType !== staffType) {
      mergeStaffType(counts, shownValue(staffType, 'plain'));
    }
  }

  /** A finding on a source record; `severe` where it is an error or a warning. Those on a whole file are no one's. */
  finding(record: number, severe: boolean): void {
    if (record === 0) return;
    if (record !== this.#record) this.#turn(record);
    this.#findings++;
    this.#severe ||= severe;
  }

  /** The file ended. */
  end(): void {
    this.#turn(0);
  }

  #turn(record: number): void {
    const counts = this.#counts;
    if (counts !== null && this.#findings > 0) {
      counts.findings += this.#findings;
      if (this.#severe) counts.recordsWithFindings++;
    }
    this.#record = record;
    this.#counts = null;
    this.#findings = 0;
    this.#severe = false;
  }

  /** Rows of one person come one after the other, and their CURP is the same text. */
  #find(curp: string): PractitionerCounts | null {
    if (curp === this.#curp) return this.#found;
    this.#curp = curp;
    this.#found = this.#known.get(curp) ?? this.#meet(curp);
    return this.#found;
  }

  #meet(curp: string): PractitionerCounts | null {
    const counts = this.#gathering.practitioner(practitionerKey(curp), shownValue(curp, 'curp')) ?? null;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(curp, counts);
    return counts;
  }
}
