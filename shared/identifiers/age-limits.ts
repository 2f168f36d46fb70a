import { dayNumber, isIsoDate, wholeMonths } from './dates.ts';

/** H hours, D days, M months, A years: the units of LINF and LSUP in DIAGNOSTICO_SIS. */
export type AgeUnit = 'H' | 'D' | 'M' | 'A';

export interface AgeLimit {
  readonly value: number;
  readonly unit: AgeUnit;
}

/**
 * Reads a limit code: `028D`, `010A`, `120A`.
 *
 * @returns null for `NO` (no limit), undefined for anything else that is no code.
 */
export function parseAgeLimit(code: string): AgeLimit | null | undefined {
  if (code === 'NO') return null;
  if (code.length !== 4) return undefined;
  let value = 0;
  for (let i = 0; i < 3; i++) {
    const digit = code.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    value = value * 10 + digit;
  }
  const unit = code[3];
  if (unit !== 'H' && unit !== 'D' && unit !== 'M' && unit !== 'A') return undefined;
  return { value, unit };
}

/**
 * How an age stands against a catalogue's limits, both inclusive in completed units.
 *
 * Dates carry no time of day: hours are judged only where every hour of both days leads to the same verdict.
 *
 * @returns undefined where a date is none, the care lies before the birth, or a limit cannot be read.
 */
export function ageAgainstLimits(
  birthIso: string,
  dateIso: string,
  minAge: string | undefined,
  maxAge: string | undefined,
): 'within' | 'younger' | 'older' | undefined {
  if (!isIsoDate(birthIso) || !isIsoDate(dateIso) || dateIso < birthIso) return undefined;
  const min = minAge === undefined ? null : parseAgeLimit(minAge);
  const max = maxAge === undefined ? null : parseAgeLimit(maxAge);
  if (min === undefined || max === undefined) return undefined;
  if (min && greatestAge(birthIso, dateIso, min.unit) < min.value) return 'younger';
  if (max && leastAge(birthIso, dateIso, max.unit) > max.value) return 'older';
  return 'within';
}

function greatestAge(birthIso: string, dateIso: string, unit: AgeUnit): number {
  // Born at 00:00 and seen at 23:59: one hour short of a further day.
  if (unit === 'H') return (dayNumber(dateIso) - dayNumber(birthIso)) * 24 + 23;
  return completed(birthIso, dateIso, unit);
}

function leastAge(birthIso: string, dateIso: string, unit: AgeUnit): number {
  // Born at 23:59 and seen at 00:00: all but a minute of one day less.
  if (unit === 'H') return Math.max(0, (dayNumber(dateIso) - dayNumber(birthIso) - 1) * 24);
  return completed(birthIso, dateIso, unit);
}

function completed(birthIso: string, dateIso: string, unit: 'D' | 'M' | 'A'): number {
  if (unit === 'D') return dayNumber(dateIso) - dayNumber(birthIso);
  const months = wholeMonths(birthIso, dateIso);
  return unit === 'M' ? months : Math.floor(months / 12);
}
