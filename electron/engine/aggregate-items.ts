import type { AggregateResult } from '../../shared/ipc/campaigns.ts';
import type { VisitKind } from '../../shared/model/index.ts';
import {
  addItemResult,
  createItemTally,
  type ItemRow,
  itemsNotMet,
  OUTCOMES,
  ranking,
} from '../../shared/statistics/index.ts';
import type { ChosenScores } from './aggregate-query.ts';
import { shownEdition } from './aggregate-query.ts';
import { ProblemError } from './reading.ts';

type Items = Pick<AggregateResult, 'items'> & { readonly hidden: number };

/**
 * Items most often not met, over the last result of each unit. Editions are joined by the items' ids; titles, and how
 * a module that is not deployed counts, are those of the edition used last.
 *
 * @throws ProblemError where the outcomes of a visit are not those of its edition
 */
export function itemTable(kind: VisitKind, chosen: ChosenScores, threshold: number): Items {
  const foreign = chosen.records.flatMap(({ items = [] }) => items);
  const asked = [...foreign, ...chosen.editions.flatMap(({ checklist }) => checklist.items)];
  const titles = new Map(asked.map(({ id, title }) => [id, title]));
  const ids = [...titles.keys()];
  if (ids.length === 0) return { items: [], hidden: 0 };
  const places = new Map(ids.map((id, i) => [id, i]));
  const placesOf = new Map(
    chosen.editions.map(({ edition, checklist }) => [edition, checklist.items.map(({ id }) => places.get(id) ?? 0)]),
  );
  const tally = createItemTally(kind, ids);
  for (const { visit, edition, outcomes, items } of chosen.records) {
    const own = items === undefined ? placesOf.get(edition) : items.map(({ id }) => places.get(id) ?? 0);
    if (own?.length !== outcomes.length) throw unlike(visit);
    for (let i = 0; i < outcomes.length; i++) {
      if (outcomes[i] >= OUTCOMES.length) throw unlike(visit);
      addItemResult(tally, 0, own[i], outcomes[i]);
    }
  }
  const rows = itemsNotMet(tally, 0, shownEdition(chosen)?.notDeployed ?? 'exclude');
  const shown = rows.filter((row) => !tellsOfFew(row, threshold));
  // Places anew, so that a gap does not tell where a hidden one stood.
  const placed = shown.length === rows.length ? shown : replaced(shown);
  return {
    items: placed.map((row) => ({ ...row, title: titles.get(row.item) ?? row.item })),
    hidden: rows.length - shown.length,
  };
}

/** Where one count of an item is small, the others beside their known sum would tell it. */
function tellsOfFew(row: ItemRow, threshold: number): boolean {
  const counts = [row.notMet, row.partly, row.met, row.undecided, row.notDeployed, row.notApplicable];
  return counts.some((count) => count > 0 && count < threshold);
}

function replaced(rows: readonly ItemRow[]): readonly ItemRow[] {
  const order = new Map(rows.map((row, i) => [row, String(i).padStart(6, '0')]));
  return ranking(
    rows,
    (row) => row.notMet,
    (row) => order.get(row) ?? '',
  ).map(({ row, place }) => ({ ...row, place: place ?? 0 }));
}

function unlike(visit: string): ProblemError {
  return new ProblemError(
    `Los reactivos guardados de la visita ${visit} no son los de su lista: el registro está dañado. Restaure el respaldo más reciente.`,
  );
}
