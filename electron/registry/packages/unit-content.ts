import type { AuditDetail } from '../audit.ts';
import { all, query, type Store } from '../store.ts';
import { canonicalClues } from '../unit-rows.ts';
import type { UnitContent } from './content.ts';

/**
 * Units of which this registry says more than the catalogue does: visited, agreed with, named by a person, re-keyed,
 * with attributes, or annulled. Of some units, or all.
 */
export function unitContents(store: Store, chosen: ReadonlySet<string> | null): readonly UnitContent[] {
  const aliases = groups(all(store, query.selectFrom('unit_alias').select(['clues', 'alias']).orderBy('alias')));
  const attributes = groups(
    all(store, query.selectFrom('unit_attribute').selectAll().orderBy('clues').orderBy('name')),
  );
  const annulled = new Map(
    all(
      store,
      query.selectFrom('unit_standing').select(['unit', 'since', 'reason', 'visit']).where('state', '=', 'anulada'),
    ).map(({ unit, since, reason, visit }) => [unit, { since: since ?? '', reason: reason ?? '', visit }]),
  );
  const lifted = new Map(
    annulments(store).map(({ clues, reason, visit }) => [canonicalClues(store, clues), { reason, visit }]),
  );
  const rows = all(store, query.selectFrom('unit').select(['clues', 'name', 'own_name']).orderBy('clues'));
  const touched =
    chosen ??
    new Set([...aliases.keys(), ...attributes.keys(), ...annulled.keys(), ...lifted.keys(), ...usedUnits(store)]);
  return rows
    .filter(({ clues, own_name }) => touched.has(clues) || (chosen === null && own_name !== null))
    .map(({ clues, name, own_name }) => ({
      clues,
      name,
      ownName: own_name,
      aliases: (aliases.get(clues) ?? []).map(({ alias }) => alias),
      attributes: (attributes.get(clues) ?? []).map(({ name: key, value, source }) => ({ name: key, value, source })),
      annulled: annulled.get(clues) ?? null,
      lifted: annulled.has(clues) ? null : (lifted.get(clues) ?? null),
    }));
}

/** Every annulment that this registry knows of, oldest first. Known by what it is of and why, and by no clock. */
export function annulments(
  store: Store,
): readonly { readonly clues: string; readonly reason: string; readonly visit: string | null }[] {
  const rows = query.selectFrom('audit').select('detail').where('action', '=', 'unidad-anulada').orderBy('seq');
  return all(store, rows).map(({ detail }) => {
    const { clues, reason, visit } = JSON.parse(detail) as AuditDetail;
    return { clues: String(clues), reason: String(reason), visit: visit === null ? null : String(visit) };
  });
}

function usedUnits(store: Store): readonly string[] {
  const visited = all(store, query.selectFrom('visit').select('unit').distinct());
  const agreed = all(store, query.selectFrom('agreement').select('unit').distinct());
  const committees = all(store, query.selectFrom('committee').select('unit').distinct());
  return [...visited, ...agreed, ...committees].flatMap(({ unit }) => (unit === null ? [] : [unit]));
}

function groups<T extends { readonly clues: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(rows, ({ clues }) => clues);
}
