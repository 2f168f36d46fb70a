import type { RunSummary } from '../../shared/model/index.ts';
import type { RunTable } from './schema.ts';

/** Columns of `run` that a summary is made of. */
export const SUMMARY_COLUMNS = [
  'run.id',
  'run.unit',
  'run.started_at',
  'run.duration_ms',
  'run.status',
  'run.checklist',
  'run.edition',
  'run.tool_version',
  'run.percent',
  'run.low',
  'run.high',
  'run.coverage',
  'run.preliminary',
  'run.errors',
  'run.warnings',
  'run.inputs',
] as const;

export type SummaryRow = Omit<RunTable, 'number' | 'owner' | 'head'>;
export type ScoreRow = Pick<RunTable, 'percent' | 'low' | 'high' | 'coverage' | 'preliminary'>;

/** `score` takes the place of the run's own: that of one unit in an export of several. */
export function toSummary(row: SummaryRow, score: ScoreRow = row): RunSummary {
  return {
    id: row.id,
    unit: row.unit,
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    status: row.status,
    checklist: row.checklist,
    edition: row.edition,
    percent: score.percent,
    interval: score.low === null || score.high === null ? null : [score.low, score.high],
    coverage: score.coverage,
    preliminary: score.preliminary === 1,
    errors: row.errors,
    warnings: row.warnings,
    files: JSON.parse(row.inputs) as readonly string[],
    toolVersion: row.tool_version,
  };
}

/** A score's columns. */
export function scoreColumns(score: {
  readonly percent: number | null;
  readonly interval: readonly [number, number] | null;
  readonly coverage: number | null;
  readonly preliminary: boolean;
}): ScoreRow {
  return {
    percent: score.percent,
    low: score.interval?.[0] ?? null,
    high: score.interval?.[1] ?? null,
    coverage: score.coverage,
    preliminary: score.preliminary ? 1 : 0,
  };
}
