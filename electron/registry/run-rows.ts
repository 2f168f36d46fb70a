import type { Selectable } from 'kysely';
import type { VerificationResult } from '../../shared/model/index.ts';
import { RegistryError } from './errors.ts';
import { scoreColumns } from './run-summary.ts';
import type { RunTable } from './schema.ts';
import { first, query, type Store } from './store.ts';

/** A run that begins. `paths` are what was handed over, absolute. */
export interface NewRun {
  readonly id: string;
  readonly unit: string | null;
  readonly startedAt: string;
  readonly checklist: string;
  readonly edition: string;
  readonly paths: readonly string[];
  readonly toolVersion: string;
}

export const NO_SCORE = { percent: null, interval: null, coverage: null, preliminary: true } as const;

export function findRow(store: Store, id: string): Selectable<RunTable> | undefined {
  return first(store, query.selectFrom('run').selectAll().where('id', '=', id));
}

export function rowOf(store: Store, id: string): Selectable<RunTable> {
  const row = findRow(store, id);
  if (row === undefined) throw new RegistryError('not-found', 'Esa verificación no está en el registro.');
  return row;
}

export function openRow(store: Store, id: string): Selectable<RunTable> {
  const row = rowOf(store, id);
  if (row.status !== 'en-curso') throw new RegistryError('conflict', 'Esa verificación ya había terminado.');
  return row;
}

export function newRow(run: NewRun, owner: string) {
  return {
    id: run.id,
    unit: run.unit,
    started_at: run.startedAt,
    duration_ms: 0,
    status: 'en-curso',
    checklist: run.checklist,
    edition: run.edition,
    tool_version: run.toolVersion,
    ...scoreColumns(NO_SCORE),
    errors: 0,
    warnings: 0,
    inputs: JSON.stringify(run.paths.map(lastName)),
    owner,
    head: null,
  } as const;
}

/** Name of a file or folder without its folders, whatever the system that wrote the path. */
function lastName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

export function finishedColumns(result: VerificationResult, unit: string | null, head: string) {
  const totalOf = (severity: string) =>
    result.rules.reduce((sum, rule) => (rule.severity === severity ? sum + rule.total : sum), 0);
  return {
    unit,
    started_at: result.run.startedAt,
    duration_ms: Math.round(result.run.durationMs),
    status: result.run.status,
    checklist: result.run.checklist.id,
    edition: result.run.checklist.edition,
    tool_version: result.tool.version,
    ...scoreColumns(result.score),
    errors: totalOf('error'),
    warnings: totalOf('warning'),
    head,
  };
}
