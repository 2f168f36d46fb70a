/**
 * How the units of a stratum are drawn: all of them (p = 1), with probability proportional to a size and without
 * replacement, or with equal probability and without replacement.
 */
export type DrawMethod = 'certainty' | 'proportional' | 'equal';

/** What becomes of units without a positive size where the draw is proportional to it. */
export type UnsizedTreatment = 'refuse' | 'exclude' | 'smallest';

/** A part of the universe with its own draw. A unit belongs to exactly one. */
export interface StratumDesign {
  readonly id: string;
  readonly title: string;
  readonly method: DrawMethod;
  /** Units to draw; left out with certainty, where all are taken. */
  readonly sampleSize?: number;
  /** Units that the design's source says the stratum has: another number is told, not refused. */
  readonly frameUnits?: number;
  /** Length of the list of replacements; none where left out. */
  readonly replacements?: number;
  /** Only where the draw is proportional; `refuse` where left out. */
  readonly unsized?: UnsizedTreatment;
}

/** A sample design as data: the same design, universe and seed give the same draw on every machine. */
export interface SampleDesign {
  readonly schema: 'cotejo/sample-design@1';
  readonly id: string;
  readonly title: string;
  /** Any text; it is published with the draw so that a stranger can repeat it. */
  readonly seed: string;
  /** What the size is, for people: «camas censables». */
  readonly sizeName?: string;
  readonly strata: readonly StratumDesign[];
}

/** A unit of the universe. `size` null where the register does not say it, which is not 0. */
export interface UniverseUnit {
  readonly clues: string;
  readonly stratum: string;
  readonly size: number | null;
}

/** A unit of the universe after the draw, drawn or not. */
export interface DrawnUnit extends UniverseUnit {
  /** First-order inclusion probability, 0 to 1; 0 only for a unit that the design excludes. */
  readonly probability: number;
  readonly selected: boolean;
  /** Its place in its stratum's list of replacements, from 1; null where it is not on it. */
  readonly replacement: number | null;
}

export interface StratumDraw {
  readonly id: string;
  readonly method: DrawMethod;
  /** Units of the universe in it. */
  readonly frame: number;
  /** Units that could not be drawn because they have no size. */
  readonly excluded: number;
  readonly selected: number;
  /** Of the selected, those with probability 1. */
  readonly certain: number;
  readonly replacements: number;
  /** Σ of the sizes that the probabilities come from; null where the draw does not use them. */
  readonly sizeTotal: number | null;
}

/** Something about a design that people should read, in one sentence. */
export interface DesignNote {
  readonly stratum: string | null;
  readonly message: string;
  /** The units that it is about, in order, at most the first twenty. */
  readonly clues: readonly string[];
}

export interface SampleDraw {
  readonly schema: 'cotejo/sample-draw@1';
  /** Name of the procedure (see docs/estadistica.md); another one would draw other units from the same seed. */
  readonly procedure: 'cotejo-sorteo-1';
  readonly design: SampleDesign;
  /** 16 hexadecimal digits over the universe in its order: two draws can be compared only where it is the same. */
  readonly universeFingerprint: string;
  readonly strata: readonly StratumDraw[];
  /** Every unit of the universe, by CLUES. */
  readonly units: readonly DrawnUnit[];
  readonly notes: readonly DesignNote[];
}
