import type { PeriodGrain } from '../../model/index.ts';

const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/;

/** The period of a day: `2024`, `2024-Q1` or `2024-03`; undefined where the text does not begin with a day. */
export function periodOf(date: string, grain: PeriodGrain): string | undefined {
  const parts = DAY.exec(date);
  if (!parts) return undefined;
  return periodAt(indexOf(Number(parts[1]), Number(parts[2]), grain), grain);
}

/** A century of months: a year written wrong must not make a table without end. */
const MAX_PERIODS = 1200;

/**
 * All periods from the first of a list to its last, so that those without data are seen; where they would be more than
 * a century of months, only those of the list.
 */
export function wholeSpan(periods: Iterable<string>, grain: PeriodGrain): readonly string[] {
  const known = [...new Set(periods)].sort();
  if (known.length === 0) return [];
  const from = indexOfPeriod(known[0], grain);
  const length = indexOfPeriod(known[known.length - 1], grain) - from + 1;
  if (length > MAX_PERIODS) return known;
  return Array.from({ length }, (_, i) => periodAt(from + i, grain));
}

const PER_YEAR: Readonly<Record<PeriodGrain, number>> = { year: 1, quarter: 4, month: 12 };

function indexOf(year: number, month: number, grain: PeriodGrain): number {
  return year * PER_YEAR[grain] + Math.floor(((month - 1) * PER_YEAR[grain]) / 12);
}

function indexOfPeriod(period: string, grain: PeriodGrain): number {
  const [year, within = '1'] = period.split(/-Q?/);
  return Number(year) * PER_YEAR[grain] + Number(within) - 1;
}

function periodAt(index: number, grain: PeriodGrain): string {
  const year = String(Math.floor(index / PER_YEAR[grain])).padStart(4, '0');
  const within = (index % PER_YEAR[grain]) + 1;
  if (grain === 'year') return year;
  return grain === 'quarter' ? `${year}-Q${within}` : `${year}-${String(within).padStart(2, '0')}`;
}
