import { type FieldGathering, type FindingGathering, Hash64, type PractitionerGathering } from '../model/index.ts';
import { compareText } from './finding-sample.ts';
import { SmallestKeys } from './smallest-keys.ts';

/** A guide has some hundred data; FHIR may name as many as a hostile file invents. */
const MAX_FIELDS = 2000;
/** More persons than any unit employs. */
const MAX_PRACTITIONERS = 20_000;
/** How many of them a result carries. */
const SHOWN_PRACTITIONERS = 200;

/** Findings at one datum of one format, by rule. */
export interface FieldCounts {
  readonly format: string;
  readonly field: string;
  readonly rules: Map<string, number>;
}

/** One person who gave care. */
export interface PractitionerCounts {
  /** Masked. */
  readonly curp: string;
  /** Key of the kind of staff; null where the records do not agree, absent where none says it. */
  staffType?: string | null;
  records: number;
  recordsWithFindings: number;
  findings: number;
}

export interface GatheringState {
  readonly fields: readonly FieldCounts[];
  readonly practitioners: readonly (readonly [key: string, counts: PractitionerCounts])[];
}

/**
 * Where findings gather: at which data, and with whom. Persons are told apart by a hash of their CURP, which is never
 * kept. Merging is associative and commutative, and memory is bounded.
 */
export class Gathering {
  readonly #fields = new SmallestKeys<FieldCounts>(MAX_FIELDS);
  readonly #practitioners = new SmallestKeys<PractitionerCounts>(MAX_PRACTITIONERS);
  readonly #hash = new Hash64();

  /** The counts of a datum, to be added to; undefined where there is no room for it. */
  field(format: string, field: string): FieldCounts | undefined {
    const key = this.#hash.reset(13).text(format).text(field).finish().hex();
    return this.#fields.at(key, () => ({ format, field, rules: new Map() }));
  }

  /**
   * The counts of a person, to be added to; undefined where there is no room.
   *
   * @param key {@link practitionerKey}
   */
  practitioner(key: string, masked: string): PractitionerCounts | undefined {
    const make = () => ({ curp: masked, records: 0, recordsWithFindings: 0, findings: 0 });
    return this.#practitioners.at(key, make);
  }

  merge({ fields, practitioners }: GatheringState): void {
    for (const { format, field, rules } of fields) {
      const counts = this.field(format, field)?.rules;
      for (const [rule, total] of rules) counts?.set(rule, (counts.get(rule) ?? 0) + total);
    }
    for (const [key, person] of practitioners) {
      const counts = this.practitioner(key, person.curp);
      if (counts === undefined) continue;
      counts.records += person.records;
      counts.recordsWithFindings += person.recordsWithFindings;
      counts.findings += person.findings;
      mergeStaffType(counts, person.staffType);
    }
  }

  /** Plain data, which can be sent between threads. */
  toState(): GatheringState {
    return { fields: this.#fields.entries().map(([, counts]) => counts), practitioners: this.#practitioners.entries() };
  }

  static fromState(state: GatheringState): Gathering {
    const gathering = new Gathering();
    gathering.merge(state);
    return gathering;
  }

  /** As a result says it. */
  summary(): FindingGathering {
    return {
      fields: this.#fields
        .entries()
        .map(([, counts]) => fieldGathering(counts))
        .sort((a, b) => b.findings - a.findings || compareText(a.format, b.format) || compareText(a.field, b.field)),
      // The sort is stable: where the counts are the same, the order of the keys stays.
      practitioners: this.#practitioners
        .entries()
        .map(([, counts]) => practitionerGathering(counts))
        .sort((a, b) => b.recordsWithFindings - a.recordsWithFindings)
        .slice(0, SHOWN_PRACTITIONERS),
    };
  }
}

/** Notes the kind of staff that one more record, or one more tally, says. */
export function mergeStaffType(counts: PractitionerCounts, said: string | null | undefined): void {
  if (said === undefined || counts.staffType === said) return;
  counts.staffType = counts.staffType === undefined ? said : null;
}

/** Stands for a person's CURP in {@link Gathering}. */
export function practitionerKey(curp: string): string {
  return new Hash64().reset(17).text(curp).finish().hex();
}

function fieldGathering({ format, field, rules }: FieldCounts): FieldGathering {
  const totals = [...rules].map(([rule, total]) => ({ rule, total }));
  return {
    format,
    field,
    findings: totals.reduce((sum, { total }) => sum + total, 0),
    rules: totals.sort((a, b) => b.total - a.total || compareText(a.rule, b.rule)),
  };
}

function practitionerGathering({ staffType, ...counts }: PractitionerCounts): PractitionerGathering {
  const { curp, records, recordsWithFindings, findings } = counts;
  return { curp, ...(staffType ? { staffType } : {}), records, recordsWithFindings, findings };
}
