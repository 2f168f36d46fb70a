import type { Format } from '../formats/format.ts';
import type { Check, RecordType } from '../model/index.ts';

/** Look-ups after which a memo that seldom helps is given up. */
const TRIAL = 512;
const LEAST_HITS = 0.25;
const MAX_KEYS = 4096;
/** Records that share the key datum (a provider on other days) and are remembered side by side. */
const MAX_PER_KEY = 8;

interface Remembered {
  readonly values: readonly unknown[];
  readonly verdicts: Uint8Array;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Remembers the verdicts on records that repeat: a provider or an establishment stands in thousands of rows, and the
 * same data give the same verdicts. Only records without a failure are remembered, since each failure is a finding
 * at a place of its own. Gives up where records do not repeat.
 */
export class RepeatMemo {
  readonly #fields: readonly string[];
  readonly #byKey = new Map<unknown, Remembered[]>();
  #lookups = 0;
  #hits = 0;
  #useful = true;

  /** @param fields every datum that the verdicts depend on */
  constructor(fields: readonly string[]) {
    this.#fields = fields;
  }

  find(record: Fields): Uint8Array | undefined {
    if (!this.#useful) return undefined;
    if (++this.#lookups === TRIAL) this.#review();
    const candidates = this.#byKey.get(record[this.#fields[0]]);
    if (candidates === undefined) return undefined;
    for (const { values, verdicts } of candidates) {
      if (!this.#matches(record, values)) continue;
      this.#hits++;
      return verdicts;
    }
    return undefined;
  }

  /** Copies both. */
  add(record: Fields, verdicts: Uint8Array): void {
    if (!this.#useful) return;
    const key = record[this.#fields[0]];
    const remembered = { values: this.#fields.map((field) => record[field]), verdicts: verdicts.slice() };
    const known = this.#byKey.get(key);
    if (known === undefined) {
      if (this.#byKey.size >= MAX_KEYS) this.#byKey.clear();
      this.#byKey.set(key, [remembered]);
    } else if (known.length < MAX_PER_KEY) known.push(remembered);
    else known[this.#lookups % MAX_PER_KEY] = remembered;
  }

  #matches(record: Fields, values: readonly unknown[]): boolean {
    for (let i = 0; i < values.length; i++) {
      if (record[this.#fields[i]] !== values[i]) return false;
    }
    return true;
  }

  #review(): void {
    this.#useful = this.#hits >= TRIAL * LEAST_HITS;
    if (!this.#useful) this.#byKey.clear();
    this.#lookups = 0;
    this.#hits = 0;
  }
}

/** Data that tell records apart best: the memo looks them up by the first. */
const TELLING: readonly string[] = ['curp', 'clues', 'code', 'license'];

/** `names` in `agreesWith` stands for these. */
const NAMES = ['givenNames', 'firstSurname', 'secondSurname'];

/**
 * The data of a record type that the checks look at, the most telling first. Every text in a check's schemas that is
 * the name of a datum counts, so that none can be missed; `unnamed` are those that the checks look at without naming.
 */
export function fieldsRead(
  format: Format,
  type: RecordType,
  checks: readonly Check[],
  unnamed: readonly string[] = [],
): readonly string[] {
  const mentioned = new Set<string>(unnamed);
  for (const { when, must } of checks) collectTexts([when, must], mentioned);
  if (mentioned.has('names')) for (const name of NAMES) mentioned.add(name);
  const read = (format.carries[type] ?? []).filter((field) => mentioned.has(field));
  return [...read.filter((field) => TELLING.includes(field)), ...read.filter((field) => !TELLING.includes(field))];
}

function collectTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    into.add(key);
    collectTexts(child, into);
  }
}
