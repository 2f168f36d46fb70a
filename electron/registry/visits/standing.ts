import { addMonths } from '../days.ts';
import type { UnitStandingTable } from '../schema.ts';
import { readSettings } from '../settings.ts';
import { all, execute, first, query, type Store } from '../store.ts';
import { closedVersion, lastClosed, versionRefs } from './versions.ts';

/** Months that a verification counts, where nobody set another number. */
const DEFAULT_VALIDITY_MONTHS = 12;

/**
 * Writes what the registry says of a unit, from its visits and agreements. To be called inside the transaction that
 * changed one of them.
 *
 * It comes from the last visit of kind external that was closed with results, else from the last internal one; a
 * self-verification verifies no unit. The last is the one opened last, whatever the order in which they reached this
 * registry. It counts from the day on which its first version with results was closed: a correction makes it no younger. While a
 * correction is open the version before goes on counting. A unit that was annulled stays so until it is reinstated or
 * another visit than the annulled one is the last. `vencida` is not written: it is read off `valid_until`.
 *
 * @param unit CLUES that the unit has today
 */
export function touchStanding(store: Store, unit: string): void {
  const before = first(store, query.selectFrom('unit_standing').selectAll().where('unit', '=', unit));
  const deciding = decidingVisit(store, unit);
  if (before?.state === 'anulada') {
    if (deciding === null || deciding.id === before.visit) return;
    tellReinstated(store, unit);
  }
  const row = deciding === null ? inProgress(store, unit) : verified(store, unit, deciding.id);
  if (row === null) {
    execute(store, query.deleteFrom('unit_standing').where('unit', '=', unit));
    return;
  }
  const { unit: _unit, ...changed } = row;
  execute(
    store,
    query
      .insertInto('unit_standing')
      .values(row)
      .onConflict((conflict) => conflict.column('unit').doUpdateSet(changed)),
  );
}

/** Months that a verification counts, as set. */
export function validityMonths(store: Store): number {
  const months = readSettings(store).validityMonths;
  return typeof months === 'number' && months > 0 ? months : DEFAULT_VALIDITY_MONTHS;
}

/** The visit that a unit's standing comes from. Only a visit with results has scores. */
function decidingVisit(store: Store, unit: string): { readonly id: string } | null {
  const visits = all(
    store,
    query
      .selectFrom('visit')
      .select(['id', 'kind', 'opened_at'])
      .where('unit', '=', unit)
      .where('kind', 'in', ['external', 'internal'])
      .where((is) =>
        is.exists(query.selectFrom('visit_score').select('visit').whereRef('visit', '=', is.ref('visit.id'))),
      ),
  );
  const external = visits.filter(({ kind }) => kind === 'external');
  const [last] = (external.length > 0 ? external : visits).toSorted(
    (a, b) => Date.parse(b.opened_at) - Date.parse(a.opened_at) || (a.id < b.id ? 1 : -1),
  );
  return last ?? null;
}

function verified(store: Store, unit: string, visit: string): UnitStandingTable | null {
  const last = lastClosed(store, visit);
  if (last === null) return null;
  const since = firstWithResults(store, visit) ?? last.ref.closedAt;
  const unmet = last.closed.results.some(({ score }) =>
    score.items.some((item) => item.mandatory && item.outcome === 'no-cumple'),
  );
  return {
    unit,
    state: unmet || hasUnsolvedAgreement(store, visit) ? 'con-observaciones' : 'verificada',
    since,
    valid_until: addMonths(since, validityMonths(store)),
    visit,
    reason: null,
  };
}

/** When the first version with results was closed, of those before the last: one that tells of a unit out of reach verified nothing. */
function firstWithResults(store: Store, visit: string): string | undefined {
  const before = versionRefs(store, visit).slice(0, -1);
  return before.find(({ version }) => closedVersion(store, visit, version).head.status === 'cerrada')?.closedAt;
}

function hasUnsolvedAgreement(store: Store, visit: string): boolean {
  const open = first(
    store,
    query
      .selectFrom('agreement')
      .select('id')
      .where('visit', '=', visit)
      .where('removed_at', 'is', null)
      .where('status', '!=', 'solventada'),
  );
  return open !== undefined;
}

/** A visit that can verify the unit has begun; one that was closed before goes before it. */
function inProgress(store: Store, unit: string): UnitStandingTable | null {
  const visit = first(
    store,
    query
      .selectFrom('visit')
      .select(['id', 'opened_at'])
      .where('unit', '=', unit)
      .where('status', '=', 'abierta')
      .where('kind', 'in', ['external', 'internal'])
      .orderBy('opened_at', 'desc')
      .limit(1),
  );
  if (visit === undefined) return null;
  return { unit, state: 'en-proceso', since: visit.opened_at, valid_until: null, visit: visit.id, reason: null };
}

function tellReinstated(store: Store, unit: string): void {
  const text = 'Se cerró una visita posterior a la anulación, por lo que la unidad deja de estar anulada.';
  const row = { unit, at: store.now(), who: store.user, kind: 'restablecida', text };
  execute(store, query.insertInto('unit_event').values(row));
}
