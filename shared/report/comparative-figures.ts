import type { Shown } from '../model/index.ts';
import type { ScoreFigures, ScoreRow } from '../statistics/index.ts';
import { formatNumber, formatPercent, plural } from '../text/format.ts';
import { binsChart } from './comparative-bins.ts';
import type { ComparativeReport } from './comparative-data.ts';
import { DIMENSION_WORDS, HIDDEN, scopeFoot } from './comparative-scope.ts';
import type { ReportSection } from './document.ts';
import { html, type Markup } from './markup.ts';
import { section } from './section.ts';

const COLUMNS: readonly (readonly [string, (figures: ScoreFigures) => number | null])[] = [
  ['Media', ({ meanOfPercents }) => meanOfPercents],
  ['Σ/Σ', ({ ratioOfSums }) => ratioOfSums],
  ['Mediana', ({ median }) => median],
  ['Mínimo', ({ min }) => min],
  ['Máximo', ({ max }) => max],
];

/** All units together, beside the figures of 2011 where they measure the same. */
export function totalSection(report: ComparativeReport): ReportSection {
  const { total, scope, kind, adherence2011: own, threshold } = report;
  const title = 'Cifras de todas las unidades';
  if (total.hidden) {
    return section(
      'cifras',
      title,
      html`<p>Todo queda oculto: hay menos unidades que el umbral de ${formatNumber(threshold)}, o mostrar algo delataría a un grupo oculto.</p>${scopeFoot(scope, kind)}`,
    );
  }
  const { units, zeros, absent } = total.value;
  const then = own === null ? null : [own.mean, null, null, own.lowest, own.highest];
  const body = html`<table>
<caption>Unidades con calificación y sus cifras${then !== null && ', con las publicadas de 2011 al lado'}</caption>
<thead><tr><th scope="col">Cifra</th><th scope="col" class="w5 n">Estas visitas</th>${then !== null && html`<th scope="col" class="w5 n">2011, ${formatNumber(own?.withRecord ?? 0)} unidades con expediente</th>`}</tr></thead>
<tbody><tr><th scope="row">Unidades con calificación<span class="small">${unitsNote(zeros, absent)}</span></th><td class="n">${formatNumber(units)}</td>${then !== null && html`<td class="n">${formatNumber(own?.withRecord ?? 0)}</td>`}</tr>
${COLUMNS.map(([name, figure], i) => html`<tr><th scope="row">${name}<span class="small">${MEANINGS[i]}</span></th><td class="n">${formatPercent(figure(total.value))}</td>${then !== null && html`<td class="n">${formatPercent(then[i])}</td>`}</tr>\n`)}
<tr><th scope="row">Cuartiles<span class="small">Entre ellos está la mitad central de las unidades.</span></th><td class="n">${quartiles(total.value)}</td>${then !== null && html`<td class="n">—</td>`}</tr></tbody>
</table>
${units > 0 && total.value.min === null && html`<p class="small">El mínimo, el máximo y la distribución no se muestran: delatarían las cifras de los grupos ocultos.</p>`}
${bandsTable(report, total.value)}
${scopeFoot(scope, kind)}`;
  return section('cifras', title, body);
}

function quartiles({ firstQuartile, thirdQuartile }: ScoreFigures): string {
  return firstQuartile === null ? '—' : `${formatPercent(firstQuartile)} y ${formatPercent(thirdQuartile)}`;
}

const MEANINGS = [
  'Media simple de los porcentajes: cada unidad pesa lo mismo. Es la cifra del informe de 2011.',
  'Suma de los puntos obtenidos entre la suma de los posibles: pesa más la unidad a la que le aplican más requisitos.',
  'La mitad de las unidades tiene esta calificación o menos.',
  'La calificación más baja de una unidad.',
  'La calificación más alta de una unidad.',
] as const;

