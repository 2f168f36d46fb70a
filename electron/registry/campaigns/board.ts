import type { Campaign, CampaignSummary } from '../../../shared/model/index.ts';
import { coverageOf, type StratumCoverage } from '../../../shared/statistics/index.ts';
import { all, query, type Store } from '../store.ts';
import { unitKeys } from '../units/select.ts';
import { getCampaign, getDraw, listCampaigns } from './campaign-rows.ts';
import { type SeriesEstimate, seriesEstimates } from './estimates.ts';
import { entriesOf, type FieldUnit, fieldOf, sampledUnits } from './field.ts';

interface StateCoverage {
  readonly state: string | null;
  readonly selected: number;
  readonly visited: number;
  readonly inaccessible: number;
}

/** Everything of a campaign's board but the titles. */
export interface BoardFigures {
  readonly summary: CampaignSummary;
  readonly coverage: readonly StratumCoverage[];
  readonly byState: readonly StateCoverage[];
  readonly estimates: readonly SeriesEstimate[];
}

export function campaignCounts(store: Store): readonly CampaignSummary[] {
  return listCampaigns(store).map((campaign) => countsOf(store, campaign, fieldOf(store, campaign.id)));
}

export function countsOfCampaign(store: Store, id: string): CampaignSummary {
  return countsOf(store, getCampaign(store, id), fieldOf(store, id));
}

/** Coverage by stratum and by state, and what the visits say of the universe. A draft has none of them yet. */
export function boardOf(store: Store, id: string): BoardFigures {
  const campaign = getCampaign(store, id);
  const field = fieldOf(store, id);
  const summary = countsOf(store, campaign, field);
  if (campaign.status === 'borrador') return { summary, coverage: [], byState: [], estimates: [] };
  const draw = sampledUnits(getDraw(store, id));
  return {
    summary,
    coverage: coverageOf(draw, entriesOf(field)).strata,
    byState: byStateOf(store, id, field),
    estimates: seriesEstimates(store, id, draw, field),
  };
}

function countsOf(store: Store, campaign: Campaign, field: readonly FieldUnit[]): CampaignSummary {
  const drawn = field.filter((unit) => unit.selected);
  return {
    campaign,
    universe: universeSize(store, campaign),
    selected: drawn.length,
    ...progress(drawn),
  };
}

function progress(drawn: readonly FieldUnit[]): { readonly visited: number; readonly inaccessible: number } {
  return {
    visited: drawn.filter(({ status }) => status === 'visitada' || status === 'reemplazada').length,
    inaccessible: drawn.filter(({ status }) => status === 'inaccesible').length,
  };
}

/** Of a drawn campaign the units that were drawn from, of a draft those that its filter gives today. */
function universeSize(store: Store, { id, status, universe }: Campaign): number {
  if (status === 'borrador') return unitKeys(store, universe).size;
  const [row] = all(
    store,
    query
      .selectFrom('campaign_unit')
      .select((one) => one.fn.countAll<number>().as('units'))
      .where('campaign', '=', id),
  );
  return row.units;
}

function byStateOf(store: Store, id: string, field: readonly FieldUnit[]): readonly StateCoverage[] {
  const rows = all(
    store,
    query
      .selectFrom('campaign_unit')
      .leftJoin('unit', 'unit.clues', 'campaign_unit.unit')
      .select(['campaign_unit.clues', 'unit.state'])
      .where('campaign_unit.campaign', '=', id)
      .where('campaign_unit.selected', '=', 1),
  );
  const states = new Map(rows.map(({ clues, state }) => [clues, state]));
  const drawn = field.filter((unit) => unit.selected);
  return [...Map.groupBy(drawn, ({ clues }) => states.get(clues) ?? null)]
    .sort(([left], [right]) => ((left ?? '~') < (right ?? '~') ? -1 : 1))
    .map(([state, units]) => ({ state, selected: units.length, ...progress(units) }));
}
