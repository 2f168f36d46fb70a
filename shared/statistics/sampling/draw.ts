import {
  type DesignNote,
  type DrawnUnit,
  Hash64,
  type SampleDesign,
  type SampleDraw,
  type StratumDesign,
  type StratumDraw,
  type UniverseUnit,
} from '../../model/index.ts';
import { checkDesign, hasSize } from './design.ts';
import { inclusionBySize, scaleSizes, successiveDraw, systematicDraw } from './proportional.ts';
import { type Random, randomFrom, shuffledOrder } from './random.ts';

export type DrawOutcome = { readonly draw: SampleDraw } | { readonly faults: readonly DesignNote[] };

/** What a draw decides about the units of one stratum, by their index. */
interface Decided {
  readonly probability: readonly number[];
  readonly selected: ReadonlySet<number>;
  /** Indices in the order in which they replace. */
  readonly replacements: readonly number[];
  readonly sizeTotal: number | null;
}

/**
 * Draws a sample. The order in which the units are listed decides nothing: they are put in the order of their CLUES,
 * and each stratum has a generator of its own (seed and stratum), so that a change in one leaves the others alone.
 *
 * @returns the draw with the inclusion probability of every unit, or why there is none, one sentence a fault
 */
export function drawSample(design: SampleDesign, universe: readonly UniverseUnit[]): DrawOutcome {
  const { faults, notes } = checkDesign(design, universe);
  if (faults.length > 0) return { faults };
  const ordered = [...universe].sort(byClues);
  const byStratum = Map.groupBy(ordered, (unit) => unit.stratum);
  const strata: StratumDraw[] = [];
  const units: DrawnUnit[] = [];
  for (const stratum of design.strata) {
    const members = byStratum.get(stratum.id) ?? [];
    const decided = drawStratum(stratum, members, randomFrom(`${design.seed}\n${stratum.id}`));
    const places = new Map(decided.replacements.map((index, place) => [index, place + 1]));
    members.forEach((unit, i) => {
      const { clues, size } = unit;
      const [probability, selected] = [decided.probability[i], decided.selected.has(i)];
      units.push({ clues, stratum: stratum.id, size, probability, selected, replacement: places.get(i) ?? null });
    });
    strata.push(summary(stratum, decided));
  }
  return {
    draw: {
      schema: 'cotejo/sample-draw@1',
      procedure: 'cotejo-sorteo-1',
      design,
      universeFingerprint: fingerprint(ordered),
      strata,
      units: units.sort(byClues),
      notes,
    },
  };
}

function drawStratum(stratum: StratumDesign, members: readonly UniverseUnit[], random: Random): Decided {
  switch (stratum.method) {
    case 'certainty':
      return {
        probability: members.map(() => 1),
        selected: new Set(members.keys()),
        replacements: [],
        sizeTotal: null,
      };
    case 'equal':
      return drawEqual(members.length, stratum.sampleSize ?? 0, stratum.replacements ?? 0, random);
    case 'proportional':
      return drawProportional(stratum, members, random);
  }
}

/** Simple random sampling without replacement (Cochran 1977, chapter 2): the first n of a shuffled list. */
function drawEqual(size: number, n: number, replacements: number, random: Random): Decided {
  const order = shuffledOrder(size, random);
  return {
    probability: order.map(() => n / size),
    selected: new Set(order.slice(0, n)),
    replacements: order.slice(n, n + replacements),
    sizeTotal: null,
  };
}

function drawProportional(stratum: StratumDesign, members: readonly UniverseUnit[], random: Random): Decided {
  const sized = members.filter(hasSize).map((unit) => unit.size ?? 0);
  const smallest = sized.reduce((least, size) => Math.min(least, size), sized[0]);
  // Indices of the units on the line, and their sizes.
  const drawable = [...members.keys()].filter((i) => hasSize(members[i]) || stratum.unsized === 'smallest');
  const sizes = scaleSizes(drawable.map((i) => (hasSize(members[i]) ? (members[i].size ?? 0) : smallest)));
  const inclusion = inclusionBySize(sizes, stratum.sampleSize ?? 0);
  const open = [...drawable.keys()].filter((i) => !inclusion.certain[i]);
  const order = shuffledOrder(open.length, random).map((i) => open[i]);
  const start = inclusion.total > 0n ? random.below(inclusion.total) : 0n;
  const drawn = new Set(systematicDraw(order, sizes, inclusion.draws, start));
  const left = open.filter((i) => !drawn.has(i));
  const probability = members.map(() => 0);
  const selected = new Set<number>();
  drawable.forEach((member, i) => {
    const certain = inclusion.certain[i];
    probability[member] = certain ? 1 : (inclusion.draws * Number(sizes[i])) / Number(inclusion.total);
    if (certain || drawn.has(i)) selected.add(member);
  });
  return {
    probability,
    selected,
    replacements: successiveDraw(left, sizes, stratum.replacements ?? 0, random).map((i) => drawable[i]),
    sizeTotal: drawable.reduce((sum, i) => sum + (hasSize(members[i]) ? (members[i].size ?? 0) : smallest), 0),
  };
}

function summary(stratum: StratumDesign, decided: Decided): StratumDraw {
  return {
    id: stratum.id,
    method: stratum.method,
    frame: decided.probability.length,
    excluded: decided.probability.filter((probability) => probability === 0).length,
    selected: decided.selected.size,
    certain: decided.probability.filter((probability) => probability === 1).length,
    replacements: decided.replacements.length,
    sizeTotal: decided.sizeTotal,
  };
}

function fingerprint(ordered: readonly UniverseUnit[]): string {
  const hash = new Hash64().reset();
  for (const unit of ordered) hash.text(unit.clues).text(unit.stratum).text(String(unit.size));
  return hash.finish().hex();
}

/** By code units, not by a language: the same order on every machine. */
function byClues(left: UniverseUnit, right: UniverseUnit): number {
  return left.clues < right.clues ? -1 : left.clues > right.clues ? 1 : 0;
}
