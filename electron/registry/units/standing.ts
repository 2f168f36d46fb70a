import type { UnitStanding } from '../../../shared/model/index.ts';
import { today } from '../days.ts';
import type { UnitStandingTable } from '../schema.ts';
import { all, first, query, type Store } from '../store.ts';

const NEVER: UnitStanding = { state: 'sin-verificar', since: null, validUntil: null, visit: null, reason: null };

/** What the registry says of a unit today. A row says `vencida` of itself once its last day is over. */
export function standingOf(row: UnitStandingTable | undefined, today: string): UnitStanding {
  if (row === undefined) return NEVER;
  const { state, since, valid_until: validUntil, visit, reason } = row;
  const counts = state === 'verificada' || state === 'con-observaciones';
  const over = counts && validUntil !== null && validUntil < today;
  return { state: over ? 'vencida' : state, since, validUntil, visit, reason };
}

export function readStanding(store: Store, unit: string): UnitStanding {
  return standingOf(standingRow(store, unit), today(store));
}

export function standingRow(store: Store, unit: string): UnitStandingTable | undefined {
  return first(store, query.selectFrom('unit_standing').selectAll().where('unit', '=', unit));
}

/** Standings of some units, or of all that have one. */
export function readStandings(store: Store, units?: readonly string[]): ReadonlyMap<string, UnitStandingTable> {
  const rows = query.selectFrom('unit_standing').selectAll();
  const found = all(store, units === undefined ? rows : rows.where('unit', 'in', units));
  return new Map(found.map((row) => [row.unit, row]));
}
