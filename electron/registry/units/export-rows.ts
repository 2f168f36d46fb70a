import { sql } from 'kysely';
import type { UnitFilter, UnitStanding } from '../../../shared/model/index.ts';
import { today } from '../days.ts';
import { all, query, type Store } from '../store.ts';
import { attributeValues, type SelectedUnit, selectUnits } from './select.ts';
import { readStandings, standingOf } from './standing.ts';

export interface ExportedUnit extends SelectedUnit {
  readonly typology: string | null;
  readonly operating: boolean | null;
  readonly standing: UnitStanding;
  readonly aliases: readonly string[];
  /** Complete runs, and the last of them. */
  readonly runs: number;
  readonly lastRun: { readonly startedAt: string; readonly percent: number | null } | null;
  /** Closed visits. */
  readonly visits: number;
}

export interface ExportedUnits {
  /** Of attributes that any of the units has. */
  readonly attributes: readonly string[];
  readonly units: readonly ExportedUnit[];
}

/** Every unit of a filter by CLUES, with all that a list of units says: each table is read once, whatever the number. */
export function exportUnits(store: Store, filter: UnitFilter): ExportedUnits {
  const day = today(store);
  const standings = readStandings(store);
  const details = new Map(
    all(store, query.selectFrom('unit').select(['clues', 'typology', 'operating'])).map((row) => [row.clues, row]),
  );
  const aliases = Map.groupBy(
    all(store, query.selectFrom('unit_alias').selectAll().orderBy('alias')),
    ({ clues }) => clues,
  );
  const names = all(store, query.selectFrom('unit_attribute').select('name').distinct().orderBy('name'));
  const values = attributeValues(
    store,
    names.map(({ name }) => name),
  );
  const runs = lastRuns(store);
  const visits = closedVisits(store);
  const units = selectUnits(store, filter).map((unit): ExportedUnit => {
    const detail = details.get(unit.clues);
    const run = runs.get(unit.clues);
    return {
      ...unit,
      attributes: values.get(unit.clues) ?? unit.attributes,
      typology: detail?.typology ?? null,
      operating: detail?.operating === 1 ? true : detail?.operating === 0 ? false : null,
      standing: standingOf(standings.get(unit.clues), day),
      aliases: (aliases.get(unit.clues) ?? []).map(({ alias }) => alias),
      runs: run?.count ?? 0,
      lastRun: run === undefined ? null : { startedAt: run.started_at, percent: run.percent },
      visits: visits.get(unit.clues) ?? 0,
    };
  });
  const used = names.map(({ name }) => name).filter((name) => units.some(({ attributes }) => attributes.has(name)));
  return { attributes: used, units };
}

function lastRuns(store: Store) {
  const rows = all(
    store,
    query
      .selectFrom('run_unit')
      .innerJoin('run', 'run.number', 'run_unit.run')
      .select(['run_unit.unit', 'run_unit.percent', 'run.started_at'])
      .select(sql<number>`count(*) over (partition by run_unit.unit)`.as('count'))
      .select(
        sql<number>`row_number() over (
          partition by run_unit.unit order by run.started_at desc, run.number desc, run_unit.clues = run_unit.unit desc
        )`.as('place'),
      )
      .where('run.status', '=', 'completa'),
  );
  return new Map(rows.filter(({ place }) => place === 1).map((row) => [row.unit, row]));
}

function closedVisits(store: Store): ReadonlyMap<string, number> {
  const rows = all(
    store,
    query
      .selectFrom('visit')
      .select('unit')
      .select((row) => row.fn.countAll<number>().as('n'))
      .where('status', '=', 'cerrada')
      .groupBy('unit'),
  );
  return new Map(rows.map(({ unit, n }) => [unit, n]));
}
