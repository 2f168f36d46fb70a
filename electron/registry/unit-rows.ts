import { fold } from './fold.ts';
import { all, execute, first, query, type Store } from './store.ts';

/** Five letters and six digits: the form of a CLUES. What has not this form never becomes a unit. */
export function isClues(text: string): boolean {
  return /^[A-Z]{5}\d{6}$/.test(text);
}

/** The CLUES that the unit has today: `clues` itself unless it is an older key of another. */
export function canonicalClues(store: Store, clues: string): string {
  const row = first(store, query.selectFrom('unit_alias').select('clues').where('alias', '=', clues));
  return row?.clues ?? clues;
}

/** Makes a unit known that is not yet. To be called inside a transaction. */
export function enterUnit(store: Store, clues: string): void {
  const { state, institution } = store.describeUnit?.(clues) ?? { state: null, institution: null };
  const added = execute(
    store,
    query
      .insertInto('unit')
      .values({
        clues,
        name: null,
        own_name: null,
        state,
        institution,
        typology: null,
        level: null,
        type: null,
        operating: null,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
  if (added > 0) indexUnit(store, clues);
}

/** Brings the search row of one unit up to date. To be called inside the transaction that changed it. */
export function indexUnit(store: Store, clues: string): void {
  const unit = first(store, query.selectFrom('unit').selectAll().where('clues', '=', clues));
  if (unit === undefined) return;
  const row = {
    state: unit.state,
    name: fold(unit.own_name ?? unit.name ?? ''),
    text: searchText(unit, aliasesOf(store, clues)),
  };
  execute(
    store,
    query
      .insertInto('unit_search')
      .values({ clues, ...row })
      .onConflict((conflict) => conflict.column('clues').doUpdateSet(row)),
  );
}

export function aliasesOf(store: Store, clues: string): readonly string[] {
  const rows = all(store, query.selectFrom('unit_alias').select('alias').where('clues', '=', clues).orderBy('alias'));
  return rows.map((row) => row.alias);
}

export function searchText(
  unit: { readonly clues: string; readonly name: string | null; readonly own_name: string | null },
  aliases: readonly string[],
): string {
  return fold([unit.clues, unit.own_name, unit.name, ...aliases].filter((part) => part !== null).join(' '));
}
