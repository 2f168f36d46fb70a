import { sql } from 'kysely';
import type { RunSummary, Unit, UnitSummary } from '../../shared/model/index.ts';
import { SUMMARY_COLUMNS, toSummary } from './run-summary.ts';
import type { UnitTable } from './schema.ts';
import { all, query, type Store } from './store.ts';

/** Adds older keys, number of complete runs and the last of them. Cancelled and interrupted runs count nowhere. */
export function summarise(store: Store, units: readonly UnitTable[]): readonly UnitSummary[] {
  if (units.length === 0) return [];
  const keys = units.map((unit) => unit.clues);
  const aliases = aliasesByUnit(store, keys);
  const runs = lastRuns(store, keys);
  return units.map((unit) => ({
    ...toUnit(unit, aliases.get(unit.clues) ?? []),
    runs: runs.get(unit.clues)?.count ?? 0,
    lastRun: runs.get(unit.clues)?.last ?? null,
  }));
}

/** The name that the user wrote goes before the catalogue's. */
export function toUnit(row: UnitTable, aliases: readonly string[]): Unit {
  const { clues, name, own_name, state, institution, typology } = row;
  return { clues, name: own_name ?? name, state, institution, typology, aliases };
}

function aliasesByUnit(store: Store, keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const rows = all(store, query.selectFrom('unit_alias').selectAll().where('clues', 'in', keys).orderBy('alias'));
  const byUnit = new Map<string, string[]>();
  for (const { clues, alias } of rows) byUnit.set(clues, [...(byUnit.get(clues) ?? []), alias]);
  return byUnit;
}

function lastRuns(
  store: Store,
  keys: readonly string[],
): ReadonlyMap<string, { readonly count: number; readonly last: RunSummary }> {
  const rows = all(
    store,
    query
      .selectFrom('run_unit')
      .innerJoin('run', 'run.number', 'run_unit.run')
      .select(SUMMARY_COLUMNS)
      .select(['run_unit.unit as of', 'run_unit.percent as p', 'run_unit.low as l', 'run_unit.high as h'])
      .select(['run_unit.coverage as c', 'run_unit.preliminary as u'])
      .select(sql<number>`count(*) over (partition by run_unit.unit)`.as('count'))
      .select(
        sql<number>`row_number() over (
          partition by run_unit.unit order by run.started_at desc, run.number desc, run_unit.clues = run_unit.unit desc
        )`.as('place'),
      )
      .where('run_unit.unit', 'in', keys)
      .where('run.status', '=', 'completa'),
  );
  const lasts = rows.filter((row) => row.place === 1);
  return new Map(
    lasts.map((row) => {
      const own = { percent: row.p, low: row.l, high: row.h, coverage: row.c, preliminary: row.u };
      return [row.of, { count: row.count, last: toSummary(row, own) }];
    }),
  );
}
