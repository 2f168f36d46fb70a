import type { DistributionBin } from '../statistics/index.ts';
import { formatNumber } from '../text/format.ts';
import { tenth } from './charts.ts';
import type { ComparativeReport } from './comparative-data.ts';
import { html, type Markup } from './markup.ts';

const PLOT = { left: 34, right: 446, top: 14, bottom: 116 } as const;
/** Of a class of ten points, the part that its bar takes. */
const BAR = 0.78;

/** Units in ten classes of ten points; range and mean of 2011 behind them. The table must stand beside it. */
export function binsChart(bins: readonly DistributionBin[], then: ComparativeReport['adherence2011']): Markup {
  const most = Math.max(1, ...bins.map(({ units }) => units));
  const x = (percent: number) => tenth(PLOT.left + (percent / 100) * (PLOT.right - PLOT.left));
  const y = (units: number) => tenth(PLOT.bottom - (units / most) * (PLOT.bottom - PLOT.top));
  const told = bins.filter(({ units }) => units > 0).map(({ from, to, units }) => `de ${from} a ${to}: ${units}`);
  return html`<svg class="chart bins" role="img" viewBox="0 0 480 142"><title>Unidades por calificación</title><desc>Unidades en clases de diez puntos; ${told.join(', ') || 'ninguna'}.</desc>
${then !== null && html`<rect class="then" x="${x(then.lowest)}" y="${PLOT.top}" width="${tenth(x(then.highest) - x(then.lowest))}" height="${PLOT.bottom - PLOT.top}"/>`}
<path class="tick" d="M${PLOT.left} ${PLOT.bottom}H${PLOT.right}"/>
${bins.map(({ from, to, units }) => bar({ from, to, units }, x, y))}
${then !== null && html`<path class="mean" d="M${x(then.mean)} ${PLOT.top - 8}V${PLOT.bottom}"/>`}
${[0, 20, 40, 60, 80, 100].map((tick) => html`<path class="tick" d="M${x(tick)} ${PLOT.bottom}v4"/><text x="${x(tick)}" y="${PLOT.bottom + 14}" text-anchor="middle">${tick}\u00a0%</text>`)}
</svg>`;
}

function bar(
  { from, to, units }: DistributionBin,
  x: (percent: number) => number,
  y: (units: number) => number,
): Markup {
  const width = tenth((x(to) - x(from)) * BAR);
  const left = tenth((x(from) + x(to) - width) / 2);
  return html`<rect class="fill" x="${left}" y="${y(units)}" width="${width}" height="${tenth(PLOT.bottom - y(units))}"/>${units > 0 && html`<text class="value" x="${tenth(left + width / 2)}" y="${tenth(y(units) - 3)}" text-anchor="middle">${formatNumber(units)}</text>`}`;
}

/** For the pages that have such a chart. */
export const BINS_STYLES = `.chart.bins{max-height:2.1in}.chart.bins text{font-size:8.5px}.chart.bins text.value{fill:#1c2430;font-weight:700}
.then{fill:#e3e7eb}.mean{stroke:#1c2430;stroke-width:1.4;stroke-dasharray:5 3;fill:none}
.sum>*{border-top:1pt solid var(--ink);font-weight:700}`;
