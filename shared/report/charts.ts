import type { ScoreBand } from '../model/index.ts';
import { formatPercent } from '../text/format.ts';
import { html, type Markup } from './markup.ts';
import type { ScoreView } from './model-score.ts';

/** Space at both ends, so that a whisker at 0 or 100 is whole. */
const PAD = 5;

/** Half up to a tenth of a unit: enough for paper, and short. A bar ends at 100 whatever the figure beside it says. */
function position(value: number, width: number): number {
  const inside = Math.min(100, Math.max(0, value));
  return tenth(PAD + (inside / 100) * (width - 2 * PAD));
}

/** The bar, its interval as a whisker, and what both say for those who do not see it. */
function bar(view: ScoreView, width: number, top: number, height: number): Markup {
  const at = (value: number) => position(value, width);
  const middle = top + height / 2;
  const track = html`<rect class="${view.value === null ? 'track none' : 'track'}" x="${PAD}" y="${top}" width="${width - 2 * PAD}" height="${height}"/>`;
  const fill =
    view.value !== null &&
    html`<rect class="fill" x="${PAD}" y="${top}" width="${tenth(at(view.value) - PAD)}" height="${height}"/>`;
  return html`${track}${fill}${whisker(view.range, at, middle, height / 2 + 2)}`;
}

function whisker(
  range: ScoreView['range'],
  at: (value: number) => number,
  middle: number,
  reach: number,
): Markup | null {
  if (range === null || range[0] === range[1]) return null;
  const [low, high] = [at(range[0]), at(range[1])];
  const path = `M${low} ${middle - reach}V${middle + reach}M${high} ${middle - reach}V${middle + reach}M${low} ${middle}H${high}`;
  return html`<path class="halo" d="${path}"/><path class="whisker" d="${path}"/>`;
}

function describe(view: ScoreView): string {
  if (view.value === null) return 'Sin puntaje.';
  const range = view.range === null ? '' : ` Intervalo de ${view.rangeText}.`;
  return `Puntaje ${view.text}.${range} Cobertura ${view.coverageText}.`;
}

/** The score on a scale of 0 to 100, with its interval and the lower ends of the bands where they are known. */
export function scoreChart(view: ScoreView, bands: readonly ScoreBand[]): Markup {
  const width = 460;
  const marks = bands.map((band) => band.from).filter((from) => from > 0 && from < 100);
  const ticks = [...new Set(marks.length > 0 ? [0, ...marks, 100] : [0, 25, 50, 75, 100])].sort((a, b) => a - b);
  return html`<svg class="chart" role="img" viewBox="0 0 ${width} 46"><title>Puntaje en la escala de 0 a 100</title><desc>${describe(view)}</desc>${bar(view, width, 8, 16)}${ticks.map(
    (tick) =>
      html`<path class="tick" d="M${position(tick, width)} 27v5"/><text x="${position(tick, width)}" y="43" text-anchor="${tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle'}">${formatPercent(tick, Number.isInteger(tick) ? 0 : 1)}</text>`,
  )}</svg>`;
}

/** One domain or unit: the bar over a thin one for the coverage. */
export function rowChart(view: ScoreView, name: string): Markup {
  const width = 240;
  const coverage =
    view.coverage !== null &&
    html`<rect class="coverage" x="${PAD}" y="20" width="${tenth(position(view.coverage, width) - PAD)}" height="3"/>`;
  return html`<svg class="chart" role="img" viewBox="0 0 ${width} 26"><title>${name}</title><desc>${describe(view)}</desc>${bar(view, width, 5, 11)}<rect class="rail" x="${PAD}" y="20" width="${width - 2 * PAD}" height="3"/>${coverage}</svg>`;
}

/** A share of 0 to 1 as a plain bar; the figure stands beside it. */
export function shareChart(share: number): Markup {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<svg class="chart bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 9"><rect class="rail" x="0" y="1" width="100" height="7"/><rect class="fill" x="0" y="1" width="${width}" height="7"/></svg>`;
}

/** The scale above a column of {@link rowChart}. */
export function axisChart(): Markup {
  const width = 240;
  return html`<svg class="chart axis" aria-hidden="true" viewBox="0 0 ${width} 17">${[0, 25, 50, 75, 100].map(
    (tick) =>
      html`<path class="tick" d="M${position(tick, width)} 13v4"/><text x="${position(tick, width)}" y="11" text-anchor="${tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle'}">${tick}</text>`,
  )}</svg>`;
}

/** Says what the marks of the charts stand for. */
export function chartLegend(): Markup {
  return html`<p class="legend"><svg aria-hidden="true" viewBox="0 0 22 12"><rect class="fill" y="2" width="22" height="8"/></svg>puntaje<svg aria-hidden="true" viewBox="0 0 22 12"><path class="whisker" d="M2 2v8M20 2v8M2 6h18"/></svg>intervalo en que puede quedar<svg aria-hidden="true" viewBox="0 0 22 12"><rect class="coverage" y="5" width="22" height="3"/></svg>cobertura: parte del peso ya decidida</p>`;
}

/** A coordinate of a drawing: a tenth of its unit is finer than what a printer shows. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
