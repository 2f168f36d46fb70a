import { type AbsenceCounts, type Reported, roundHalfUp } from '../../model/index.ts';
import { expectedProgress } from './expected.ts';

/** `as-expected`: conforme al esperado; `behind`: desviación de hasta 30 %; `far-behind`: mayor. */
export type Light = 'as-expected' | 'behind' | 'far-behind';

/**
 * The rule of the 2011 board. Its source writes the acceptable deviation as −30 % and does not say of what; here it is
 * of the expected progress, 100 · (real − expected) / expected, unless `points` is asked for.
 */
export interface LightRule {
  readonly measure: 'relative' | 'points';
  /** Largest deviation below the expected that is still amber, in percent or points, greater than 0. */
  readonly limit: number;
}

export const RULE_2011: LightRule = { measure: 'relative', limit: 30 };

/** An action of an improvement plan: the columns of the 2011 board. */
export interface PlannedAction {
  readonly id: string;
  /** ISO 8601 days. */
  readonly start: string;
  readonly expectedEnd: string;
  /** Stated expected progress in percent; by date where left out. */
  readonly expected?: number;
  /** Percent; whoever does not report has not reported 0. */
  readonly real: Reported;
  /** Greater than 0. */
  readonly weight: number;
}

export interface BoardRow {
  readonly id: string;
  readonly expected: number | null;
  readonly real: Reported;
  readonly weight: number;
  /** Rounded to one decimal; the light is read off it. */
  readonly deviation: number | null;
  readonly light: Light | null;
  /** Expected from its dates, not stated by a person. */
  readonly isExpectedByDate: boolean;
  readonly overHundred: boolean;
}

export interface Board {
  readonly rows: readonly BoardRow[];
  /** Σ weight·progress / Σ weight over the actions that have both, rounded to one decimal. */
  readonly expected: number | null;
  readonly real: number | null;
  readonly deviation: number | null;
  readonly light: Light | null;
  /** Actions in the totals, their weight, and the weight of all. */
  readonly counted: number;
  readonly countedWeight: number;
  readonly weight: number;
  readonly lights: Readonly<Record<Light, number>>;
  /** Actions without a real progress. */
  readonly absent: AbsenceCounts;
  /** Actions whose dates or weight cannot be used. */
  readonly faulty: readonly string[];
}

const DECIMALS = 1;

/** The board on a day. @param on ISO 8601 day; the caller's, for nothing here knows the time */
export function progressBoard(actions: readonly PlannedAction[], on: string, rule: LightRule = RULE_2011): Board {
  const rows = actions.map((action) => rowOf(action, on, rule));
  const absent = { 'not-applicable': 0, 'not-reported': 0, blank: 0 };
  const lights = { 'as-expected': 0, behind: 0, 'far-behind': 0 };
  const faulty = rows.filter((row) => row.expected === null || !(row.weight > 0)).map((row) => row.id);
  let [expected, real, countedWeight, weight, counted] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    if (typeof row.real === 'string') absent[row.real]++;
    if (row.light !== null) lights[row.light]++;
    if (row.expected === null || !(row.weight > 0)) continue;
    weight += row.weight;
    if (typeof row.real === 'string') continue;
    expected += row.weight * row.expected;
    real += row.weight * row.real;
    countedWeight += row.weight;
    counted++;
  }
  const totals = counted === 0 ? null : { expected: expected / countedWeight, real: real / countedWeight };
  const deviation = totals === null ? null : deviationOf(totals.expected, totals.real, rule);
  return {
    rows,
    expected: totals === null ? null : roundHalfUp(totals.expected, DECIMALS),
    real: totals === null ? null : roundHalfUp(totals.real, DECIMALS),
    deviation,
    light: deviation === null ? null : lightOf(deviation, rule),
    counted,
    countedWeight,
    weight,
    lights,
    absent,
    faulty,
  };
}

/** The light of a rounded deviation. */
export function lightOf(deviation: number, rule: LightRule = RULE_2011): Light {
  if (deviation >= 0) return 'as-expected';
  return deviation >= -rule.limit ? 'behind' : 'far-behind';
}

/** Rounded to one decimal. Where nothing is expected yet nobody is behind: 0. */
export function deviationOf(expected: number, real: number, rule: LightRule = RULE_2011): number {
  if (expected === 0) return 0;
  const points = real - expected;
  return roundHalfUp(rule.measure === 'points' ? points : (100 * points) / expected, DECIMALS);
}

function rowOf(action: PlannedAction, on: string, rule: LightRule): BoardRow {
  const { id, real, weight } = action;
  const expected = action.expected ?? expectedProgress(action.start, action.expectedEnd, on) ?? null;
  const deviation = expected === null || typeof real === 'string' ? null : deviationOf(expected, real, rule);
  return {
    id,
    expected: expected === null ? null : roundHalfUp(expected, DECIMALS),
    real,
    weight,
    deviation,
    light: deviation === null ? null : lightOf(deviation, rule),
    isExpectedByDate: action.expected === undefined,
    overHundred: typeof real === 'number' && real > 100,
  };
}
