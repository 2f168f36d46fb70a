import { tenth } from './charts.ts';
import { html, type Markup } from './markup.ts';

/** A point over its label on the lower axis; without a value it is a gap, which is not 0. */
export interface LinePoint {
  /** Place on the lower axis, in any unit. */
  readonly at: number;
  readonly label: string;
  readonly value: number | null;
  /** As text, over the point. */
  readonly text: string;
  /** Where the value can still fall. */
  readonly range: readonly [number, number] | null;
  /** Drawn as a ring: a figure that may still move. */
  readonly open: boolean;
}

const SIZE = { width: 460, height: 132 } as const;
const PLOT = { left: 30, right: 440, top: 16, bottom: 106 } as const;
/** What a label is wide, so that no two of them touch. */
const LABEL = { lower: 62, upper: 38 } as const;

/** Percentages over an axis of time or periods; the table of the same figures must stand beside it. */
export function lineChart(chart: {
  readonly title: string;
  readonly description: string;
  readonly points: readonly LinePoint[];
}): Markup {
  const { title, description, points } = chart;
  const top = Math.max(100, ...points.map(({ value, range }) => Math.max(value ?? 0, range?.[1] ?? 0)));
  const x = across(points);
  const y = (value: number) => tenth(PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top));
  const drawn = points.filter((point): point is LinePoint & { value: number } => point.value !== null);
  return html`<svg class="chart line" role="img" viewBox="0 0 ${SIZE.width} ${SIZE.height}"><title>${title}</title><desc>${description}</desc>
${[0, 50, 100].map((tick) => html`<path class="grid" d="M${PLOT.left} ${y(tick)}H${PLOT.right}"/><text x="${PLOT.left - 5}" y="${y(tick) + 3}" text-anchor="end">${tick}</text>`)}
${drawn.map(({ at, range }) => range !== null && range[0] !== range[1] && html`<path class="whisker" d="M${x(at) - 3} ${y(range[0])}h6M${x(at) - 3} ${y(range[1])}h6M${x(at)} ${y(range[0])}V${y(range[1])}"/>`)}
${pieces(points).map((piece) => html`<path class="stroke" d="M${piece.map(({ at, value }) => `${x(at)} ${y(value ?? 0)}`).join('L')}"/>`)}
${drawn.map(({ at, value, open }) => html`<circle class="${open ? 'dot open' : 'dot'}" cx="${x(at)}" cy="${y(value)}" r="3.2"/>`)}
${apart(drawn, x, LABEL.upper).map(({ at, value, text }) => html`<text class="value" x="${x(at)}" y="${tenth(y(value) - 6)}" text-anchor="middle">${text}</text>`)}
${apart(points, x, LABEL.lower).map(({ at, label }) => html`<path class="tick" d="M${x(at)} ${PLOT.bottom}v4"/><text x="${x(at)}" y="${PLOT.bottom + 15}" text-anchor="middle">${label}</text>`)}
</svg>`;
}

/** One point alone stands in the middle. */
function across(points: readonly LinePoint[]): (at: number) => number {
  const [inner, outer] = [PLOT.left + 26, PLOT.right - 26];
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  return (at) =>
    tenth(last === first ? (inner + outer) / 2 : inner + ((at - first) / (last - first)) * (outer - inner));
}

/** Runs of points without a gap between them. */
function pieces(points: readonly LinePoint[]): readonly (readonly LinePoint[])[] {
  const found: LinePoint[][] = [[]];
  for (const point of points) {
    if (point.value === null) found.push([]);
    else found[found.length - 1].push(point);
  }
  return found.filter((piece) => piece.length > 1);
}

/** Those whose labels have room, the last one before all others; every figure stands in the table. */
function apart<T extends LinePoint>(points: readonly T[], x: (at: number) => number, room: number): readonly T[] {
  const kept: T[] = [];
  for (const point of [...points].reverse()) {
    const next = kept.at(-1);
    if (next === undefined || x(next.at) - x(point.at) >= room) kept.push(point);
  }
  return kept.reverse();
}

/** For the pages that have such a chart. */
export const LINE_STYLES = `.chart.line{max-height:1.9in}.chart.line text{font-size:8.5px}
.grid{stroke:#c9ced6;stroke-width:.7}
.stroke{fill:none;stroke:#14505c;stroke-width:1.8}
.dot{fill:#14505c;stroke:#fff;stroke-width:1}.dot.open{fill:#fff;stroke:#14505c;stroke-width:1.6}
.chart text.value{fill:#1c2430;font-weight:700;paint-order:stroke;stroke:#fff;stroke-width:3}`;
