import type { ExpressionBuilder, ReferenceExpression } from 'kysely';
import type { VisitKind, VisitStatus, VisitSummary } from '../../../shared/model/index.ts';
import { fold } from '../fold.ts';
import { inGroups } from '../in-groups.ts';
import type { VisitTable } from '../schema.ts';
import { all, first, query, type Store } from '../store.ts';
import { unitNames } from '../unit-names.ts';
import { canonicalClues } from '../unit-rows.ts';
import { headOf } from './heads.ts';

export interface VisitFilter {
  readonly unit?: string;
  readonly text?: string;
  readonly status?: VisitStatus;
  readonly kind?: VisitKind;
  readonly campaign?: string;
  readonly limit: number;
}

/**
 * Visits, open ones first and then the latest. `text` is looked for in the unit's keys and names, accents ignored, and
 * in the folio.
 */
export function listVisits(
  store: Store,
  filter: VisitFilter,
): { readonly total: number; readonly visits: readonly VisitSummary[] } {
  const found = filtered(store, filter);
  const total = first(
    store,
    found.select((row) => row.fn.countAll<number>().as('n')),
  );
  // The ids first: sorting whole rows would carry every visit's head along.
  const sorted = all(
    store,
    found
      .select('visit.id')
      .orderBy((row) => row('visit.status', '=', 'abierta'), 'desc')
      .orderBy('visit.opened_at', 'desc')
      .orderBy('visit.id')
      .limit(filter.limit),
  );
  const rows = new Map(
    inGroups(
      sorted.map(({ id }) => id),
      (part) => all(store, query.selectFrom('visit').selectAll().where('id', 'in', part)),
    ).map((row) => [row.id, row]),
  );
  return {
    total: total?.n ?? 0,
    visits: visitSummaries(
      store,
      sorted.flatMap(({ id }) => rows.get(id) ?? []),
    ),
  };
}

/** Summaries in the order of the rows. */
function visitSummaries(store: Store, rows: readonly VisitTable[]): readonly VisitSummary[] {
  const ids = rows.map(({ id }) => id);
  const scores = Map.groupBy(
    inGroups(ids, (part) => scoresOf(store, part)),
    ({ visit }) => visit,
  );
  const folios = new Map(inGroups(ids, (part) => foliosOf(store, part)).map((row) => [row.visit, row.folio]));
  const conflicts = Map.groupBy(
    inGroups(ids, (part) => conflictsOf(store, part)),
    ({ visit }) => visit,
  );
  const names = unitNames(
    store,
    rows.map(({ unit }) => unit),
  );
  return rows.map((row) => {
    const head = headOf(row);
    return {
      id: row.id,
      version: row.version,
      unit: row.unit,
      clues: row.clues,
      unitName: names[row.unit] ?? head.unitName,
      kind: row.kind,
      purpose: row.purpose,
      campaign: row.campaign,
      status: row.status,
      openedAt: row.opened_at,
      closedAt: row.closed_at,
      folio: folios.get(row.id) ?? null,
      evaluators: head.people.filter(({ role }) => role === 'evaluador').map(({ name }) => name),
      answered: row.answered,
      asked: row.asked,
      conflicts: conflicts.get(row.id)?.length ?? 0,
      scores: (scores.get(row.id) ?? []).map(({ checklist, edition, percent, low, high, preliminary, band }) => ({
        checklist,
        edition,
        percent,
        interval: low === null || high === null ? null : ([low, high] as const),
        preliminary: preliminary === 1,
        band,
      })),
    };
  });
}

function filtered(store: Store, filter: VisitFilter) {
  let found = query.selectFrom('visit');
  if (filter.unit !== undefined) found = found.where('visit.unit', '=', canonicalClues(store, filter.unit));
  if (filter.status !== undefined) found = found.where('visit.status', '=', filter.status);
  if (filter.kind !== undefined) found = found.where('visit.kind', '=', filter.kind);
  if (filter.campaign !== undefined) found = found.where('visit.campaign', '=', filter.campaign);
  for (const word of fold(filter.text ?? '').split(/\s+/)) {
    if (word === '') continue;
    // Each looked up once, not for every visit.
    const units = query
      .selectFrom('unit_search')
      .select('clues')
      .where((unit) => contains(unit, 'unit_search.text', word));
    const folios = query
      .selectFrom('visit_version')
      .select('visit')
      .where((version) => contains(version, 'folio', word));
    found = found.where((is) =>
      is.or([contains(is, 'visit.clues', word), is('visit.unit', 'in', units), is('visit.id', 'in', folios)]),
    );
  }
  return found;
}

function contains<D, T extends keyof D>(is: ExpressionBuilder<D, T>, column: ReferenceExpression<D, T>, word: string) {
  return is(is.fn<number>('instr', [is.fn('lower', [column]), is.val(word)]), '>', 0);
}

function scoresOf(store: Store, visits: readonly string[]) {
  const columns = ['visit', 'checklist', 'edition', 'percent', 'low', 'high', 'preliminary', 'band'] as const;
  return all(store, query.selectFrom('visit_score').select(columns).where('visit', 'in', visits).orderBy('checklist'));
}

/** Later versions last. */
function foliosOf(store: Store, visits: readonly string[]) {
  return all(
    store,
    query.selectFrom('visit_version').select(['visit', 'folio']).where('visit', 'in', visits).orderBy('version'),
  );
}

function conflictsOf(store: Store, visits: readonly string[]) {
  return all(store, query.selectFrom('visit_conflict').select('visit').where('visit', 'in', visits));
}
