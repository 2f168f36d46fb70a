import type { Campaign, CampaignSummary, CampaignUnit, SampleDraw, UnitFilter } from '../../../shared/model/index.ts';
import { today } from '../days.ts';
import type { Use } from '../use.ts';
import { type BoardFigures, boardOf, campaignCounts, countsOfCampaign } from './board.ts';
import { getDraw, listCampaigns } from './campaign-rows.ts';
import { drawCampaign, type Preview, previewDraw } from './draw.ts';
import { checklistTitles, type KeptEdition, keptEditions } from './editions.ts';
import { type CampaignDraft, closeCampaign, deleteCampaign, saveCampaign } from './save.ts';
import { type Scope, scopeOf, unitCatalog, unitsByState } from './scope.ts';
import { readScores, type ScoreSeries, type SeriesKey, scoreSeries, type VisitScoreRecord } from './scores.ts';
import { campaignUnits, type UnitsWanted } from './units-page.ts';

export type { BoardFigures } from './board.ts';
export type { Preview } from './draw.ts';
export type { KeptEdition } from './editions.ts';
export type { SeriesEstimate } from './estimates.ts';
export type { CampaignDraft } from './save.ts';
export type { InterviewFigures, ScoreSeries, SeriesKey, VisitScoreRecord } from './scores.ts';

/** What a table of aggregates is made of; all of it is read at one moment. */
export interface ScoreMaterial {
  readonly records: readonly VisitScoreRecord[];
  readonly editions: readonly KeptEdition[];
  readonly titles: ReadonlyMap<string, string>;
  readonly campaigns: readonly Campaign[];
  readonly scope: Scope;
  readonly catalog: { readonly id: string; readonly edition: string } | null;
  /** Today by the registry's clock. */
  readonly today: string;
}

/** Campaigns, and the results of visits as aggregates read them. */
export interface CampaignRegistry {
  list(): Promise<readonly CampaignSummary[]>;
  counts(campaign: string): Promise<CampaignSummary>;
  /** Only while it is a draft. */
  save(draft: CampaignDraft): Promise<CampaignSummary>;
  delete(campaign: string): Promise<boolean>;
  preview(draft: CampaignDraft): Promise<Preview>;
  draw(campaign: string): Promise<CampaignSummary>;
  close(campaign: string): Promise<CampaignSummary>;
  /** The draw as it was published. */
  draws(campaign: string): Promise<SampleDraw>;
  units(wanted: UnitsWanted): Promise<{ readonly total: number; readonly units: readonly CampaignUnit[] }>;
  board(campaign: string): Promise<BoardFigures>;
  unitsByState(): Promise<ReadonlyMap<string, number>>;
  catalog(): Promise<ScoreMaterial['catalog']>;
  titles(): Promise<ReadonlyMap<string, string>>;
  series(): Promise<readonly ScoreSeries[]>;
  scores(
    series: SeriesKey,
    scope: { readonly filter?: UnitFilter; readonly campaign?: string },
  ): Promise<ScoreMaterial>;
}

export function createCampaignRegistry(use: Use): CampaignRegistry {
  return {
    list: () => use(campaignCounts),
    counts: (campaign) => use((store) => countsOfCampaign(store, campaign)),
    save: (draft) => use((store) => countsOfCampaign(store, saveCampaign(store, draft).id)),
    delete: (campaign) => use((store) => deleteCampaign(store, campaign)),
    preview: (draft) => use((store) => previewDraw(store, draft)),
    draw: (campaign) => use((store) => countsOfCampaign(store, drawCampaign(store, campaign).id)),
    close: (campaign) => use((store) => countsOfCampaign(store, closeCampaign(store, campaign).id)),
    draws: (campaign) => use((store) => getDraw(store, campaign)),
    units: (wanted) => use((store) => campaignUnits(store, wanted)),
    board: (campaign) => use((store) => boardOf(store, campaign)),
    unitsByState: () => use(unitsByState),
    catalog: () => use(unitCatalog),
    titles: () => use(checklistTitles),
    series: () => use(scoreSeries),
    scores: (series, scope) =>
      use((store) => ({
        records: readScores(store, series),
        editions: keptEditions(store, series.checklist),
        titles: checklistTitles(store),
        campaigns: listCampaigns(store),
        scope: scopeOf(store, scope),
        catalog: unitCatalog(store),
        today: today(store),
      })),
  };
}
