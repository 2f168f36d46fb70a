import type {
  BarrierShare,
  GroupMean,
  HiddenRows,
  PeriodGrain,
  Shown,
  StateMean,
  TableScope,
  VisitKind,
} from '../model/index.ts';
import type { CategoryTable, Estimate, ItemRow, NATIONAL_2011, Placed, ScoreRow, Trend } from '../statistics/index.ts';

/**
 * What the comparative report of many units is made from: the tables of one kind of visit and one checklist. What is
 * hidden because it would tell of few units is not in it in any form.
 */
export interface ComparativeReport {
  readonly schema: 'cotejo/report-comparative@1';
  readonly scope: TableScope;
  readonly kind: VisitKind;
  readonly checklist: { readonly id: string; readonly title: string; readonly editions: readonly string[] };
  /** What was asked for besides: days, filter, campaign. */
  readonly asked: {
    readonly from: string | null;
    readonly to: string | null;
    readonly edition: string | null;
    /** In words; empty for all units. */
    readonly filter: readonly string[];
    readonly campaign: { readonly id: string; readonly title: string } | null;
  };
  readonly dimensions: readonly ComparativeDimension[];
  readonly grain: PeriodGrain;
  readonly rows: readonly {
    readonly keys: readonly (string | null)[];
    readonly titles: readonly string[];
    readonly figures: Shown<ScoreRow>;
  }[];
  readonly total: Shown<ScoreRow>;
  /** Titles of the bands that figures are counted in. */
  readonly bands: readonly { readonly id: string; readonly title: string }[];
  /** Smallest number of units that is shown; 0 where nothing is hidden. */
  readonly threshold: number;
  readonly ranking: readonly Placed<GroupMean>[];
  readonly byState: readonly (StateMean & { readonly name: string })[];
  readonly eceStatus: CategoryTable | null;
  readonly eceStatusTitles: readonly { readonly id: string; readonly title: string }[];
  readonly barriers: readonly BarrierShare[];
  /** Most often not met first. */
  readonly items: readonly (ItemRow & { readonly title: string })[];
  readonly trend: Trend<VisitKind>;
  readonly hidden: HiddenRows;
  /** What the campaign's visits say of its universe; null where none was asked for or it would tell what is hidden. */
  readonly estimate: ReportedEstimate | null;
  /**
   * Published figures of 2011, where these measure the same: adherence to the functions, of the units that had an
   * electronic record, and answers to the interview, of all that were visited.
   */
  readonly adherence2011: Pick<typeof NATIONAL_2011, 'withRecord' | 'mean' | 'lowest' | 'highest'> | null;
  readonly interview2011: Pick<typeof NATIONAL_2011, 'visited' | 'status' | 'barriers'> | null;
}

export type ComparativeDimension = 'state' | 'institution' | 'level' | 'type' | 'campaign' | 'period';

/** Estimates without the units that they come from. */
export interface ReportedEstimate {
  readonly checklist: string;
  /** Editions of the visits. */
  readonly editions: string;
  readonly kind: VisitKind;
  /** Day of the last visit, ISO 8601. */
  readonly cutOff: string;
  readonly visited: {
    readonly units: number;
    readonly mean: number | null;
    readonly min: number | null;
    readonly max: number | null;
  };
  /** Units of the universe that the estimates speak of; null where none can be had. */
  readonly represented: number | null;
  readonly hajek: Estimate | null;
  readonly horvitzThompson: Estimate | null;
  readonly notes: readonly string[];
}
