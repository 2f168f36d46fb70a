import type { Paper, ReportDetail } from '../../shared/model/index.ts';
import type { ReportStyle } from '../engine/report-prepare.ts';
import { UsageError } from './arguments.ts';

/** Options that say how a report is printed. */
export const STYLE_OPTIONS = { paper: { type: 'string' }, detail: { type: 'string' } } as const;

const PAPERS: readonly Paper[] = ['carta', 'oficio'];
const DETAILS: readonly ReportDetail[] = ['summary', 'findings', 'full'];

/** @throws UsageError */
export function styleOf(values: Readonly<Record<string, unknown>>): ReportStyle {
  return {
    paper: oneOf(values.paper, PAPERS, '--paper'),
    detail: oneOf(values.detail, DETAILS, '--detail'),
  };
}

/** The value of an option that takes one of a few words. @throws UsageError */
export function oneOf<T extends string>(value: unknown, allowed: readonly T[], option: string): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${option} espera ${allowed.join(', ')}.`);
  return found;
}
