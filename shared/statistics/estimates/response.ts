import type { DrawnUnit, SampleDraw } from '../../model/index.ts';

/** What one unit was found to have. */
export interface VisitedUnit {
  readonly clues: string;
  /** The variable y; null where the unit was reached but this was not found out: for it, the unit did not answer. */
  readonly value: number | null;
  /** The variable x that a ratio divides by; 1 where left out, so that the ratio is a mean. */
  readonly base?: number;
  /** CLUES of the drawn unit in whose place it was visited. */
  readonly replaces?: string;
}

/** A visited unit that counts for the universe. */
export interface Respondent {
  readonly clues: string;
  readonly stratum: string;
  readonly value: number;
  readonly base: number;
  /** Probability of having been drawn and having answered: π · answered / selected of its stratum. */
  readonly probability: number;
  /** Whether it stands for a drawn unit that was not visited. */
  readonly isReplacement: boolean;
}

export interface StratumResponse {
  readonly id: string;
  readonly title: string;
  /** Units of the stratum that could be drawn. */
  readonly represented: number;
  readonly selected: number;
  /** Answered in all, and how many of those are replacements. */
  readonly answered: number;
  readonly replaced: number;
  /** Selected, neither answered nor replaced. */
  readonly missing: number;
  /** selected / answered, what each weight is multiplied by; null where nobody answered. */
  readonly adjustment: number | null;
}

export interface SampleResponse {
  readonly respondents: readonly Respondent[];
  readonly strata: readonly StratumResponse[];
  /** N: units of the universe that the estimates speak of. */
  readonly represented: number;
  /** Units of the universe that could not be drawn. */
  readonly excluded: number;
  /** Visited units with a value that are no part of the sample: not drawn, or a replacement of nobody. */
  readonly outside: readonly string[];
  /** Units with more than one value: the first one counts. */
  readonly repeated: readonly string[];
  /** n and Σ of every visited unit with a value, those outside of the sample too. */
  readonly visited: { readonly units: number; readonly sum: number };
}

/**
 * Sets what was visited against what was drawn. Weights are adjusted within each stratum by selected / answered, as if
 * those who answered were a simple random part of those selected (response homogeneity groups: Särndal, Swensson &
 * Wretman 1992, chapter 15). A replacement keeps its own inclusion probability and counts only where the unit it
 * replaces was drawn, is of its stratum and did not answer.
 */
export function responseOf(draw: SampleDraw, visits: readonly VisitedUnit[]): SampleResponse {
  const drawn = new Map(draw.units.map((unit) => [unit.clues, unit]));
  const byClues = new Map<string, VisitedUnit>();
  const repeated: string[] = [];
  for (const visit of visits) {
    const before = byClues.get(visit.clues);
    // A unit that could not be reached at first and answered later has answered.
    if (before === undefined || before.value === null) byClues.set(visit.clues, visit);
    else if (visit.value !== null) repeated.push(visit.clues);
  }
  // Not in the order in which they came: of two replacements of one unit, the first of the list of its stratum counts.
  // The CLUES next, so that sums add in one order and give the same last digit.
  const ordered = [...byClues.values()].sort(
    (left, right) => placeOf(drawn, left) - placeOf(drawn, right) || (left.clues < right.clues ? -1 : 1),
  );
  const answered = new Set<string>();
  const counted: { unit: DrawnUnit; visit: VisitedUnit }[] = [];
  const outside: string[] = [];
  let sum = 0;
  let units = 0;
  for (const visit of ordered) {
    if (visit.value === null) continue;
    sum += visit.value;
    units++;
    const unit = drawn.get(visit.clues);
    const stands = unit === undefined ? undefined : standsFor(unit, visit, drawn);
    if (unit === undefined || stands === undefined || answered.has(stands)) {
      outside.push(visit.clues);
      continue;
    }
    answered.add(stands);
    counted.push({ unit, visit });
  }
  const byStratum = Map.groupBy(counted, ({ unit }) => unit.stratum);
  const strata = draw.strata.map((stratum): StratumResponse => {
    const own = byStratum.get(stratum.id) ?? [];
    return {
      id: stratum.id,
      title: draw.design.strata.find(({ id }) => id === stratum.id)?.title || stratum.id,
      represented: stratum.frame - stratum.excluded,
      selected: stratum.selected,
      answered: own.length,
      replaced: own.filter(({ unit }) => !unit.selected).length,
      missing: stratum.selected - own.length,
      adjustment: own.length === 0 ? null : stratum.selected / own.length,
    };
  });
  const adjustments = new Map(strata.map((stratum) => [stratum.id, stratum.adjustment ?? 1]));
  return {
    respondents: counted.map(({ unit, visit }) => ({
      clues: unit.clues,
      stratum: unit.stratum,
      value: visit.value ?? 0,
      base: visit.base ?? 1,
      probability: unit.probability / (adjustments.get(unit.stratum) ?? 1),
      isReplacement: !unit.selected,
    })),
    strata,
    represented: strata.reduce((total, stratum) => total + stratum.represented, 0),
    excluded: draw.strata.reduce((total, stratum) => total + stratum.excluded, 0),
    outside: outside.sort(),
    repeated: repeated.sort(),
    visited: { units, sum },
  };
}

/** The drawn unit that a visit answers for; undefined where it is no part of the sample. */
function standsFor(unit: DrawnUnit, visit: VisitedUnit, drawn: ReadonlyMap<string, DrawnUnit>): string | undefined {
  if (unit.selected) return unit.clues;
  const replaced = visit.replaces === undefined ? undefined : drawn.get(visit.replaces);
  if (unit.replacement === null || replaced === undefined) return undefined;
  return replaced.selected && replaced.stratum === unit.stratum ? replaced.clues : undefined;
}

/** Drawn units first, then replacements in the order of their list. */
function placeOf(drawn: ReadonlyMap<string, DrawnUnit>, visit: VisitedUnit): number {
  const unit = drawn.get(visit.clues);
  if (unit?.selected) return 0;
  return unit?.replacement ?? Number.MAX_SAFE_INTEGER;
}
