import type { AggregateQuery, AggregateResult, CampaignBoard, CampaignEstimate } from '../../shared/ipc/campaigns.ts';
import type { ScoreBand } from '../../shared/model/index.ts';
import type { ComparativeReport, ReportedEstimate } from '../../shared/report/comparative-data.ts';
import { NATIONAL_2011, national2011 } from '../../shared/statistics/index.ts';
import { ProblemError } from './reading.ts';
import { filterWords, stateNameOf } from './report-content-words.ts';

/** What stands behind a comparative besides its tables. */
export interface ComparativeSources {
  readonly query: AggregateQuery;
  readonly result: AggregateResult;
  /** Of the campaign asked for, once it is drawn. */
  readonly board: CampaignBoard | null;
  readonly bands: readonly ScoreBand[];
}

/**
 * The tables of the window as the report keeps them. They come with what is hidden left out; nothing that was hidden
 * comes in again here.
 *
 * @throws ProblemError where no closed visit answers to the query
 */
export function comparativeReport({ query, result, board, bands }: ComparativeSources): ComparativeReport {
  const { scope, kind, checklist, dimensions, rows, total, threshold, ranking, trend, grain, hidden } = result;
  if (!total.hidden && total.value.units + Object.values(total.value.absent).reduce((sum, n) => sum + n, 0) === 0) {
    throw new ProblemError('Ninguna visita cerrada responde a lo que se pidió: no hay nada que comparar.');
  }
  return {
    schema: 'cotejo/report-comparative@1',
    ...{ scope, kind, checklist, dimensions, grain, rows, total, threshold, ranking, trend, hidden },
    asked: {
      from: query.from ?? null,
      to: query.to ?? null,
      edition: query.edition ?? null,
      filter: filterWords(query.filter ?? {}),
      campaign: query.campaign === undefined ? null : { id: query.campaign, title: scope.campaign ?? query.campaign },
    },
    bands: bands.map(({ id, title }) => ({ id, title })),
    byState: result.byState.map(({ state, figures }) => ({ state, name: stateNameOf(state), figures })),
    eceStatus: result.eceStatus,
    eceStatusTitles: result.eceStatusTitles,
    barriers: result.barriers.map(({ id, title, units, asked, percent }) => ({ id, title, units, asked, percent })),
    items: result.items,
    estimate: board === null || tellsHidden(result) ? null : estimateOf(board, result),
    ...published2011(result),
  };
}

function published2011({ checklist, eceStatus }: AggregateResult) {
  const { visited, withRecord, mean, lowest, highest, status, barriers } = NATIONAL_2011;
  return {
    adherence2011: national2011(checklist.id) === null ? null : { withRecord, mean, lowest, highest },
    interview2011: eceStatus === null ? null : { visited, status, barriers },
  };
}

/** Beside hidden cells another figure of the same units could tell them. */
function tellsHidden({ total, rows, byState, hidden }: AggregateResult): boolean {
  return (
    total.hidden ||
    [...rows, ...byState].some(({ figures }) => figures.hidden) ||
    hidden.periods.length + hidden.categories.length + hidden.barriers.length + hidden.items > 0
  );
}

function estimateOf({ estimates }: CampaignBoard, { kind, checklist, threshold }: AggregateResult) {
  const own = estimates.find((one) => one.kind === kind && one.checklist === checklist.id);
  return own === undefined || own.visited.units < threshold ? null : reportedEstimate(own);
}

/** An estimate without the units that it comes from. */
export function reportedEstimate(estimate: CampaignEstimate): ReportedEstimate {
  const { checklist, kind, scope, visited, hajek } = estimate;
  const horvitzThompson = estimate.estimate?.meanHorvitzThompson ?? null;
  return {
    ...{ checklist, kind, visited, hajek, horvitzThompson },
    editions: scope.checklist?.edition ?? '',
    cutOff: scope.cutOff,
    represented: estimate.estimate?.response.represented ?? null,
    // The same assumption is told by both figures.
    notes: [...new Set([...estimate.notes, ...(horvitzThompson?.notes ?? [])])],
  };
}
