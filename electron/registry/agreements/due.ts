import type { Agreement, DueList, UnitStanding } from '../../../shared/model/index.ts';
import { addDays } from '../days.ts';
import { all, first, query, type Store } from '../store.ts';
import { agreementsWhere } from './rows.ts';

/** Days ahead that are told of. */
const SOON = 30;
const UNITS_AHEAD = 60;
/** Longest list that the first screen is given; the totals say the rest. */
const MOST = 200;

/**
 * What waits for somebody.
 *
 * @param today ISO 8601 day, the caller's: the registry's clock may be of another zone
 * @param mostUnits how many units are listed; the totals count all
 */
export function dueOn(store: Store, today: string, mostUnits = MOST): DueList {
  const horizon = addDays(today, SOON);
  const overdue = pending().where('expected_end', '<', today);
  const soon = pending().where('expected_end', '>=', today).where('expected_end', '<=', horizon);
  const standings: readonly UnitStanding['state'][] = ['verificada', 'con-observaciones'];
  const units = query
    .selectFrom('unit_standing')
    .where('unit_standing.state', 'in', standings as readonly ('verificada' | 'con-observaciones')[])
    .where('valid_until', '<=', addDays(today, UNITS_AHEAD));
  const visits = query.selectFrom('visit').where('status', '=', 'abierta');
  const sessions = query.selectFrom('committee_session').where('held', 'is', null).where('programmed', '<=', horizon);
  return {
    today,
    overdue: listed(store, overdue),
    soon: listed(store, soon),
    units: all(
      store,
      units
        .leftJoin('unit', 'unit.clues', 'unit_standing.unit')
        .select(['unit_standing.unit as clues', 'valid_until', 'own_name', 'name'])
        .orderBy('valid_until')
        .orderBy('unit_standing.unit')
        .limit(mostUnits),
    ).map(({ clues, valid_until, own_name, name }) => {
      const validUntil = valid_until ?? today;
      return { clues, name: own_name ?? name, validUntil, over: validUntil < today };
    }),
    openVisits: all(
      store,
      visits
        .leftJoin('unit', 'unit.clues', 'visit.unit')
        .select(['visit.id', 'visit.unit', 'opened_at', 'answered', 'asked', 'own_name', 'name'])
        .orderBy('opened_at')
        .orderBy('visit.id')
        .limit(MOST),
    ).map(({ id, unit, opened_at, answered, asked, own_name, name }) => {
      return { visit: id, clues: unit, unitName: own_name ?? name, openedAt: opened_at, answered, asked };
    }),
    sessions: all(
      store,
      sessions
        .innerJoin('committee', 'committee.id', 'committee_session.committee')
        .select(['committee.id as committee', 'committee.name', 'programmed'])
        .orderBy('programmed')
        .orderBy('committee_session.id')
        .limit(MOST),
    ).map((row) => ({ ...row, over: row.programmed < today })),
    conflicts: openConflicts(store),
    totals: {
      overdue: countOf(store, overdue),
      soon: countOf(store, soon),
      units: countOf(store, units),
      openVisits: countOf(store, visits),
      sessions: countOf(store, sessions),
    },
  };
}

/** As many as `conflicts.list` gives: those of packages, and each visit with answers that two persons gave apart. */
function openConflicts(store: Store): number {
  const kept = countOf(store, query.selectFrom('registry_conflict').where('resolved_at', 'is', null));
  const visits = first(
    store,
    query.selectFrom('visit_conflict').select(({ fn }) => fn.count<number>('visit').distinct().as('total')),
  );
  return kept + Number(visits?.total ?? 0);
}

function pending() {
  return query.selectFrom('agreement').where('status', '=', 'pendiente').where('removed_at', 'is', null);
}

function listed(store: Store, rows: ReturnType<typeof pending>): readonly Agreement[] {
  const ids = all(store, rows.select('id').orderBy('expected_end').orderBy('id').limit(MOST)).map(({ id }) => id);
  if (ids.length === 0) return [];
  return agreementsWhere(store, (all) =>
    all.where('agreement.id', 'in', ids).orderBy('expected_end').orderBy('agreement.id'),
  );
}

interface Countable {
  select(count: unknown): unknown;
}

function countOf(store: Store, rows: Countable): number {
  const { fn } = query;
  const counted = rows.select(fn.countAll<number>().as('total')) as Parameters<typeof first<{ total: number }>>[1];
  return Number(first(store, counted)?.total ?? 0);
}
