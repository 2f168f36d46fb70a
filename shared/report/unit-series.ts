import type { RunSummary, VisitKind, VisitSummary } from '../model/index.ts';

/** Where scores come from: a run over exports, or a visit of one kind. They are never drawn as one line. */
export type ScoreOrigin = 'run' | VisitKind;

export interface ScorePoint {
  /** Moment as written, and for the axis. */
  readonly day: string;
  readonly at: number;
  readonly percent: number;
  readonly interval: readonly [number, number] | null;
  readonly preliminary: boolean;
  /** Of the checklist. */
  readonly edition: string;
}

export interface ScoreSeries {
  readonly checklist: string;
  readonly origin: ScoreOrigin;
  /** Oldest first. */
  readonly points: readonly ScorePoint[];
}

const ORIGINS: readonly ScoreOrigin[] = ['external', 'internal', 'self', 'run'];

/** One series for each checklist and origin: external visits first, runs last. */
export function scoreSeries(visits: readonly VisitSummary[], runs: readonly RunSummary[]): readonly ScoreSeries[] {
  const scores = [...visits.flatMap(ofVisit), ...runs.flatMap(ofRun)];
  const series = [...Map.groupBy(scores, ({ checklist, origin }) => `${origin} ${checklist}`).values()];
  return series
    .map((points) => ({
      checklist: points[0].checklist,
      origin: points[0].origin,
      points: points.map(({ point }) => point).sort((a, b) => a.at - b.at),
    }))
    .sort((a, b) => ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin) || (a.checklist < b.checklist ? -1 : 1));
}

interface Score {
  readonly checklist: string;
  readonly origin: ScoreOrigin;
  readonly point: ScorePoint;
}

/** An open visit has no score yet that would stand beside the others. */
function ofVisit(visit: VisitSummary): readonly Score[] {
  if (visit.status !== 'cerrada') return [];
  const at = moment(visit.openedAt);
  return visit.scores.flatMap(({ checklist, percent, interval, ...score }) =>
    percent === null ? [] : [{ checklist, origin: visit.kind, point: { ...at, percent, interval, ...told(score) } }],
  );
}

function ofRun(run: RunSummary): readonly Score[] {
  if (run.status !== 'completa' || run.percent === null) return [];
  const { checklist, percent, interval } = run;
  return [{ checklist, origin: 'run', point: { ...moment(run.startedAt), percent, interval, ...told(run) } }];
}

/** Nothing else of a score goes into a point. */
function told({ preliminary, edition }: Pick<ScorePoint, 'preliminary' | 'edition'>) {
  return { preliminary, edition };
}

function moment(day: string): { readonly day: string; readonly at: number } {
  return { day, at: Date.parse(day) };
}
