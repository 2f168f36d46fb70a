import type { ReportDetail } from '../model/index.ts';
import { formatList, formatNumber, formatPercent, plural } from '../text/format.ts';
import { lineChart } from './charts-line.ts';
import type { ComparativeReport } from './comparative-data.ts';
import { HIDDEN, scopeFoot } from './comparative-scope.ts';
import type { ReportSection } from './document.ts';
import { mexicoMap } from './map.ts';
import { html } from './markup.ts';
import { section } from './section.ts';

/** Mean by federal entity: the map for eyes, and the table with the same figures for everybody. */
export function statesSection({ byState, total, scope, kind }: ComparativeReport): ReportSection | null {
  if (total.hidden || byState.length === 0) return null;
  const body = html`${mexicoMap({
    id: 'oculto-media',
    title: 'Media por entidad federativa',
    description: 'Las 32 entidades según su media; la tabla que sigue dice las mismas cifras.',
    legend: 'Media de los porcentajes',
    states: byState.map(({ state, figures }) => ({
      key: state,
      percent: figures.hidden ? null : figures.value.mean,
      hidden: figures.hidden,
    })),
  })}
<table>
<caption>Entidades con visitas; de las demás no hay datos</caption>
<thead><tr><th scope="col">Entidad federativa</th><th scope="col" class="w4 n">Unidades</th><th scope="col" class="w4 n">Media</th></tr></thead>
<tbody>${byState.map(({ name, figures }) => html`<tr><th scope="row">${name}</th>${figures.hidden ? html`<td class="n" colspan="2">${HIDDEN}</td>` : html`<td class="n">${formatNumber(figures.value.units)}</td><td class="n">${formatPercent(figures.value.mean)}</td>`}</tr>\n`)}</tbody>
</table>
${scopeFoot(scope, kind)}`;
  return section('entidades', 'Media por entidad federativa', body);
}

/** Groups by their mean; those that show the same figure share a place. */
export function rankingSection({ ranking, dimensions, scope, kind }: ComparativeReport): ReportSection | null {
  if (dimensions.length === 0) return null;
  const body =
    ranking.length === 0
      ? html`<p>Ningún grupo tiene cifras que se puedan mostrar.</p>`
      : html`<table>
<caption>Grupos por la media de sus unidades; quienes muestran la misma cifra comparten lugar</caption>
<thead><tr><th scope="col" class="w3 n">Lugar</th><th scope="col">Grupo</th><th scope="col" class="w4 n">Unidades</th><th scope="col" class="w4 n">Media</th></tr></thead>
<tbody>${ranking.map(({ row: { titles, mean, units }, place, tied }) => html`<tr><td class="n">${place === null ? '—' : formatNumber(place)}${tied && html`<span class="small">empate</span>`}</td><th scope="row">${titles.join(' / ')}</th><td class="n">${formatNumber(units)}</td><td class="n">${formatPercent(mean)}</td></tr>\n`)}</tbody>
</table>${scopeFoot(scope, kind)}`;
  return section('orden', 'Orden por media', body);
}

/** Rows that a summary prints; the window shows as many before it is asked for all. */
const FIRST_ITEMS = 15;

/** Items most often not met, worst first. */
export function itemsSection(report: ComparativeReport, detail: ReportDetail): ReportSection | null {
  const { items, hidden, scope, kind } = report;
  if (items.length === 0 && hidden.items === 0) return null;
  const wanting = items.filter((row) => row.notMet > 0 || row.partly > 0);
  const shown = detail === 'summary' ? (wanting.length > 0 ? wanting : items).slice(0, FIRST_ITEMS) : items;
  const body = html`<table>
<caption>Requisitos que más unidades incumplen: ${formatNumber(shown.length)} de ${formatNumber(items.length)}</caption>
<thead><tr><th scope="col" class="w2 n">Lugar</th><th scope="col">Requisito</th><th scope="col" class="w2 n">No cumple</th><th scope="col" class="w3 n">De donde aplica</th><th scope="col" class="w2 n">En parte</th><th scope="col" class="w2 n">Cumple</th><th scope="col" class="w2 n">Sin decidir</th><th scope="col" class="w2 n">No aplica</th></tr></thead>
<tbody>${shown.map((row) => html`<tr><td class="n">${formatNumber(row.place)}</td><th scope="row">${row.title}</th><td class="n">${formatNumber(row.notMet)}</td><td class="n">${formatPercent(row.notMetOfApplicable.percent)}</td><td class="n">${formatNumber(row.partly)}</td><td class="n">${formatNumber(row.met)}</td><td class="n">${formatNumber(row.undecided)}</td><td class="n">${formatNumber(row.notApplicable + row.notDeployed)}</td></tr>\n`)}</tbody>
</table>
<p class="small">«No aplica» cuenta también los módulos que no están desplegados.</p>
${hidden.items > 0 && html`<p class="small">${plural(hidden.items, 'requisito se oculta', 'requisitos se ocultan')} porque alguno de sus desenlaces es de muy pocas unidades.</p>`}
${scopeFoot(scope, kind)}`;
  return section('requisitos', 'Requisitos que más se incumplen', body);
}

/** Mean by period. A period without visits is a gap, which is no 0. */
export function trendSection({ trend, hidden, scope, kind }: ComparativeReport): ReportSection | null {
  const { points } = trend;
  if (points.length === 0 && hidden.periods.length === 0) return null;
  const told = points.map(({ period, figures }) => `${period}: ${formatPercent(figures.meanOfPercents)}`).join('; ');
  const signed = (value: number | null) => (value === null ? '—' : `${value > 0 ? '+' : ''}${formatNumber(value, 1)}`);
  const body = html`${
    points.length > 1 &&
    html`<div class="keep">${lineChart({
      title: 'Media por periodo',
      description: `Media por periodo: ${told}.`,
      points: points.map(({ period, figures }, at) => ({
        ...{ at, label: period, value: figures.meanOfPercents, range: null, open: false },
        text: formatPercent(figures.meanOfPercents),
      })),
    })}</div>`
  }<table>
<caption>Media por periodo; cada unidad cuenta una vez en cada uno</caption>
<thead><tr><th scope="col">Periodo</th><th scope="col" class="w4 n">Unidades</th><th scope="col" class="w4 n">Media</th><th scope="col" class="w5 n">Cambio</th></tr></thead>
<tbody>${points.map(({ period, figures, since }) => html`<tr><th scope="row">${period}</th><td class="n">${formatNumber(figures.units)}</td><td class="n">${formatPercent(figures.meanOfPercents)}</td><td class="n">${signed(since?.change.meanOfPercents ?? null)}${since !== null && html`<span class="small">desde ${since.period}</span>`}</td></tr>\n`)}</tbody>
</table>
${hidden.periods.length > 0 && html`<p class="small">Periodos ocultos por tener pocas unidades: ${formatList(hidden.periods)}.</p>`}
${scopeFoot(scope, kind)}`;
  return section('evolucion', 'Media por periodo', body);
}
