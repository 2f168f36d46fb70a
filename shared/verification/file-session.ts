import type { Age, FindingDetail, Origin, PersonKey, Reader, Sink, Source } from '../formats/format.ts';
import { isClues } from '../identifiers/clues.ts';
import { type PatientData, type PractitionerData, RECORD_TYPES, type RecordType } from '../model/index.ts';
import { isWithin } from './aged.ts';
import { FindingKeeper, type SessionObserver } from './finding-keeper.ts';
import { isDelimitedText } from './forced-guide.ts';
import type { Binding, JudgedType, Plan, PlannedFormat, PlannedRule } from './plan.ts';
import { RepeatMemo } from './repeat-memo.ts';
import { sensitivityOf } from './shown-value.ts';
import { emptyTally, emptyUnitTally, type FileTally, mergeUnit, type Tally, type UnitTally } from './tally.ts';
import { UniqueKeys } from './unique-keys.ts';
import { describeUnrecognised } from './unrecognised.ts';
import { type Remembered, remember, VerdictPatterns } from './verdict-patterns.ts';

/** A format is recognised from at most this many bytes. */
const HEAD_BYTES = 64 * 1024;
/** Less sure than this counts as not recognised. */
const MIN_CONFIDENCE = 0.5;
/** An export with more CLUES than the country has is garbage; beyond this, records stay without a unit. */
const MAX_UNITS = 100_000;

