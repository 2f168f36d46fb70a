import { sql } from 'kysely';
import type { RunSummary } from '../../shared/model/index.ts';
import { listRuns } from './runs.ts';
import { all, first, query, type Store } from './store.ts';

/** The registry at a glance (`Overview` of the contract between the processes). */
export interface RegistryOverview {
  readonly units: number;
  readonly verifiedUnits: number;
  /** Complete ones. */
  readonly runs: number;
  readonly recentRuns: readonly RunSummary[];
  /** Last score of each verified unit, ordered by CLUES. */
  readonly lastScores: readonly number[];
}

const RECENT = 10;

export function readOverview(store: Store): RegistryOverview {
  const complete = query
    .selectFrom('run_unit')
    .innerJoin('run', 'run.number', 'run_unit.run')
    .where('run.status', '=', 'completa');
  const units = first(
    store,
    query.selectFrom('unit').select((row) => row.fn.countAll<number>().as('n')),
  );
  const verified = first(
    store,
    complete.select((row) => row.fn.count<number>('run_unit.unit').distinct().as('n')),
  );
  const runs = first(
    store,
    query
      .selectFrom('run')
      .where('status', '=', 'completa')
      .select((row) => row.fn.countAll<number>().as('n')),
  );
  const scores = all(
    store,
    complete
      .where('run_unit.percent', 'is not', null)
      .select(['run_unit.unit', 'run_unit.percent'])
      .select(
        sql<number>`row_number() over (
          partition by run_unit.unit order by run.started_at desc, run.number desc, run_unit.clues = run_unit.unit desc
        )`.as('place'),
      )
      .orderBy('run_unit.unit'),
  );
  return {
    units: units?.n ?? 0,
    verifiedUnits: verified?.n ?? 0,
    runs: runs?.n ?? 0,
    recentRuns: listRuns(store, RECENT),
    lastScores: scores.flatMap((row) => (row.place === 1 && row.percent !== null ? [row.percent] : [])),
  };
}