function unitsNote(zeros: number, absent: ScoreFigures['absent']): string {
  const told = [
    [zeros, 'con 0\u00a0%'],
    [absent['not-applicable'], 'más, sin nada que les aplique'],
    [absent['not-reported'], 'más, sin reportar'],
    [absent.blank, 'más, sin respuestas'],
  ] as const;
  return told
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${formatNumber(count)} ${words}`)
    .join('; ');
}

function bandsTable({ bands }: ComparativeReport, figures: ScoreRow): Markup | null {
  if (figures.bands.length === 0) return null;
  const titles = new Map(bands.map(({ id, title }) => [id, title]));
  return html`<table>
<caption>Unidades por banda de la lista de cotejo</caption>
<thead><tr><th scope="col">Banda</th><th scope="col" class="w4 n">Unidades</th></tr></thead>
<tbody>${figures.bands.map(({ band, units }) => html`<tr><th scope="row">${titles.get(band) ?? band}</th><td class="n">${formatNumber(units)}</td></tr>\n`)}</tbody>
</table>`;
}

/** Units in classes of ten points, with range and mean of 2011 where they measure the same. */
export function distributionSection(report: ComparativeReport): ReportSection | null {
  const { total, adherence2011: then, scope, kind } = report;
  if (total.hidden || total.value.bins.length === 0) return null;
  const { bins, overHundred } = total.value;
  const body = html`<div class="keep">${binsChart(bins, then)}
${then !== null && html`<p class="small">2011, ${formatNumber(then.withRecord)} unidades con expediente clínico electrónico: la línea discontinua es la media, ${formatPercent(then.mean)}; la franja va del mínimo, ${formatPercent(then.lowest)}, al máximo, ${formatPercent(then.highest)}.</p>`}</div>
<table>
<caption>Unidades por calificación, de diez en diez puntos</caption>
<thead><tr><th scope="col">Calificación</th><th scope="col" class="w4 n">Unidades</th></tr></thead>
<tbody>${bins.map(({ from, to, units }) => html`<tr><th scope="row">${to === 100 ? `De ${from} a ${to}\u00a0%` : `De ${from} a menos de ${to}\u00a0%`}</th><td class="n">${formatNumber(units)}</td></tr>\n`)}</tbody>
</table>
${overHundred > 0 && html`<p class="small">${plural(overHundred, 'unidad pasa', 'unidades pasan')} de 100\u00a0% y no ${overHundred === 1 ? 'está' : 'están'} en la gráfica.</p>`}
${scopeFoot(scope, kind)}`;
  return section('distribucion', 'Distribución de las calificaciones', body);
}

/** A row for each group, the total under them. */
export function groupsSection({ dimensions, rows, total, scope, kind }: ComparativeReport): ReportSection | null {
  if (dimensions.length === 0) return null;
  const body = html`<table>
<caption>Cada grupo con sus unidades y sus cifras</caption>
<thead><tr>${dimensions.map((dimension) => html`<th scope="col">${DIMENSION_WORDS[dimension]}</th>`)}<th scope="col" class="w3 n">Unidades</th>${COLUMNS.map(([name]) => html`<th scope="col" class="w3 n">${name}</th>`)}</tr></thead>
<tbody>${rows.map(({ titles, figures }) => html`<tr>${titles.map((title, i) => (i === 0 ? html`<th scope="row">${title}</th>` : html`<td>${title}</td>`))}${cells(figures)}</tr>\n`)}
<tr class="sum"><th scope="row" colspan="${dimensions.length}">Todas las unidades</th>${cells(total)}</tr></tbody>
</table>
<p class="small">El total cuenta cada unidad una vez; agrupadas por periodo o campaña, una unidad puede estar en varios grupos.</p>
${scopeFoot(scope, kind)}`;
  return section('grupos', 'Por grupo', body);
}

function cells(figures: Shown<ScoreRow>): Markup {
  if (figures.hidden) return html`<td class="n" colspan="${1 + COLUMNS.length}">${HIDDEN}</td>`;
  const { value } = figures;
  return html`<td class="n">${formatNumber(value.units)}</td>${COLUMNS.map(([, figure]) => html`<td class="n">${formatPercent(figure(value))}</td>`)}`;
}