const NOT_COUNTED = 'No es de la guía de esta lista: sus hallazgos se dicen, pero no cuentan en el puntaje.';

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
  readonly #observer: SessionObserver | undefined;
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
  readonly #patterns = new VerdictPatterns();
  /** Of the unit, by pattern. */
  #times: Float64Array;

  /** @param observer hears of every finding and record */
  constructor(plan: Plan, path: string, observer?: SessionObserver) {
    this.#plan = plan;
    this.#observer = observer;
    this.#path = path;
    this.#findings = new FindingKeeper(this.#tally, path, plan.maxFindings, observer);
    this.#unit = this.#unitTally('');
    this.#times = this.#patterns.of(this.#unit);
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
    this.#findings.practitioners.end();
    this.#patterns.settle();
    this.#attributeToOnlyUnit();
    const counted = this.#format === undefined || this.#plan.counts(this.#format.format.id);
    if (!counted) this.#tally.units.clear();
    const shown = problem ?? this.#problem ?? (counted ? undefined : NOT_COUNTED);
    this.#tally.files.push({
      path: this.#path,
      sha256,
      bytes: this.#bytes,
      format: this.#format?.format.id ?? null,
      encoding: this.#encoding,
      rows: this.rows,
      records: this.#recordCounts(),
      findingsTotal: this.#findings.count,
      ...(counted ? {} : { counted }),
      ...(shown === undefined ? {} : { problem: shown }),
    });
    return this.#tally;
  }

  unit(clues: string | undefined): void {
    if (clues === this.#clues) return;
    this.#clues = clues;
    this.#unit = this.#tally.units.get(clues ?? '') ?? this.#newUnit(clues);
    this.#times = this.#patterns.of(this.#unit);
  }

  record(type: RecordType, data: object, origin: Origin, place?: number, age?: Age): void {
    const kind = this.#kinds[type] ?? this.#newKind(type);
    this.#countRecord(kind, origin, type === 'practitioner' ? data : undefined);
    if (kind.bindings.length > 0) this.#judge(kind, data as Readonly<Record<string, unknown>>, origin, place, age);
    if (type === 'patient' && this.#unit.people.add(data as PatientData)) this.#reportCurpRepeated(origin);
  }

  /** Of a record that comes again nothing is counted but verdicts, who gave care, and which person a patient is. */
  repeat(type: RecordType, place: number, origin: Origin, person?: PersonKey, age?: Age): boolean {
    const kind = this.#kinds[type];
    const known = kind?.remembered[place];
    if (kind === undefined || known === undefined) return false;
    if (known.span !== undefined && (age === undefined || !isWithin(known.span, age))) return false;
    this.#countRecord(kind, origin, known.practitioner);
    this.#times[known.pattern]++;
    if (person !== undefined && this.#unit.people.addHashed(person)) this.#reportCurpRepeated(origin);
    return true;
  }

  readsOfVouched(): readonly string[] | undefined {
    return this.#format?.judged.patient?.vouchedFields;
  }

  reads(type: RecordType, aged = false): readonly string[] {
    const kind = this.#format?.judged[type];
    const judged = (aged ? kind?.agedFields : undefined) ?? kind?.fields ?? [];
    return type === 'practitioner' ? [...new Set([...judged, ...PRACTITIONER_FIELDS])] : judged;
  }

  finding(rule: number, origin: Origin, field: string, detail?: FindingDetail): void {
    if (this.#format) this.#findings.report(this.#format.rules[rule], origin, field, () => detail);
  }

  layer(layer: number, holds: boolean | null, times = 1): void {
    if (this.#format === undefined) return;
    const verdict = holds === null ? 2 : holds ? 1 : 0;
    this.#unit.layers[this.#format.layers[layer] * 3 + verdict] += times;
  }

  key(rule: number, high: number, low: number, origin: Origin, field: string, detail?: FindingDetail): void {
    if (this.#format === undefined) return;
    const planned = this.#format.rules[rule];
    const { id } = planned.definition;
    let keys = this.#unit.keys.get(id);
    if (keys === undefined) {
      keys = new UniqueKeys();
      this.#unit.keys.set(id, keys);
    }
    if (keys.add(high, low)) this.#findings.report(planned, origin, field, () => detail);
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

  #reportCurpRepeated(origin: Origin): void {
    const describe = () => ({ actual: origin.text('curp'), sensitivity: 'curp' as const });
    this.#findings.report(this.#plan.curpRepeated, origin, 'curp', describe);
  }

  #countRecord(kind: RecordKind, origin: Origin, practitioner: PractitionerData | undefined): void {
    kind.count++;
    if (practitioner !== undefined) this.#findings.practitioners.practitioner(origin.record, practitioner);
    if (this.#observer !== undefined) this.#observer.record(origin);
  }

  #judge(
    kind: RecordKind,
    data: Readonly<Record<string, unknown>>,
    origin: Origin,
    place: number | undefined,
    age: Age | undefined,
  ): void {
    const { bindings, memo, judge } = kind;
    const counters = this.#unit.verdicts;
    const known = place === undefined ? memo.find(data) : undefined;
    const verdicts = known ?? judge(data);
    let failed = false;
    for (let i = 0; i < bindings.length; i++) {
      counters[bindings[i].index * 4 + verdicts[i]]++;
      failed ||= verdicts[i] === FAILS;
    }
    if (place !== undefined)
      kind.remembered[place] = failed ? undefined : remember(this.#patterns, kind, verdicts, data, place, age);
    else if (!failed && known === undefined) memo.add(data, verdicts);
    if (failed) this.#failedChecks(bindings, verdicts, data, origin);
  }

  #newKind(type: RecordType): RecordKind {
    const judged = this.#format?.judged[type] ?? NOT_JUDGED;
    const kind = { ...judged, count: 0, memo: new RepeatMemo(judged.fields), remembered: [] };
    this.#kinds[type] = kind;
    return kind;
  }

  #recognise(): void {
    const head = concatenate(this.#head, this.#headBytes);
    this.#head = [];
    const forced = isDelimitedText(head) ? this.#plan.forced : undefined;
    let best = forced === undefined ? MIN_CONFIDENCE : -1;
    for (const planned of forced?.formats ?? this.#plan.formats) {
      const confidence = planned.format.sniff(head.subarray(0, HEAD_BYTES));
      if (confidence <= best) continue;
      best = confidence;
      this.#format = planned;
    }
    if (this.#format === undefined) {
      this.#problem = describeUnrecognised(head, fileName(this.#path));
      return;
    }
    this.#findings.format = this.#format.format.id;
    this.#reader = this.#format.format.open(this, sourceOf(this.#plan, this.#path));
    this.#reader.write(head);
  }

  #failedChecks(bindings: readonly Binding[], verdicts: Uint8Array, data: object, origin: Origin): void {
    for (let i = 0; i < bindings.length; i++) {
      if (verdicts[i] !== FAILS) continue;
      const { rule, check } = bindings[i];
      // Alone, for the cause.
      check.evaluate(data);
      this.#failedCheck(rule, check, origin);
    }
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

  #newUnit(clues: string | undefined): UnitTally {
    const usable = clues !== undefined && isClues(clues) && this.#tally.units.size < MAX_UNITS;
    return this.#unitTally(usable ? clues : '');
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

function sourceOf({ catalogs, withoutLayers, profiles }: Plan, path: string): Source {
  return { name: fileName(path), catalogs, withoutLayers, profiles };
}

/** What is done with the records of one type. */
interface RecordKind extends JudgedType {
  count: number;
  readonly memo: RepeatMemo;
  /** Records without a failure, by the place that the reader gave them. */
  readonly remembered: (Remembered | undefined)[];
}

/** What is counted of the person who gave the care, besides the verdicts. */
const PRACTITIONER_FIELDS = ['curp', 'staffType'] as const;

const NOT_JUDGED: JudgedType = {
  bindings: [],
  fields: [],
  agedFields: undefined,
  vouchedFields: undefined,
  judge: () => new Uint8Array(0),
};

/** The last part of a path, of a ZIP member too. */
function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
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
