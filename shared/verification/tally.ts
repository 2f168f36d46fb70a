import type { FileResult } from '../model/index.ts';
import { FindingSample, type KeptFinding } from './finding-sample.ts';
import { Gathering, type GatheringState } from './gathering.ts';
import { PersonMeasures, type PersonMeasuresState } from './person-measures.ts';
import type { Plan } from './plan.ts';
import { UniqueKeys, type UniqueKeysState } from './unique-keys.ts';

/** What is counted for one unit (CLUES); '' for records whose unit the source does not tell. */
export interface UnitTally {
  /** Four counters a binding: failed, held, undecided, not applicable (the verdicts' numbers). */
  readonly verdicts: Float64Array;
  /** Three counters a layer: failed, held, undecided. */
  readonly layers: Float64Array;
  readonly people: PersonMeasures;
  /** Keys that a rule allows only once, by the rule's id. */
  readonly keys: Map<string, UniqueKeys>;
}

export type FileTally = Omit<FileResult, 'findings'>;

/**
 * Everything a result is made of. Merging is associative and commutative, so an export can be shared out among
 * workers, or machines, in any way and gives the same bytes.
 */
export interface Tally {
  readonly units: Map<string, UnitTally>;
  readonly files: FileTally[];
  /** All findings of a rule, kept or not, by the format of the file. */
  readonly totals: Map<string, Map<string, number>>;
  readonly kept: Map<string, FindingSample>;
  readonly gathering: Gathering;
}

export function emptyTally(): Tally {
  return { units: new Map(), files: [], totals: new Map(), kept: new Map(), gathering: new Gathering() };
}

export function emptyUnitTally(plan: Plan): UnitTally {
  return {
    verdicts: new Float64Array(plan.bindings.length * 4),
    layers: new Float64Array(plan.layers.length * 3),
    people: new PersonMeasures(),
    keys: new Map(),
  };
}

/** Adds `source` to `target`, which is changed; `source` must not be used afterwards. */
export function mergeTally(target: Tally, source: Tally): void {
  for (const [clues, unit] of source.units) mergeUnit(target.units, clues, unit);
  target.files.push(...source.files);
  for (const [rule, byFormat] of source.totals) mergeTotals(target.totals, rule, byFormat);
  for (const [rule, sample] of source.kept) {
    const known = target.kept.get(rule);
    if (known) known.merge(sample);
    else target.kept.set(rule, sample);
  }
  target.gathering.merge(source.gathering.toState());
}

function mergeTotals(target: Tally['totals'], rule: string, source: ReadonlyMap<string, number>): void {
  const known = target.get(rule) ?? new Map<string, number>();
  for (const [format, total] of source) known.set(format, (known.get(format) ?? 0) + total);
  target.set(rule, known);
}

/** Adds one unit's counts to those under `clues`. */
export function mergeUnit(units: Map<string, UnitTally>, clues: string, source: UnitTally): void {
  const target = units.get(clues);
  if (target === undefined) {
    units.set(clues, source);
    return;
  }
  addInto(target.verdicts, source.verdicts);
  addInto(target.layers, source.layers);
  target.people.merge(source.people);
  mergeKeys(target.keys, source.keys);
}

/** Sum over all units: ratios of an export are Σ/Σ. Leaves `units` as it is. */
export function sumUnits(plan: Plan, units: ReadonlyMap<string, UnitTally>): UnitTally {
  const [first] = units.values();
  if (units.size === 1 && first !== undefined) return first;
  const sum = emptyUnitTally(plan);
  for (const unit of units.values()) {
    addInto(sum.verdicts, unit.verdicts);
    addInto(sum.layers, unit.layers);
    sum.people.merge(unit.people);
    mergeKeys(sum.keys, unit.keys);
  }
  return sum;
}

function mergeKeys(target: Map<string, UniqueKeys>, source: ReadonlyMap<string, UniqueKeys>): void {
  for (const [rule, keys] of source) {
    const known = target.get(rule);
    if (known === undefined) target.set(rule, UniqueKeys.fromState(keys.toState()));
    else known.merge(keys);
  }
}

function addInto(target: Float64Array, source: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i] += source[i];
}

/** A tally as plain data that can be sent between threads. */
export interface TallyState {
  readonly units: readonly {
    readonly clues: string;
    readonly verdicts: Float64Array;
    readonly layers: Float64Array;
    readonly people: PersonMeasuresState;
    readonly keys: readonly (readonly [string, UniqueKeysState])[];
  }[];
  readonly files: readonly FileTally[];
  readonly totals: Tally['totals'];
  readonly kept: readonly {
    readonly rule: string;
    readonly limit: number;
    readonly findings: readonly KeptFinding[];
  }[];
  readonly gathering: GatheringState;
}

export function tallyToState(tally: Tally): TallyState {
  return {
    units: [...tally.units].map(([clues, unit]) => ({
      clues,
      verdicts: unit.verdicts,
      layers: unit.layers,
      people: unit.people.toState(),
      keys: [...unit.keys].map(([rule, keys]) => [rule, keys.toState()] as const),
    })),
    files: tally.files,
    totals: tally.totals,
    kept: [...tally.kept].map(([rule, sample]) => ({ rule, limit: sample.limit, findings: sample.list() })),
    gathering: tally.gathering.toState(),
  };
}

export function tallyFromState(state: TallyState): Tally {
  const kept = state.kept.map(({ rule, limit, findings }) => {
    const sample = new FindingSample(limit);
    for (const finding of findings) sample.add(finding);
    return [rule, sample] as const;
  });
  return {
    units: new Map(
      state.units.map(({ clues, verdicts, layers, people, keys }) => [
        clues,
        {
          verdicts,
          layers,
          people: PersonMeasures.fromState(people),
          keys: new Map(keys.map(([rule, known]) => [rule, UniqueKeys.fromState(known)])),
        },
      ]),
    ),
    files: [...state.files],
    totals: new Map(state.totals),
    kept: new Map(kept),
    gathering: Gathering.fromState(state.gathering),
  };
}
