import type { UnitPage } from '../../../shared/model/index.ts';
import { RegistryError } from '../errors.ts';
import { all, first, query, type Store } from '../store.ts';
import { canonicalClues } from '../unit-rows.ts';
import { summarise } from '../unit-summary.ts';
import { listUnitRuns } from '../units.ts';
import { listVisits } from '../visits/summary.ts';
import { unitHistory } from './history.ts';
import { readStanding } from './standing.ts';

const MOST_RUNS = 1000;
const MOST_VISITS = 1000;

/** All that the registry knows of a unit, found by its CLUES or by an older one. @throws RegistryError `not-found` */
export function unitPage(store: Store, clues: string): UnitPage {
  const key = canonicalClues(store, clues);
  const row = first(store, query.selectFrom('unit').selectAll().where('clues', '=', key));
  if (row === undefined) throw new RegistryError('not-found', 'Esa unidad no está en el registro.');
  return {
    unit: summarise(store, [row])[0],
    standing: readStanding(store, key),
    level: row.level,
    type: row.type,
    operating: row.operating === null ? null : row.operating === 1,
    attributes: all(
      store,
      query.selectFrom('unit_attribute').select(['name', 'value', 'source']).where('clues', '=', key).orderBy('name'),
    ),
    runs: listUnitRuns(store, key, MOST_RUNS),
    visits: listVisits(store, { unit: key, limit: MOST_VISITS }).visits,
    events: unitHistory(store, key),
    openAgreements: openAgreements(store, key),
  };
}

/** Those not `solventada`: one that was given up as not met is still owed. */
function openAgreements(store: Store, unit: string): number {
  const counted = first(
    store,
    query
      .selectFrom('agreement')
      .select((row) => row.fn.countAll<number>().as('n'))
      .where('unit', '=', unit)
      .where('removed_at', 'is', null)
      .where('status', '!=', 'solventada'),
  );
  return counted?.n ?? 0;
}
