import { type Absence, type AbsenceCounts, type Reported, roundHalfUp, type Share } from '../../model/index.ts';

/** Decimals of every percentage, as the checklists round (half up). */
export const DECIMALS = 1;

/** A percentage with what it comes from: 100 · part / whole. @param whole 0 gives no percentage, not 0 */
export function share(part: number, whole: number, decimals = DECIMALS): Share {
  if (whole === 0) return { part, whole, percent: null, overHundred: false };
  return { part, whole, percent: roundHalfUp((100 * part) / whole, decimals), overHundred: part > whole };
}

export const NO_ABSENCES: AbsenceCounts = { 'not-applicable': 0, 'not-reported': 0, blank: 0 };

/** How the tables of the sector write that there is no figure. */
const ABSENCE_BY_TEXT: ReadonlyMap<string, Absence> = new Map([
  ['', 'blank'],
  ['-', 'not-reported'],
  ['–', 'not-reported'],
  ['—', 'not-reported'],
  ['nd', 'not-reported'],
  ['n/d', 'not-reported'],
  ['sin dato', 'not-reported'],
  ['no reportado', 'not-reported'],
  ['na', 'not-applicable'],
  ['n/a', 'not-applicable'],
  ['no aplica', 'not-applicable'],
]);

/**
 * A cell of a published table: a number (thousands may have commas), or why there is none.
 *
 * @returns undefined where the text is neither, so that nothing is taken for a 0
 */
export function readReported(text: string): Reported | undefined {
  const written = text.trim();
  const absence = ABSENCE_BY_TEXT.get(written.toLowerCase());
  if (absence !== undefined) return absence;
  if (!/^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(written)) return undefined;
  return Number(written.replaceAll(',', ''));
}

/** A column of reported figures added, with what was not added counted apart. */
export interface ReportedSum {
  /** Σ of the figures; null where there is none at all. */
  readonly sum: number | null;
  /** Figures, zeros among them. */
  readonly reported: number;
  readonly zeros: number;
  readonly absent: AbsenceCounts;
}

/** Adds figures. Absences are no zeros: they are counted, each kind apart. */
export function sumReported(values: Iterable<Reported>): ReportedSum {
  const absent = { ...NO_ABSENCES };
  let [sum, reported, zeros] = [0, 0, 0];
  for (const value of values) {
    if (typeof value === 'string') {
      absent[value]++;
      continue;
    }
    sum += value;
    reported++;
    if (value === 0) zeros++;
  }
  return { sum: reported === 0 ? null : sum, reported, zeros, absent };
}
