import { sql } from 'kysely';
import type { CampaignUnit } from '../../../shared/model/index.ts';
import { fold } from '../fold.ts';
import { all, first, query, type Store } from '../store.ts';
import { getCampaign } from './campaign-rows.ts';
import { type FieldUnit, fieldOf } from './field.ts';

export interface UnitsWanted {
  readonly campaign: string;
  readonly only: 'selected' | 'replacements' | 'all';
  /** Words, or parts of words, of name or CLUES. */
  readonly text?: string;
  readonly limit: number;
}

/** Units of a drawn campaign: replacements in the order of their lists, others by CLUES. */
export function campaignUnits(
  store: Store,
  wanted: UnitsWanted,
): { readonly total: number; readonly units: readonly CampaignUnit[] } {
  const { id } = getCampaign(store, wanted.campaign);
  const counted = first(
    store,
    matching(wanted).select((row) => row.fn.countAll<number>().as('total')),
  );
  let page = matching(wanted)
    .leftJoin('unit', 'unit.clues', 'campaign_unit.unit')
    .select(['campaign_unit.clues', 'campaign_unit.stratum', 'campaign_unit.size', 'campaign_unit.probability'])
    .select(['campaign_unit.selected', 'campaign_unit.replacement'])
    .select(['unit.name', 'unit.own_name', 'unit.state', 'unit.institution']);
  if (wanted.only === 'replacements') page = page.orderBy('campaign_unit.stratum').orderBy('campaign_unit.replacement');
  const rows = all(store, page.orderBy('campaign_unit.clues').limit(wanted.limit));
  const field = new Map(fieldOf(store, id).map((unit): [string, FieldUnit] => [unit.clues, unit]));
  const units = rows.map(({ name, own_name, selected, ...row }): CampaignUnit => {
    const { status = 'por-visitar', visit = null } = field.get(row.clues) ?? {};
    return { ...row, name: own_name ?? name, selected: selected === 1, status, visit };
  });
  return { total: counted?.total ?? 0, units };
}

function matching({ campaign, only, text = '' }: UnitsWanted) {
  let rows = query.selectFrom('campaign_unit').where('campaign_unit.campaign', '=', campaign);
  if (only === 'selected') rows = rows.where('campaign_unit.selected', '=', 1);
  if (only === 'replacements') rows = rows.where('campaign_unit.replacement', 'is not', null);
  const folded = fold(text);
  const words = folded === '' ? [] : folded.split(' ');
  for (const word of words) {
    rows = rows.where((is) =>
      is.or([
        is(sql<number>`instr(lower(campaign_unit.clues), ${word})`, '>', 0),
        is.exists(
          is
            .selectFrom('unit_search')
            .select('unit_search.clues')
            .whereRef('unit_search.clues', '=', 'campaign_unit.unit')
            .where(sql<number>`instr(unit_search.text, ${word})`, '>', 0),
        ),
      ]),
    );
  }
  return rows;
}
