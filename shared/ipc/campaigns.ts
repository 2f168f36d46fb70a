import { z } from 'zod';
import type {
  BarrierShare,
  CampaignSummary,
  CampaignUnit,
  DesignNote,
  DesignTemplate,
  GroupMean,
  HiddenRows,
  PeriodGrain,
  SampleDraw,
  Shown,
  StateMean,
  StratumDraw,
  TableScope,
  VisitKind,
} from '../model/index.ts';
import type {
  CategoryTable,
  Estimate,
  ItemRow,
  Placed,
  ScoreRow,
  StratumCoverage,
  Trend,
  UniverseEstimate,
} from '../statistics/index.ts';
import { day, kebab, method, none, path, unitFilter, uuid, visitKind, words } from './parts.ts';

/** The part of the contract that is about campaigns and about aggregates over units. */

const stratum = z.object({
  id: kebab,
  title: words(200),
  method: z.enum(['certainty', 'proportional', 'equal']),
  sampleSize: z.number().int().min(0).max(100_000).optional(),
  frameUnits: z.number().int().min(0).max(100_000).optional(),
  replacements: z.number().int().min(0).max(100_000).optional(),
  unsized: z.enum(['refuse', 'exclude', 'smallest']).optional(),
});
const campaign = z.object({
  id: uuid,
  title: words(200).min(1),
  universe: unitFilter,
  sizeAttribute: words(60).nullable(),
  design: z.object({
    schema: z.literal('cotejo/sample-design@1'),
    id: words(120).min(1),
    title: words(200),
    seed: words(200),
    sizeName: words(100).optional(),
    strata: z.array(stratum).max(200),
  }),
  rules: z.array(z.object({ stratum: kebab, filter: unitFilter })).max(200),
});

/** What a draw would be, without keeping it. */
export interface DrawPreview {
  readonly universe: number;
  readonly strata: readonly StratumDraw[];
  readonly notes: readonly DesignNote[];
  /** One sentence for each thing that stands in the way; empty when it can be drawn. */
  readonly faults: readonly string[];
  /** Units of the universe that no rule puts in a stratum. */
  readonly unassigned: number;
}

/** What was seen beside what it says of the universe, for one checklist and one kind of visit. */
export interface CampaignEstimate {
  readonly checklist: string;
  readonly kind: VisitKind;
  readonly scope: TableScope;
  /** Plain mean of the percentages of the visited. */
  readonly visited: {
    readonly units: number;
    readonly mean: number | null;
    readonly min: number | null;
    readonly max: number | null;
  };
  /** Null where no estimate can be had; the notes say why. */
  readonly estimate: UniverseEstimate | null;
  readonly hajek: Estimate | null;
  readonly notes: readonly string[];
}

export interface CampaignBoard {
  readonly summary: CampaignSummary;
  readonly coverage: readonly StratumCoverage[];
  readonly byState: readonly {
    readonly state: string | null;
    readonly selected: number;
    readonly visited: number;
    readonly inaccessible: number;
  }[];
  readonly estimates: readonly CampaignEstimate[];
}

/** What can be grouped by. */
export const DIMENSIONS = ['state', 'institution', 'level', 'type', 'campaign', 'period'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const aggregateQuery = z.object({
  kind: visitKind,
  checklist: kebab,
  /** Left out: all editions, each item under its id. */
  edition: words(40).optional(),
  campaign: uuid.optional(),
  /** First and last day. */
  from: day.optional(),
  to: day.optional(),
  filter: unitFilter.optional(),
  groupBy: z.array(z.enum(DIMENSIONS)).max(2),
  grain: z.enum(['year', 'quarter', 'month']).default('year'),
  /** Smallest number of units that is shown; 0 hides nothing. */
  threshold: z.number().int().min(0).max(100).default(0),
});
export type AggregateQuery = z.infer<typeof aggregateQuery>;

/** Every figure of one kind of visit and one checklist; each unit counts with its last visit of the period asked for. */
export interface AggregateResult {
  readonly scope: TableScope;
  readonly kind: VisitKind;
  readonly dimensions: readonly Dimension[];
  readonly checklist: { readonly id: string; readonly title: string; readonly editions: readonly string[] };
  readonly rows: readonly {
    readonly keys: readonly (string | null)[];
    readonly titles: readonly string[];
    readonly figures: Shown<ScoreRow>;
  }[];
  readonly total: Shown<ScoreRow>;
  readonly threshold: number;
  /** Groups by mean, best first, with ties. */
  readonly ranking: readonly Placed<GroupMean>[];
  /** By state of the system, where the interview asked it. */
  readonly eceStatus: CategoryTable | null;
  readonly barriers: readonly BarrierShare[];
  /** Most often not met first. */
  readonly items: readonly (ItemRow & { readonly title: string })[];
  readonly trend: Trend<VisitKind>;
  readonly grain: PeriodGrain;
  /** Mean by INEGI key of the state, for the map. */
  readonly byState: readonly StateMean[];
  /** Titles of the categories of `eceStatus`, in its order. */
  readonly eceStatusTitles: readonly { readonly id: string; readonly title: string }[];
  /** What is left out above because its cell, or another one, would tell of fewer units than the threshold. */
  readonly hidden: HiddenRows;
}

export const campaignMethods = {
  'campaigns.list': method<readonly CampaignSummary[]>()(none),
  'campaigns.templates': method<readonly DesignTemplate[]>()(none),
  /** Only while it is `borrador`. */
  'campaigns.save': method<CampaignSummary>()(campaign),
  'campaigns.delete': method<{ readonly deleted: boolean }>()(z.object({ campaign: uuid })),
  'campaigns.preview': method<DrawPreview>()(campaign),
  'campaigns.draw': method<CampaignSummary>()(z.object({ campaign: uuid })),
  /** Ends it; its units and figures stay. */
  'campaigns.close': method<CampaignSummary>()(z.object({ campaign: uuid })),
  /** The draw as it was published, to repeat it. */
  'campaigns.draws': method<SampleDraw>()(z.object({ campaign: uuid })),
  'campaigns.units': method<{ readonly total: number; readonly units: readonly CampaignUnit[] }>()(
    z.object({
      campaign: uuid,
      only: z.enum(['selected', 'replacements', 'all']),
      text: words(200).optional(),
      limit: z.number().int().min(1).max(5000),
    }),
  ),
  'campaigns.board': method<CampaignBoard>()(z.object({ campaign: uuid })),
  'aggregates.get': method<AggregateResult>()(aggregateQuery),
  /** Which checklists and kinds have closed visits. */
  'aggregates.series':
    method<
      readonly {
        readonly checklist: string;
        readonly title: string;
        readonly kind: VisitKind;
        readonly visits: number;
        readonly first: string;
        readonly last: string;
      }[]
    >()(none),
  /** Only to where the person said so in the dialog. */
  'aggregates.export': method<{ readonly path: string }>()(z.object({ query: aggregateQuery, path })),
} as const;

export const campaignMainMethods = {
  'aggregates.saveFile': method<{ readonly path: string } | null>()(z.object({ query: aggregateQuery })),
} as const;
