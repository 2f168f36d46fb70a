import type { Score, ScoreBand } from '../model/index.ts';
import { formatPercent, sentenceCase } from '../text/format.ts';

export interface ScoreView {
  readonly value: number | null;
  readonly text: string;
  readonly range: readonly [number, number] | null;
  readonly rangeText: string;
  readonly coverage: number | null;
  readonly coverageText: string;
  /** Some weight is still undecided, so that the figure may move. */
  readonly preliminary: boolean;
  readonly band: string | null;
  /** Said where the percentage passes 100: it is shown as it is. */
  readonly flag: string | null;
}

/** One score as text, of the whole, a domain or a unit. */
export function scoreView(
  score: Omit<Score, 'items' | 'byDomain' | 'band'> & { band?: string | null },
  bands: readonly ScoreBand[],
): ScoreView {
  const { percent, interval, coverage } = score;
  return {
    value: percent,
    text: percent === null ? 'Sin puntaje' : formatPercent(percent),
    range: interval,
    rangeText: rangeText(interval),
    coverage,
    coverageText: coverage === null ? '—' : formatPercent(coverage),
    preliminary: score.preliminary && percent !== null,
    band: bandTitle(score.band ?? null, bands),
    flag: percent !== null && percent > 100 ? 'Mayor que 100: revise los datos de origen.' : null,
  };
}

/** `41.8 % a 60.0 %`; one figure where both ends are the same. */
export function rangeText(interval: ScoreView['range']): string {
  if (interval === null) return '—';
  const [low, high] = interval;
  return low === high ? formatPercent(low) : `${formatPercent(low)} a ${formatPercent(high)}`;
}

/** The band's title; its id in words where the checklist is not at hand. */
function bandTitle(id: string | null, bands: readonly ScoreBand[]): string | null {
  if (id === null) return null;
  return bands.find((band) => band.id === id)?.title ?? sentenceCase(id.replaceAll('-', ' '));
}
