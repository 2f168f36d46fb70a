import type { FindingDetail, Origin, Reader, Sink } from '../formats/format.ts';
import { isClues } from '../identifiers/clues.ts';
import { type PatientData, RECORD_TYPES, type RecordType } from '../model/index.ts';
import { FindingKeeper } from './finding-keeper.ts';
import type { Binding, Plan, PlannedFormat, PlannedRule } from './plan.ts';
import { RepeatMemo } from './repeat-memo.ts';
import { sensitivityOf } from './shown-value.ts';
import { emptyTally, emptyUnitTally, type FileTally, mergeUnit, type Tally, type UnitTally } from './tally.ts';
import { describeUnrecognised } from './unrecognised.ts';

/** A format is recognised from at most this many bytes. */
const HEAD_BYTES = 64 * 1024;
/** Less sure than this counts as not recognised. */
const MIN_CONFIDENCE = 0.5;
/** An export with more CLUES than the country has is garbage; beyond this, records stay without a unit. */
const MAX_UNITS = 100_000;

/** Verdicts of a compiled check. */
const FAILS = 0;

/**
 * Verifies one file that comes in chunks: recognises its format from the first of them, lets the reader loose, runs
 * the checks on each record, and counts.
 */
export class FileSession implements Sink {
  /** Rows so far. */
  rows = 0;

  readonly #plan: Plan;
  readonly #path: string;
  readonly #tally: Tally = emptyTally();
  readonly #findings: FindingKeeper;
  readonly #kinds: Partial<Record<RecordType, RecordKind>> = {};
  #format: PlannedFormat | undefined;
  #reader: Reader | undefined;
  #head: Uint8Array[] = [];
  #headBytes = 0;
  #bytes = 0;
  #encoding: string | null = null;
  #problem: string | undefined;
  #clues: string | undefined;
  #unit: UnitTally;

  constructor(plan: Plan, path: string) {
    this.#plan = plan;
    this.#path = path;
    this.#findings = new FindingKeeper(this.#tally, path, plan.maxFindings);
    this.#unit = this.#unitTally('');
  }

  /** Findings so far, kept or not. */
  get findings(): number {
    return this.#findings.count;
  }

  /** The next bytes of the file; the chunk may be reused afterwards. */
  write(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#reader) {
      this.#reader.write(chunk);
      return;
    }
    if (this.#problem !== undefined) return;
    this.#head.push(chunk.slice());
    this.#headBytes += chunk.length;
    if (this.#headBytes >= HEAD_BYTES) this.#recognise();
  }

  /**
   * The file ended. Gives the tally of this file alone.
   *
   * @param sha256 of all bytes, hexadecimal
   * @param problem a sentence when the file could not be read to its end
   */
  end(sha256: string, problem?: string): Tally {
    if (!this.#reader && this.#problem === undefined) this.#recognise();
    this.#reader?.end();
    this.#attributeToOnlyUnit();
    const shown = problem ?? this.#problem;
    this.#tally.files.push({
      path: this.#path,
      sha256,
      bytes: this.#bytes,
      format: this.#format?.format.id ?? null,
      encoding: this.#encoding,
      rows: this.rows,
      records: this.#recordCounts(),
      findingsTotal: this.#findings.count,
      ...(shown === undefined ? {} : { problem: shown }),
    });
    return this.#tally;
  }

  unit(clues: string | undefined): void {
    if (clues === this.#clues) return;
    this.#clues = clues;
    const usable = clues !== undefined && isClues(clues) && this.#tally.units.size < MAX_UNITS;
    this.#unit = this.#unitTally(usable ? clues : '');
  }

  record(type: RecordType, data: object, origin: Origin): void {
    const kind = this.#kinds[type] ?? this.#newKind(type);
    kind.count++;
    if (kind.bindings.length > 0) this.#judge(kind, data as Readonly<Record<string, unknown>>, origin);
    if (type === 'patient' && this.#unit.people.add(data as PatientData)) {
      const describe = () => ({ actual: origin.text('curp'), sensitivity: 'curp' as const });
      this.#findings.report(this.#plan.curpRepeated, origin, 'curp', describe);
    }
  }

  finding(rule: number, origin: Origin, field: string, detail?: FindingDetail): void {
    if (this.#format) this.#findings.report(this.#format.rules[rule], origin, field, () => detail);
  }

  layer(layer: number, holds: boolean): void {
    if (this.#format) this.#unit.layers[this.#format.layers[layer] * 2 + (holds ? 1 : 0)]++;
  }

  row(): void {
    this.rows++;
  }

  encoding(name: string): void {
    this.#encoding = name;
  }

  problem(sentence: string): void {
    this.#problem ??= sentence;
  }

  #judge({ bindings, memo, verdicts }: RecordKind, data: Readonly<Record<string, unknown>>, origin: Origin): void {
    const counters = this.#unit.verdicts;
    const known = memo.find(data);
    if (known !== undefined) {
      for (let i = 0; i < bindings.length; i++) counters[bindings[i].index * 4 + known[i]]++;
      return;
    }
    let failed = false;
    for (let i = 0; i < bindings.length; i++) {
      const { index, rule, check } = bindings[i];
      const verdict = check.evaluate(data);
      verdicts[i] = verdict;
      counters[index * 4 + verdict]++;
      if (verdict !== FAILS) continue;
      failed = true;
      this.#failedCheck(rule, check, origin);
    }
    if (!failed) memo.add(data, verdicts);
  }

  #newKind(type: RecordType): RecordKind {
    const { bindings = [], fields = [] } = this.#format?.judged[type] ?? {};
    const kind = { count: 0, bindings, memo: new RepeatMemo(fields), verdicts: new Uint8Array(bindings.length) };
    this.#kinds[type] = kind;
    return kind;
  }

  #recognise(): void {
    const head = concatenate(this.#head, this.#headBytes);
    this.#head = [];
    let best = MIN_CONFIDENCE;
    for (const planned of this.#plan.formats) {
      const confidence = planned.format.sniff(head.subarray(0, HEAD_BYTES));
      if (confidence <= best) continue;
      best = confidence;
      this.#format = planned;
    }
    if (this.#format === undefined) {
      this.#problem = describeUnrecognised(head);
      return;
    }
    this.#reader = this.#format.format.open(this);
    this.#reader.write(head);
  }

  #failedCheck(rule: PlannedRule, compiled: Binding['check'], origin: Origin): void {
    const { field: named, expected, sensitivity } = compiled.check;
    const cause = compiled.cause();
    const field = cause.field ?? named;
    this.#findings.report(rule, origin, field, () => ({
      actual: origin.text(field),
      sensitivity: sensitivityOf(field, sensitivity),
      expected: cause.expected ?? expected,
      message: cause.message,
    }));
  }

  #recordCounts(): FileTally['records'] {
    const counted = RECORD_TYPES.flatMap((type) => {
      const kind = this.#kinds[type];
      return kind === undefined ? [] : [[type, kind.count] as const];
    });
    return Object.fromEntries(counted);
  }

  #unitTally(clues: string): UnitTally {
    let unit = this.#tally.units.get(clues);
    if (unit === undefined) {
      unit = emptyUnitTally(this.#plan);
      this.#tally.units.set(clues, unit);
    }
    return unit;
  }

  /** Records before the first mention of the unit belong to it when the file speaks of one unit only. */
  #attributeToOnlyUnit(): void {
    const { units } = this.#tally;
    const named = [...units.keys()].filter((clues) => clues !== '');
    const rest = units.get('');
    if (named.length !== 1 || rest === undefined) return;
    units.delete('');
    mergeUnit(units, named[0], rest);
  }
}

/** What is done with the records of one type. */
interface RecordKind {
  count: number;
  readonly bindings: readonly Binding[];
  readonly memo: RepeatMemo;
  /** Of the record at hand; reused. */
  readonly verdicts: Uint8Array;
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1) return chunks[0];
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
